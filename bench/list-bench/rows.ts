/**
 * So many copies as the page gets them: a few under way, a few that need somebody, a long history in the
 * order of its ends.
 */
import { pick, seededRandom } from '../../main/jobs/testing/random.ts';
import type { JobView } from '../../shared/job-view.ts';

const MINUTE = 60_000;
const NAMES = ['Plans', 'Receipts', 'Photos 2024', 'Contracts', 'Music', 'Video', 'Old laptop'];
const ACTIVE = 20;
const FAILED = 30;

/** The first is running. */
export function rowsFor(count: number, now: number): readonly JobView[] {
  const random = seededRandom(1);
  let endedAt = now;
  return Array.from({ length: count }, (_, index): JobView => {
    endedAt -= Math.floor(MINUTE * 2 * random());
    const base = {
      id: `job-${index}`,
      action: 'copy',
      name: `${pick(NAMES, random)} ${index}`,
      kind: index % 3 === 0 ? 'folder' : 'file',
      from: `/Documents/${pick(NAMES, random)}/${index}`,
      to: '/Archive',
      onConflict: 'fail',
      batch: null,
      askedAt: endedAt - MINUTE,
    } as const;
    if (index < ACTIVE) return { ...base, ...runningAt(0.1, now) };
    if (index < ACTIVE + FAILED) {
      const problem = { code: 'quotaLimitReached', rawCode: null, message: null } as const;
      return {
        ...base,
        state: 'failed',
        endedAt,
        problem: { ...problem, details: [], raw: null },
        canUploadByApp: false,
        canSkipItems: false,
      };
    }
    const items = 1 + Math.floor(random() * 3000);
    return {
      ...base,
      state: 'completed',
      startedAt: endedAt - MINUTE,
      endedAt,
      resultName: base.name,
      canOpen: true,
      evidence: 'report',
      proof: random() < 0.5 ? null : { state: 'same', items, bytes: items * 10_000 },
    };
  });
}

/** What is different in a row that moves. */
export function runningAt(
  fraction: number,
  now: number,
): Pick<
  Extract<JobView, { state: 'running' }>,
  'state' | 'startedAt' | 'byApp' | 'progress' | 'ends' | 'waiting'
> {
  return {
    state: 'running',
    startedAt: now - 10 * MINUTE,
    byApp: false,
    progress: { fraction, files: null, bytes: null },
    ends: null,
    waiting: null,
  };
}
