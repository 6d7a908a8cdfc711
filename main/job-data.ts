/** A copy as programs read it: names and codes that stay as they are, whatever the window shows. Pure. */
import type { JobView } from '../shared/job-view.ts';

/** Documented in `docs/command-line.md`; fields may be added, and none changes its meaning. */
export interface JobData {
  readonly id: string;
  readonly action: JobView['action'];
  readonly name: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly state: JobView['state'];
  /** 0 to 1; null while nobody knows. */
  readonly fraction: number | null;
  /** Why nothing new is heard just now. */
  readonly waiting: string | null;
  readonly askedAt: string;
  readonly endedAt: string | null;
  /** The name that the result really has. */
  readonly resultName: string | null;
  /** Why it failed, or why nobody knows how it ended. */
  readonly problem: string | null;
}

/** The data of one copy. Times are of ISO 8601, in UTC. */
export function jobData(view: JobView): JobData {
  const { id, action, name, from, to, state } = view;
  return {
    ...{ id, action, name, from, to, state },
    fraction: fractionOf(view),
    waiting: 'waiting' in view ? (view.waiting?.why ?? null) : null,
    askedAt: new Date(view.askedAt).toISOString(),
    endedAt: 'endedAt' in view ? new Date(view.endedAt).toISOString() : null,
    resultName: view.state === 'completed' ? view.resultName : null,
    problem: problemOf(view),
  };
}

function fractionOf(view: JobView): number | null {
  if (view.state === 'completed') return 1;
  return view.state === 'running' ? view.progress.fraction : null;
}

function problemOf(view: JobView): string | null {
  if (view.state === 'failed') return view.problem.code;
  return view.state === 'unknown' ? view.seen : null;
}
