/** A profile of the app over one or many deaths of its engine, until the books can be balanced. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestDrive } from '../../main/demo/test-support.ts';
import { balance } from './books.ts';
import { LEDGER_FOLDER, SPOOL_FOLDER } from './engine.ts';
import type { Life, Nursery } from './engine-process.ts';
import type { Tempo } from '../common/fast-time.ts';
import { accountsOf } from './ground.ts';
import { recordsIn } from '../common/records.ts';
import type { Sources } from './sources.ts';
import type { Tally } from './tally.ts';
import type { Wish } from './wishes.ts';

/** What is the same for all trials of a run. */
export interface Run {
  readonly tempo: Tempo;
  readonly isNaive: boolean;
  readonly sources: Sources;
  readonly nursery: Nursery;
  readonly tally: Tally;
}

/** How an engine is to die: at a point of its own way, or so many ms after it has begun. */
export type Death = { readonly atPoint: number } | { readonly afterMs: number } | null;

/** LevelDB's own files. */
const LEDGER_FILE = /^(?:CURRENT|LOCK|LOG|LOG\.old|witness|MANIFEST-\d+|\d+\.(?:ldb|log))$/u;

export class Trial {
  readonly #run: Run;
  readonly #drive: TestDrive;
  readonly #wishes: readonly Wish[];
  readonly #folder: string;
  /** What tells this trial from the others, to run it again. */
  readonly #name: string;
  readonly #promised = new Set<string>();
  #wasKilled = false;

  private constructor(
    run: Run,
    drive: TestDrive,
    wishes: readonly Wish[],
    name: string,
    folder: string,
  ) {
    this.#run = run;
    this.#drive = drive;
    this.#wishes = wishes;
    this.#name = name;
    this.#folder = folder;
  }

  static async open(
    run: Run,
    drive: TestDrive,
    wishes: readonly Wish[],
    name: string,
  ): Promise<Trial> {
    const folder = await mkdtemp(path.join(tmpdir(), 'ferry-crash-'));
    return new Trial(run, drive, wishes, name, folder);
  }

  /** Lets one engine go on where the last one ended. */
  async live(death: Death): Promise<Life['end']> {
    const { nursery, tempo, isNaive, sources, tally } = this.#run;
    const order = {
      folder: this.#folder,
      origin: this.#drive.origin,
      sourceOrigins: [...sources.origins],
      wishes: this.#wishes.map(({ id, request }) => {
        return { id, request, isPromised: this.#promised.has(id) };
      }),
      tempo,
      dieAt: death !== null && 'atPoint' in death ? death.atPoint : null,
      isNaive,
    };
    const killAfterMs = death !== null && 'afterMs' in death ? death.afterMs : null;
    const life = await nursery.take().obey(order, killAfterMs);
    tally.addLife(this.#name, life);
    for (const id of life.promised) this.#promised.add(id);
    this.#wasKilled ||= life.end === 'killed';
    return life.end;
  }

  /** Balances the books when the last engine has ended, and clears up. */
  async close(): Promise<void> {
    const { tally } = this.#run;
    const { jobs, setAside } = await recordsIn(path.join(this.#folder, LEDGER_FOLDER));
    const accounts = await accountsOf(this.#drive, this.#wishes);
    for (const [wish, account] of accounts) {
      const job = jobs.find(({ id }) => id === wish.id) ?? null;
      const wasKilled = this.#wasKilled;
      const books = { ...account, job, wasKilled };
      const { kind, rule, place } = wish.scenario;
      tally.addBalance(`${this.#name}: ${kind} ${place} ${rule}`, balance(wish, books));
    }
    tally.addLeftovers(this.#name, await this.#leftovers(), setAside);
    await rm(this.#folder, { recursive: true });
  }

  async #leftovers(): Promise<readonly string[]> {
    const ledger = await readdir(path.join(this.#folder, LEDGER_FOLDER));
    const spools = await readdir(path.join(this.#folder, SPOOL_FOLDER)).catch(() => []);
    return [...ledger.filter((name) => !LEDGER_FILE.test(name)), ...spools];
  }
}
