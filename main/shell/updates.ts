/**
 * New versions of Ferry: looked for now and then, told of once, and fetched and installed only when the
 * user wants it. Knows neither Electron nor where updates come from.
 */
import type { Clock } from '../jobs/ports.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Not while the app has enough to do with its own start. */
const FIRST_AFTER_MS = 5 * MINUTE;
const EVERY_MS = 24 * HOUR;
/** So that not all who start in the morning ask at once. */
const SPREAD_MS = 30 * MINUTE;

/** Where updates come from, and how they are installed. */
export interface UpdateSource {
  /** The version that this one may be replaced with, or null. Rejects when nobody answered. */
  readonly newer: () => Promise<string | null>;
  /** Fetches it and checks whose it is. Installed when the app ends, at the latest. */
  readonly fetch: () => Promise<void>;
  /** Ends the app in order, installs what was fetched, and starts it. */
  readonly restart: () => void;
}

/** What can be asked of the user, with the version it is about; answered by whether they want it. */
export type UpdateQuestion = 'fetch' | 'restart';

export interface UpdateTalk {
  /** Mentions the version without getting in the way. */
  readonly mention: (version: string, onClick: () => void) => void;
  readonly ask: (question: UpdateQuestion, version: string) => Promise<boolean>;
  readonly say: (what: 'newest' | 'failed') => Promise<void>;
}

export interface UpdatesDeps {
  readonly source: UpdateSource;
  readonly talk: UpdateTalk;
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
}

export interface InstallFacts {
  readonly isPackaged: boolean;
  readonly platform: NodeJS.Platform;
  /** The text of app-update.yml, which a release puts beside the app; null where there is none. */
  readonly feed: string | null;
}

/**
 * Whether this installation may replace itself: a release, and on a system that checks whose the new
 * version is. macOS does so itself; on Windows the updater compares the publisher with the name that the
 * release was signed under. Linux leaves it to the package manager, and nothing vouches for an AppImage.
 */
export function canUpdate({ isPackaged, platform, feed }: InstallFacts): boolean {
  if (!isPackaged || feed === null || !/^owner: \S/mu.test(feed)) return false;
  if (platform === 'win32') return /^publisherName:\s*(?:\w|- \S)/mu.test(feed);
  return platform === 'darwin';
}

export class Updates {
  readonly #deps: UpdatesDeps;
  #mentioned: string | null = null;
  #fetched: string | null = null;
  /** One conversation at a time. */
  #isBusy = false;
  #cancelTimer: () => void = () => undefined;

  constructor(deps: UpdatesDeps) {
    this.#deps = deps;
  }

  /** Looks now and then from now on. */
  start(): void {
    this.#lookAfter(FIRST_AFTER_MS);
  }

  stop(): void {
    this.#cancelTimer();
  }

  /** Looks because the user wants to know, so that there is always an answer. */
  async checkNow(): Promise<void> {
    await this.#alone(async () => {
      const { source, talk } = this.#deps;
      const version = this.#fetched ?? (await source.newer());
      if (version === null) await talk.say('newest');
      else await this.#offer(version);
    });
  }

  #lookAfter(delayMs: number): void {
    const { clock, random } = this.#deps;
    this.#cancelTimer = clock.setTimer(delayMs + random() * SPREAD_MS, () => {
      this.#lookAfter(EVERY_MS);
      // Nobody has asked, so nobody is told that there was no answer.
      void this.#look().catch(() => undefined);
    });
  }

  async #look(): Promise<void> {
    const { source, talk } = this.#deps;
    if (this.#fetched !== null) return;
    const version = await source.newer();
    if (version === null || version === this.#mentioned) return;
    this.#mentioned = version;
    talk.mention(version, () => void this.#alone(() => this.#offer(version)));
  }

  async #offer(version: string): Promise<void> {
    const { source, talk } = this.#deps;
    if (this.#fetched !== version) {
      if (!(await talk.ask('fetch', version))) return;
      await source.fetch();
      this.#fetched = version;
    }
    if (await talk.ask('restart', version)) source.restart();
  }

  async #alone(conversation: () => Promise<void>): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      await conversation();
    } catch {
      await this.#deps.talk.say('failed');
    } finally {
      this.#isBusy = false;
    }
  }
}
