/** Remembers how long copies took, by their size alone, and expects the next by it. */
import type { JobChange } from './jobs/job-change.ts';
import type { Job } from './jobs/job.ts';
import {
  type DurationMemory,
  type JobSize,
  expectedMs,
  learnDuration,
  parseDurations,
} from './jobs/duration-memory.ts';

export interface Durations {
  /** How long such a job is expected to take, in ms; null when nobody knows. */
  readonly expectedMs: (job: Job) => number | null;
  /** Learns from the end of a copy that was watched all the way. */
  readonly learn: (change: JobChange) => void;
}

/** Begins with what was `kept`, and calls `keep` with what is to be kept from now on. */
export function rememberDurations(
  kept: unknown,
  keep: (memory: DurationMemory) => void,
): Durations {
  let memory = parseDurations(kept);
  return {
    expectedMs: (job) => expectedMs(memory, sizeOf(job)),
    learn({ before, after }) {
      if (before?.state !== 'running' || after?.state !== 'completed') return;
      // Found at the destination, it may have ended long before.
      if (after.evidence !== 'report') return;
      memory = learnDuration(memory, sizeOf(after), after.endedAt - after.submittedAt);
      keep(memory);
    },
  };
}

function sizeOf({ request }: Job): JobSize {
  if (request.action !== 'copy') return { bytes: null, items: null };
  return { bytes: request.source.size, items: request.source.childCount };
}
