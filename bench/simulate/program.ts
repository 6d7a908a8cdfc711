/** The program itself: the real `JobManager`, through start, orderly end, crash and restart. */
import { HostBudgets } from '../../main/jobs/host-budgets.ts';
import { JobManager } from '../../main/jobs/job-manager.ts';
import { type Job, isPast } from '../../main/jobs/job.ts';
import type { Disk } from './disk.ts';
import type { Parts, Ports } from './parts.ts';
import type { Traffic } from './traffic.ts';

const SECRET = 'secret';

/** What a planted bug may stand between. */
export interface Planted extends Ports {
  /** How a write is carried out that the program asked for. */
  readonly writesAs: Disk['writesAs'];
  /** What the program takes the records on the disk to be. */
  readonly read: (jobs: readonly Job[]) => readonly Job[];
  /** Called when the program hears that the machine has woken. */
  readonly woken: () => void;
}

export class Program {
  readonly #parts: Parts;
  readonly #planted: Planted;
  readonly #traffic: Traffic;
  #manager: JobManager | null = null;
  #isEnding = false;
  #ids = 0;

  constructor(parts: Parts, planted: Planted, traffic: Traffic) {
    this.#parts = parts;
    this.#planted = planted;
    this.#traffic = traffic;
    parts.disk.writesAs = planted.writesAs;
  }

  /** Null while it does not run, or the machine sleeps. */
  get manager(): JobManager | null {
    return this.#parts.machine.isAsleep ? null : this.#manager;
  }

  get isRunning(): boolean {
    return this.#manager !== null || this.#isEnding;
  }

  /** The id that the next wish will get. */
  get nextId(): string {
    return `job-${this.#ids + 1}`;
  }

  /** A record as the user would see it, wherever it lies. */
  jobOf(id: string): Job | null {
    return this.#manager?.jobs.get(id) ?? this.#parts.disk.safe(id);
  }

  start(): void {
    const { disk, judge, trace } = this.#parts;
    const jobs = disk.load();
    trace.note(`start with ${jobs.length} records`);
    judge.restored(jobs);
    const manager = this.#newManager();
    this.#manager = manager;
    void manager.resumeAll(this.#planted.read(jobs).filter((job) => !isPast(job)));
  }

  /** Ends as the user wishes, and calls `ended` when it has. */
  quit(ended: () => void): void {
    const { machine, trace } = this.#parts;
    const manager = this.#manager;
    if (manager === null) return;
    trace.note('quit');
    this.#manager = null;
    this.#isEnding = true;
    this.#parts.judge.ending();
    const waitForDisk = (): void => {
      if (!this.#parts.disk.isIdle) {
        machine.later(1, waitForDisk);
        return;
      }
      this.#parts.disk.close();
      this.#gone();
      ended();
    };
    void manager.stop().then(() => {
      machine.later(0, waitForDisk);
    });
  }

  crash(losesPower: boolean): void {
    this.#parts.trace.note(losesPower ? 'power cut' : 'crash');
    this.#manager = null;
    this.#parts.disk.crash(losesPower);
    this.#gone();
  }

  woken(): void {
    this.#planted.woken();
    this.manager?.wake();
  }

  /** What the page would be shown: never an address that is a key. */
  lookAtPage(): void {
    const views = JSON.stringify(this.#manager?.jobs.views() ?? []);
    if (views.includes(SECRET)) this.#parts.judge.blame('a secret is shown');
  }

  #gone(): void {
    this.#isEnding = false;
    this.#parts.machine.endLife();
    this.#parts.judge.ended();
    this.#traffic.restarted();
  }

  #newManager(): JobManager {
    const { machine, disk, judge, chance, trace, network } = this.#parts;
    const { actions, monitors, uploads } = this.#planted;
    const budgets = new HostBudgets();
    network.onSent = (host) => {
      budgets.sent(host, machine.now());
    };
    return new JobManager({
      budgets,
      attention: () => chance.pick(['focused', 'visible', 'hidden'] as const),
      expectedMs: () => null,
      actions,
      monitors,
      uploads,
      ledger: disk,
      clock: machine,
      provesCopies: () => true,
      limits: () => ({ perDestination: 3, perAccount: 10 }),
      random: chance.random,
      newId: () => {
        const id = this.nextId;
        this.#ids += 1;
        return id;
      },
      reportBug: (error) => {
        judge.blame(`exception: ${error instanceof Error ? error.message : 'unknown'}`);
      },
      onChange: ({ id, before, after }) => {
        if (before?.state !== after?.state) {
          trace.note(`${id}: ${before?.state ?? '-'} -> ${stateOf(after)}`);
        }
        judge.changed(before, after);
      },
      onUnsaved: (isUnsaved) => {
        trace.note(isUnsaved ? 'says that it cannot save' : 'says that all is saved');
        judge.unsaved(isUnsaved);
      },
    });
  }
}

function stateOf(job: Job | null): string {
  if (job?.state === 'unknown') return `unknown (${job.reason}, ${job.saw})`;
  if (job?.state === 'checking') return `checking (${job.reason})`;
  return job?.state ?? '-';
}
