/** Joins the jobs with the hint channels of the drives they run on. Times are those of `HostBudgets.steady`. */
import type { HintedJob } from './change-hints.ts';
import { DriveHints } from './drive-hints.ts';
import type { Job } from './job.ts';
import { type DrivePlace, driveOf, keyOf } from './places.ts';

/** A step of a job that has been taken. */
export interface StepTaken {
  readonly wasRunning: boolean;
  readonly beganAt: number;
  /** When it had been taken. */
  readonly now: number;
  /** For so long from `now`, nothing hastens the next question. */
  readonly heldMs: number;
}

export class JobHints {
  readonly #hints = new DriveHints();

  /** The drive tells of its changes from now on, or does so no more. */
  setOpen(drive: DrivePlace, isOpen: boolean): void {
    this.#hints.setOpen(keyOf(drive), isOpen);
  }

  /** Something has changed on the drive. */
  heard(drive: DrivePlace, now: number): void {
    this.#hints.heard(keyOf(drive), now);
  }

  /** How much dearer questions about the job may be, since its drive tells of changes; from 1 on. */
  relaxation(job: Job, now: number): number {
    const drive = driveOf(job);
    return drive === null ? 1 : this.#hints.relaxation(job.id, keyOf(drive), now);
  }

  /** Learns from a step what hints are worth on the job's drive; `job` is what has become of it. */
  learn(job: Job, step: StepTaken): void {
    const drive = driveOf(job);
    if (drive === null) return;
    if (job.state === 'running') {
      this.#hints.foundRunning(job.id, keyOf(drive), step.beganAt, step);
      return;
    }
    const isEnd = job.state === 'completed' || job.state === 'failed';
    if (step.wasRunning && isEnd) this.#hints.foundEnd(job.id, keyOf(drive), step.now);
    this.#hints.forget(job.id);
  }

  /** In how long a running job is to be asked about since its drive has told of a change; else null. */
  askSoonMs(
    job: Job,
    facts: Pick<HintedJob, 'elapsedMs' | 'dueInMs' | 'priceFactor'> & { readonly now: number },
  ): number | null {
    const drive = driveOf(job);
    return drive === null ? null : this.#hints.askSoonMs(job.id, keyOf(drive), facts);
  }

  /** Nobody asks about the job any more. */
  forget(id: string): void {
    this.#hints.forget(id);
  }
}
