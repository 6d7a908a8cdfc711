/** A whole machine for stories about the manager: clock, disk, drive and the program on it. */
import type { JobView } from '../../../shared/job-view.ts';
import type { JobChange } from '../job-change.ts';
import { HostBudgets } from '../host-budgets.ts';
import { JobManager } from '../job-manager.ts';
import type { Limits } from '../queue.ts';
import type { Attention } from '../poll-schedule.ts';
import type { RowsInSight } from '../rows-in-sight.ts';
import type { CopyRequest, DriveRequest, UploadRequest } from '../action-request.ts';
import { type Job, isPast } from '../job.ts';
import { FakeClock, settle } from './fake-clock.ts';
import { FakeDrive } from './fake-drive.ts';
import { FakeLedger } from './fake-ledger.ts';
import { START, sampleRequest, uploadRequest } from './job-samples.ts';
import { Power } from './power.ts';

export class World {
  /** Disk writes and requests, in the order they took effect. */
  readonly log: string[] = [];
  readonly changes: JobChange[] = [];
  readonly unsaved: boolean[] = [];
  readonly bugs: unknown[] = [];
  readonly power = new Power();
  readonly clock = new FakeClock(START);
  readonly ledger = new FakeLedger(this.log, this.power);
  readonly drive = new FakeDrive(this.log, this.power);
  random = (): number => 0.5;
  provesCopies = false;
  attention: Attention = 'visible';
  /** By it each job gets its attention while the window has the focus; all of them where it is null. */
  rows: RowsInSight | null = null;
  budgets = new HostBudgets();
  limits: Limits = { perDestination: 3, perAccount: 10 };
  /** Whether accounts are given tokens, and nobody signs in to them. */
  takesToken = false;
  #ids = 0;
  #manager = this.#newManager();

  get manager(): JobManager {
    return this.#manager;
  }

  /** Starts a copy and lets come to rest what happens at once; the id of its record. */
  async copy(change: Partial<CopyRequest> = {}): Promise<string> {
    return await this.#begin({ ...sampleRequest, ...change });
  }

  /** The same for an upload of a file of the web, by the service where `change` does not say. */
  async upload(change: Partial<UploadRequest> = {}): Promise<string> {
    return await this.#begin({ ...uploadRequest, by: 'service', ...change });
  }

  async #begin(request: DriveRequest): Promise<string> {
    const id = `job-${this.#ids + 1}`;
    await this.manager.start(request);
    await settle();
    return id;
  }

  get(id = 'job-1'): Job {
    const job = this.manager.jobs.get(id) ?? this.ledger.get(id);
    if (job === null) throw new Error(`no job ${id}`);
    return job;
  }

  /** All rows of the window, the history among them, in the order they were asked for. */
  views(): readonly JobView[] {
    const past = this.ledger.jobs().filter(isPast);
    const live = this.manager.jobs.views();
    return [...live, ...past.map((job) => this.manager.jobs.viewOf(job))].toSorted(
      (left, right) => left.askedAt - right.askedAt,
    );
  }

  /** Starts the program anew over what lies on the disk; the old one is dead. */
  async restart(): Promise<void> {
    this.clock.dropTimers();
    this.power.restore();
    this.ledger.reopen();
    this.budgets = new HostBudgets();
    this.#manager = this.#newManager();
    const resumed = this.manager.resumeAll(this.ledger.live());
    await settle();
    await resumed;
  }

  #newManager(): JobManager {
    const { budgets } = this;
    this.drive.onSent = (host) => {
      budgets.sent(host, this.clock.now());
    };
    return new JobManager({
      budgets,
      attention: (job) => this.rows?.attentionTo(job, this.attention) ?? this.attention,
      expectedMs: () => null,
      actions: this.drive,
      monitors: this.drive,
      uploads: this.drive.uploads,
      provesCopies: () => this.provesCopies,
      limits: () => this.limits,
      takesToken: () => this.takesToken,
      ledger: this.ledger,
      clock: this.clock,
      random: () => this.random(),
      newId: () => `job-${(this.#ids += 1)}`,
      reportBug: (error) => this.bugs.push(error),
      onChange: (change) => this.changes.push(change),
      onUnsaved: (isUnsaved) => this.unsaved.push(isUnsaved),
    });
  }
}
