/** Writes what years of use leave behind. */
import { type Job } from '../../main/jobs/job.ts';
import { samples } from '../../main/jobs/testing/job-samples.ts';
import { pick, seededRandom } from '../../main/jobs/testing/random.ts';
import type { OpenLedger } from '../../main/ledger/level-ledger.ts';

const HOUR = 3_600_000;
const AT_ONCE = 1000;
const NAMES = ['Plans', 'Receipts', 'Photos 2024', 'Contracts', 'Music', 'Video', 'Old laptop'];

/** Copies that have ended before `now`, one after the other, an hour apart or so. */
export async function writeHistory(
  ledger: OpenLedger,
  counts: Readonly<Record<'past' | 'failed', number>> & { readonly unknown?: number },
  now: number,
): Promise<void> {
  const random = seededRandom(1);
  for (const kind of ['past', 'failed', 'unknown'] as const) {
    const count = counts[kind] ?? 0;
    for (let from = 0; from < count; from += AT_ONCE) {
      const indexes = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, i) => from + i);
      const jobs = indexes.map((index) => jobAt(index, kind, now, random));
      await Promise.all(jobs.map((job) => ledger.put(job, 'lazy')));
    }
  }
}

function jobAt(
  index: number,
  kind: 'past' | 'failed' | 'unknown',
  now: number,
  random: () => number,
): Job {
  const endedAt = now - index * HOUR * (0.5 + random());
  const { request } = samples.completed;
  const common = {
    id: `${kind}-${index}`,
    askedAt: endedAt - HOUR * random(),
    endedAt,
    request: { ...request, name: `${pick(NAMES, random)} ${index}` },
  };
  if (kind !== 'past') return { ...samples[kind], ...common };
  const items = 1 + Math.floor(random() * 3000);
  return {
    ...samples.completed,
    ...common,
    submittedAt: common.askedAt,
    proof: random() < 0.5 ? null : { state: 'same', items, bytes: items * 10_000 },
    result: { state: 'found', itemId: common.id, name: common.request.name, webUrl: null },
  };
}
