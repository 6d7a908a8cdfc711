/**
 * Holds what the program does and says against the truth. What it was told, and what was kept from it,
 * is noted here by the network; verdicts are judged at the moment they are made.
 */
import type { Job } from '../../main/jobs/job.ts';
import type { SeenItem } from '../../main/jobs/ports.ts';
import type { Said } from './answers.ts';
import type { Disk } from './disk.ts';
import { Notes, type Promised, type Told } from './notes.ts';
import type { Service } from './service.ts';
import { type Intent, intentOf } from './truth.ts';

export class Judge {
  readonly violations: string[] = [];
  readonly #service: Service;
  readonly #disk: Disk;
  readonly #note: (text: string) => void;
  readonly #notes = new Notes();
  /** The try of each job that the program is at. */
  readonly #tries = new Map<string, number>();
  /** By item: the job that shows it as its result. */
  readonly #claims = new Map<string, string>();
  /** The user has been told that nothing can be saved at present. */
  #isUnsaved = false;
  /** The user has asked the program to end. */
  #isEnding = false;

  constructor(service: Service, disk: Disk, note: (text: string) => void) {
    this.#service = service;
    this.#disk = disk;
    this.#note = note;
  }

  blame(what: string): void {
    this.violations.push(what);
    this.#note(`VIOLATION: ${what}`);
  }

  promised(jobId: string): Promised {
    return this.#notes.promised(jobId);
  }

  tryOf(jobId: string): Intent {
    return { jobId, attempt: this.#tries.get(jobId) ?? 0 };
  }

  told(intent: Intent): Told {
    return this.#notes.told(intent);
  }

  /** The POST of a try leaves the program. */
  posting(intent: Intent): void {
    const told = this.told(intent);
    const name = nameOf(intent);
    if (told.post === 'open' || told.post === 'mayBeCarriedOut') this.blame(`${name}: second POST`);
    const row = this.#disk.safe(intent.jobId);
    if (row?.state !== 'submitting' || row.attempt !== intent.attempt) {
      this.blame(`${name}: POST without its intent on the disk`);
    }
    if (this.#isForgotten(intent.jobId)) this.blame(`${name}: POST after being forgotten`);
    if (this.#isEnding) this.blame(`${name}: POST while the program ends`);
    told.post = 'open';
    // Until its answer has come, it may stay away.
    told.withheld.add('answerLost');
  }

  /** The answer to the POST has come. */
  posted(
    intent: Intent,
    told: 'accepted' | 'untracked' | 'refused' | 'notCarriedOut' | 'unclear',
  ): void {
    const about = this.told(intent);
    about.post =
      told === 'notCarriedOut' || told === 'refused' ? 'notCarriedOut' : 'mayBeCarriedOut';
    if (told === 'refused') about.isRefused = true;
    if (told === 'untracked') about.withheld.add('noMonitor');
    if (told !== 'unclear') about.withheld.delete('answerLost');
  }

  /** What a monitor has said has come. */
  reported(intent: Intent, said: Said): void {
    const told = this.told(intent);
    if (said === 'gone') told.goneInARow += 1;
    else if (said !== 'nothing') told.goneInARow = 0;
    if (told.goneInARow >= 3) told.withheld.add('monitorGone');
  }

  /** The program has looked at the destination of a try; `source` is null where it has no known size. */
  looked(
    intent: Intent,
    occupantId: string | null,
    sight: SeenItem | null,
    source: Pick<SeenItem, 'size' | 'childCount'> | null,
  ): void {
    const isOurs =
      sight !== null && sight.id !== occupantId && !this.#isOfAnother(sight.id, intent.jobId);
    const isAsLarge =
      source === null || (sight?.size === source.size && sight.childCount === source.childCount);
    this.promised(intent.jobId).sawWhole = isOurs && isAsLarge;
  }

  /** A record has changed, visibly. */
  changed(before: Job | null, after: Job | null): void {
    if (after === null) return;
    this.#tries.set(after.id, after.attempt);
    if (this.#isForgotten(after.id)) this.blame(`${after.id}: changes after being forgotten`);
    if (before?.state !== after.state && !this.#isUnsaved) {
      const state = this.#disk.safe(after.id)?.state ?? 'nothing';
      const both = `${after.state} shown, ${state} on the disk`;
      if (state !== after.state) this.blame(`${after.id}: ${both}`);
    }
    if (before !== null && before.state === after.state) return;
    if (after.state === 'completed') this.#judgeCompleted(after);
    if (after.state === 'failed') this.#judgeFailed(after);
    if (after.state === 'unknown') this.#judgeUnknown(after);
  }

  unsaved(isUnsaved: boolean): void {
    this.#isUnsaved = isUnsaved;
  }

  /** The program has been asked to end. */
  ending(): void {
    this.#isEnding = true;
  }

  /** The program is gone; what it could not save is lost, as the user was warned. */
  ended(): void {
    this.#isEnding = false;
    this.#isUnsaved = false;
  }

  /** The program has read its records after an end of whatever kind. */
  restored(jobs: readonly Job[]): void {
    const ids = new Set(jobs.map(({ id }) => id));
    for (const [id, { isAccepted, forgotten }] of this.#notes.allPromised()) {
      if (isAccepted && forgotten === 'no' && !ids.has(id)) this.blame(`${id}: lost`);
      if (forgotten === 'yes' && ids.has(id)) this.blame(`${id}: came back after being forgotten`);
    }
    for (const job of jobs) {
      this.#tries.set(job.id, job.attempt);
      // Its answer, if it was sent at all, is lost with the program.
      if (job.state === 'submitting') this.told(intentOf(job)).withheld.add('answerLost');
    }
  }

  /** Every job that was promised, at the end of the world. */
  balance(jobOf: (id: string) => Job | null): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const [id, { isAccepted, forgotten }] of this.#notes.allPromised()) {
      if (!isAccepted && forgotten === 'no') continue;
      const job = forgotten === 'yes' ? null : jobOf(id);
      if (forgotten === 'no' && job === null) this.blame(`${id}: lost`);
      const end = job?.state ?? 'forgotten';
      counts.set(end, (counts.get(end) ?? 0) + 1);
      if (job === null || isAtRest(job)) continue;
      this.blame(`${id}: still ${job.state} at the end of the world`);
    }
    return counts;
  }

  #judgeCompleted(job: Extract<Job, { state: 'completed' }>): void {
    const name = nameOf(intentOf(job));
    const { result } = job;
    // Where only children are copied, the result is the folder that was there before.
    const itemId = result.state === 'unavailable' || job.target === null ? null : result.itemId;
    if (itemId !== null && this.#isOfAnother(itemId, job.id)) {
      this.blame(`${name}: shows the result of another job as its own`);
    }
    if (itemId !== null) this.#claims.set(itemId, job.id);
    const isTrue =
      this.told(intentOf(job)).isUploaded ||
      this.#service.operations.some(
        (operation) =>
          operation.jobId === job.id &&
          operation.state === 'completed' &&
          (operation.attempt === job.attempt || job.evidence === 'destination'),
      );
    // A whole copy of its source by a job that nobody tracks any more is as good as its own.
    const isFound = job.evidence === 'destination' && this.promised(job.id).sawWhole;
    if (job.evidence === 'rest' && this.#operationsOf(intentOf(job)).length > 0) return;
    if (!isTrue && !isFound) this.blame(`${name}: completed (${job.evidence}), but it is not`);
  }

  /** Whether a job that is tracked has made the item, or shows it as its result. */
  #isOfAnother(itemId: string, jobId: string): boolean {
    const claimant = this.#claims.get(itemId);
    if (claimant !== undefined && claimant !== jobId && this.#isTracked(claimant)) return true;
    const maker = this.#service.makerOf(itemId)?.jobId ?? jobId;
    return maker !== jobId && claimant !== jobId && this.#isOpen(maker);
  }

  #isForgotten(jobId: string): boolean {
    return this.promised(jobId).forgotten === 'yes';
  }

  #isTracked(jobId: string): boolean {
    return this.promised(jobId).forgotten === 'no';
  }

  #isOpen(jobId: string): boolean {
    const state = this.#disk.safe(jobId)?.state;
    return this.#isTracked(jobId) && state !== undefined && !['failed', 'unknown'].includes(state);
  }

  #judgeFailed(job: Extract<Job, { state: 'failed' }>): void {
    const intent = intentOf(job);
    const hasFailed = this.#operationsOf(intent).some(({ state }) => state === 'failed');
    const isTrue = hasFailed || this.told(intent).isRefused;
    if (!isTrue) this.blame(`${nameOf(intent)}: failed, but it has not`);
  }

  #judgeUnknown(job: Extract<Job, { state: 'unknown' }>): void {
    const intent = intentOf(job);
    // The user wanted what was left of a failure, and it was not there.
    if (job.reason !== 'itemsFailed' && !this.told(intent).withheld.has(job.reason)) {
      this.blame(`${nameOf(intent)}: unknown (${job.reason}), but nothing was withheld`);
    }
    const isAmbiguous = job.saw === 'notOurs' && this.#hasNeighbour(job);
    if (job.saw !== 'noPlace' && !isAmbiguous && this.promised(job.id).sawWhole) {
      this.blame(`${nameOf(intent)}: unknown (${job.saw}), but the whole result was seen`);
    }
  }

  /** Whether another job was at work in the same folder, so that nobody can tell whose an item is. */
  #hasNeighbour({ id, request }: Job): boolean {
    if (request.action === 'adopted') return false;
    const folderId = request.destination.itemId;
    return this.#disk
      .load()
      .some(
        (other) =>
          other.id !== id &&
          other.request.action !== 'adopted' &&
          other.request.account === request.account &&
          other.request.destination.itemId === folderId,
      );
  }

  #operationsOf({ jobId, attempt }: Intent): Service['operations'] {
    return this.#service.operations.filter(
      (operation) => operation.jobId === jobId && operation.attempt === attempt,
    );
  }
}

/** Whether nothing is to happen to a record any more by itself. */
function isAtRest(job: Job): boolean {
  if (job.state === 'completed') {
    return job.result.state !== 'pending' && job.proof?.state !== 'comparing';
  }
  return job.state === 'unknown' || (job.state === 'failed' && job.areItemsNamed);
}

function nameOf({ jobId, attempt }: Intent): string {
  return `${jobId}#${attempt}`;
}
