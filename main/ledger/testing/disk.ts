/** A ledger in a folder of its own, and what happens to such a folder. For tests. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ClassicLevel } from 'classic-level';
import { START } from '../../jobs/testing/job-samples.ts';
import { openLedger, type OpenLedger } from '../level-ledger.ts';
import { FakeVault } from './fake-vault.ts';

/** Later than all that the samples tell of. */
export const LATER = START + 1000;

export class Disk {
  readonly folder: string;
  readonly vault = new FakeVault();
  #ledger: OpenLedger | null = null;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async create(): Promise<Disk> {
    return new Disk(join(await mkdtemp(join(tmpdir(), 'ledger-')), 'ledger'));
  }

  /** The ledger, opened if it is not. */
  async open(): Promise<OpenLedger> {
    if (this.#ledger === null) {
      const opened = await openLedger(this.folder, this.vault);
      if (!opened.ok) throw new Error(opened.why);
      this.#ledger = opened.ledger;
    }
    return this.#ledger;
  }

  async close(): Promise<void> {
    await this.#ledger?.close();
    this.#ledger = null;
  }

  /** What the next start of the program finds. */
  async reload(): ReturnType<OpenLedger['load']> {
    await this.close();
    const ledger = await this.open();
    return await ledger.load(LATER);
  }

  /** Works on the rows, as another version of the program would. The ledger is closed then. */
  async behindItsBack<T>(work: (level: ClassicLevel) => Promise<T>): Promise<T> {
    await this.close();
    const level = new ClassicLevel(this.folder);
    try {
      return await work(level);
    } finally {
      await level.close();
    }
  }

  /** Begins anew. */
  async wipe(): Promise<void> {
    await this.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  async remove(): Promise<void> {
    await this.close();
    await rm(dirname(this.folder), { recursive: true, force: true });
  }
}
