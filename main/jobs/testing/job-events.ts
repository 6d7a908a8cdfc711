/** One event of every kind, for tests. A new kind does not compile without a sample. */
import type { ServiceProblem } from '../../../shared/problem.ts';
import type { Verdict } from '../destination-check.ts';
import { NO_PROGRESS, type StatusReport } from '../status-report.ts';
import type { JobEvent } from '../transitions.ts';
import { itemOf } from './fake-drive.ts';
import { MONITOR_URL, START } from './job-samples.ts';

export type EventName =
  | Exclude<JobEvent['type'], 'reported' | 'looked'>
  | `reported ${StatusReport['state']}`
  | `looked ${Verdict['kind']}`;

/** When all of them happen. */
export const AT = START + 1000;

const at = AT;
const target = { name: 'Plans', occupantId: 'old' };
const transfer = { uploadUrl: 'https://upload.test/2', done: 50, total: 100, validator: '"1"' };
const problem: ServiceProblem = {
  code: 'other',
  rawCode: null,
  message: null,
  details: [],
  raw: null,
};

export const reported = <Report extends StatusReport>(
  report: Report,
  when = AT,
): { readonly type: 'reported'; readonly at: number; readonly report: Report } => ({
  type: 'reported',
  at: when,
  report,
});
const looked = (verdict: Verdict): JobEvent => ({ type: 'looked', at, verdict, proof: null });
export const runningReport: Extract<StatusReport, { state: 'running' }> = {
  state: 'running',
  progress: { ...NO_PROGRESS, fraction: 0.3 },
  operation: null,
  rawStatus: null,
  location: null,
  retryAfterMs: null,
};

export const events = {
  submitting: { type: 'submitting', at, target },
  transferring: { type: 'transferring', at, target },
  transferred: { type: 'transferred', transfer },
  notSent: { type: 'notSent' },
  refused: { type: 'refused', at, problem },
  accepted: { type: 'accepted', monitorUrl: MONITOR_URL },
  doneAtOnce: { type: 'doneAtOnce', at, itemId: 'copy' },
  renamed: {
    type: 'renamed',
    at,
    result: { state: 'pending', itemId: 'copy', tries: 0 },
    proof: null,
  },
  answerLost: { type: 'answerLost', at },
  noMonitor: { type: 'noMonitor', at },
  monitorRefused: { type: 'monitorRefused', at },
  resultFetched: { type: 'resultFetched', result: { state: 'unavailable' }, proof: null },
  proven: { type: 'proven', proof: { state: 'same', items: 4, bytes: 4096 } },
  named: { type: 'named', names: new Map([['01A', 'Budget.xlsx']]) },
  retry: { type: 'retry', at, name: 'Plans (2)', onConflict: 'rename' },
  uploadByApp: { type: 'uploadByApp', at },
  checkAgain: { type: 'checkAgain', at },
  skipItems: { type: 'skipItems', at },
  'reported running': reported(runningReport),
  'reported completed': reported({
    state: 'completed',
    itemId: 'copy',
    resourceUrl: null,
    createdAt: null,
    isRedirect: false,
  }),
  'reported failed': reported({ state: 'failed', problem, progress: NO_PROGRESS }),
  'reported gone': reported({ state: 'gone' }),
  'reported moved': reported({ state: 'moved', location: 'https://monitor.test/2' }),
  'reported retry': reported({ state: 'retry', why: 'unreachable', retryAfterMs: null }),
  'looked keepLooking': looked({ kind: 'keepLooking', seen: null }),
  'looked completed': looked({ kind: 'completed', item: itemOf('copy') }),
  'looked unknown': looked({ kind: 'unknown', saw: 'incomplete' }),
  startNow: { type: 'startNow' },
} as const satisfies Readonly<Record<EventName, JobEvent>>;
