/**
 * A drive that lets in only who has signed in, and the sign-in service for it: what accounts are in the
 * stories. The user's browser is played by `TestBrowser`, which goes where the app sends the user.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { type InferOutput, array, parse, string } from 'valibot';
import { IdentityProvider } from '../../main/accounts/testing/identity-provider.ts';
import { TestBrowser } from '../../main/accounts/testing/test-browser.ts';
import { StoryDrive } from './drive.ts';
import type { LaunchOptions } from './ferry.ts';

const LOOK_EVERY_MS = 50;
/** Beside what the drives keep, which nobody searches for what the app has left behind. */
const TRUSTED = path.join('drive', 'trusted.pem');
const opened = array(string());

export class Identity {
  readonly provider: IdentityProvider;
  readonly drive: StoryDrive;
  readonly #folder: string;
  #isOver = false;
  #browsing: Promise<void> = Promise.resolve();

  private constructor(provider: IdentityProvider, drive: StoryDrive, folder: string) {
    this.provider = provider;
    this.drive = drive;
    this.#folder = folder;
  }

  /** `folder` is the story's own. */
  static async start(folder: string): Promise<Identity> {
    let provider: IdentityProvider | null = null;
    const drive = await StoryDrive.start(path.join(folder, 'drive', 'of-account'), {
      tokens: {
        authorizationUri: 'https://login.test/common/oauth2/authorize',
        read: (token) => provider?.read(token) ?? { kind: 'unknown' },
      },
    });
    provider = await IdentityProvider.start({ graph: drive.origin });
    writeFileSync(path.join(folder, TRUSTED), provider.trusted);
    return new Identity(provider, drive, folder);
  }

  /** What the app has to be started with to sign in here, and nowhere else. */
  options(more: readonly string[] = []): Partial<LaunchOptions> {
    const { provider, drive } = this;
    return {
      arguments: [`--test-sign-in=${provider.origin}`, `--test-graph=${drive.origin}`, ...more],
      environment: { NODE_EXTRA_CA_CERTS: path.join(this.#folder, TRUSTED) },
    };
  }

  /** Gives a new profile the registration that the sign-in service knows. */
  register(more: Readonly<Record<string, unknown>> = {}): void {
    const profile = path.join(this.#folder, 'profile');
    mkdirSync(profile, { recursive: true });
    const settings = {
      saidNoSecretStore: true,
      clientIds: { global: this.provider.clientId },
      ...more,
    };
    writeFileSync(path.join(profile, 'settings.json'), JSON.stringify(settings));
  }

  /** From now on the user's browser goes where the app sends it. */
  async browse(app: ElectronApplication): Promise<void> {
    await listen(app);
    const browser = new TestBrowser(this.provider.trusted);
    const turn = async (): Promise<void> => {
      while (!this.#isOver) {
        for (const url of await takeOpened(app).catch(() => [])) await browser.open(url);
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      }
      await browser.done;
    };
    this.#browsing = turn();
  }

  /** The service lets nobody go on without signing in anew, as after a change of the password. */
  revoke(): void {
    this.provider.books.refreshTokens.clear();
    this.provider.books.accessTokens.clear();
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    await this.provider.stop();
    await this.#browsing;
    await this.drive.close();
  }
}

/** The addresses that the app has asked the system to open since the last time. */
export async function takeOpened(app: ElectronApplication): Promise<InferOutput<typeof opened>> {
  const text = await app.evaluate(() => {
    const said = process.env['FERRY_STORY_OPENED'] ?? '[]';
    process.env['FERRY_STORY_OPENED'] = '[]';
    return said;
  });
  return parse(opened, JSON.parse(text));
}

/** Has the system note what it is asked to open, instead of opening it. */
export async function listen(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ shell }) => {
    shell.openExternal = (url) => {
      const before: unknown = JSON.parse(process.env['FERRY_STORY_OPENED'] ?? '[]');
      const list: readonly unknown[] = Array.isArray(before) ? before : [];
      process.env['FERRY_STORY_OPENED'] = JSON.stringify([...list, url]);
      return Promise.resolve();
    };
  });
}
