/** What holds of a record after any events in any order, sensible or not. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Job, hasEnded, parseJob } from './job.ts';
import { adoptedJob } from './next-state.ts';
import { NO_PROGRESS } from './status-report.ts';
import { itemOf } from './testing/fake-drive.ts';
import { type EventName, events } from './testing/job-events.ts';
import { START, sampleRequest, samples, uploadRequest } from './testing/job-samples.ts';
import { GONE_MIN_COUNT, type JobEvent, transition } from './transitions.ts';

const RUNS = { seed: 20_261_122, numRuns: 1000 };
const MAX_EVENTS = 30;
const DAY = 86_400_000;

/** In which states an event may change anything at all. */
const APPLIES: Readonly<Record<JobEvent['type'], readonly Job['state'][]>> = {
  submitting: ['queued'],
  transferring: ['queued'],
  transferred: ['transferring'],
  notSent: ['submitting'],
  refused: ['queued', 'submitting', 'transferring'],
  accepted: ['submitting'],
  doneAtOnce: ['submitting', 'transferring'],
  renamed: ['renaming'],
  answerLost: ['submitting', 'transferring'],
  noMonitor: ['submitting', 'transferring'],
  monitorRefused: ['submitting', 'running'],
  reported: ['running'],
  looked: ['checking'],
  resultFetched: ['completed'],
  proven: ['completed'],
  named: ['failed'],
  retry: ['failed', 'unknown'],
  uploadByApp: ['failed'],
  checkAgain: ['unknown'],
  skipItems: ['failed'],
  startNow: ['queued'],
};
const BY_THE_USER: readonly JobEvent['type'][] = [
  'retry',
  'uploadByApp',
  'checkAgain',
  'skipItems',
  'startNow',
];
/** A result that was found by its name may still lack the name the user wants. */
const TO_BE_NAMED = 'resultFetched';
const SAYS_COMPLETED = ['reported', 'doneAtOnce', 'looked', 'renamed'];
const SAYS_FAILED = ['reported', 'refused'];

/** Also back in time: clocks are set. */
const times = fc.integer({ min: -DAY, max: DAY }).map((ms) => START + ms);
const urls = fc.constantFrom('https://monitor.test/1', 'https://monitor.test/2');
const targets = fc.constantFrom(
  { name: 'Plans', occupantId: null },
  { name: 'Plans 1', occupantId: 'old' },
  { name: 'big.iso', occupantId: null, size: 100 },
  null,
);
const fractions = fc.option(fc.integer({ min: 0, max: 4 }).map((quarter) => quarter / 4));

const proofs = fc.constantFrom(null, { state: 'comparing', items: 0, limit: 3000 } as const);

const names = fc.constantFrom<EventName[]>(
  'transferring',
  'transferred',
  'notSent',
  'refused',
  'doneAtOnce',
  'renamed',
  'answerLost',
  'noMonitor',
  'monitorRefused',
  'resultFetched',
  'proven',
  'named',
  'retry',
  'uploadByApp',
  'checkAgain',
  'skipItems',
  'reported completed',
  'reported failed',
  'reported gone',
  'reported retry',
  'looked keepLooking',
  'looked completed',
  'looked unknown',
);
const sampled = fc
  .tuple(names, times)
  .map(([name, at]): JobEvent => ({ ...events[name], ...('at' in events[name] ? { at } : {}) }));

const varied: fc.Arbitrary<JobEvent> = fc.oneof(
  fc.record({ type: fc.constant('submitting' as const), at: times, target: targets }),
  fc.record({ type: fc.constant('accepted' as const), monitorUrl: urls }),
  fc.record({
    type: fc.constant('reported' as const),
    at: times,
    report: fc.record({
      state: fc.constant('running' as const),
      progress: fractions.map((fraction) => ({ ...NO_PROGRESS, fraction })),
      operation: fc.constant(null),
      rawStatus: fc.constant(null),
      location: fc.option(urls),
      retryAfterMs: fc.constant(null),
    }),
  }),
  fc.record({
    type: fc.constant('reported' as const),
    at: times,
    report: fc.record({ state: fc.constant('moved' as const), location: urls }),
  }),
  fc.record({
    type: fc.constant('reported' as const),
    at: times,
    report: fc.record({
      state: fc.constant('completed' as const),
      itemId: fc.constantFrom('copy', null),
      resourceUrl: fc.constant(null),
      createdAt: fc.constant(null),
      isRedirect: fc.boolean(),
    }),
  }),
  fc.record({
    type: fc.constant('resultFetched' as const),
    result: fc.constantFrom(
      { state: 'found', itemId: 'copy', name: 'Plans', webUrl: null } as const,
      { state: 'pending', itemId: null, tries: 1 } as const,
    ),
    proof: proofs,
  }),
  fc.record({
    type: fc.constant('looked' as const),
    at: times,
    verdict: fc.constant({ kind: 'completed', item: itemOf('copy') } as const),
    proof: proofs,
  }),
);

const beginnings = fc.constantFrom<Job[]>(
  samples.queued,
  { ...samples.queued, request: { ...sampleRequest, name: 'Other', allVersions: true } },
  { ...samples.queued, request: { ...sampleRequest, childrenOnly: true } },
  { ...samples.queued, request: { ...uploadRequest, by: 'service' } },
  { ...samples.queued, request: uploadRequest },
  adoptedJob('job-1', START, { account: 'demo', name: 'Elsewhere' }, 'https://monitor.test/1'),
);
const stories = fc.array(fc.oneof({ weight: 3, arbitrary: sampled }, varied), {
  maxLength: MAX_EVENTS,
});

/** Shows `look` every step of any story. */
function everyStep(look: (before: Job, event: JobEvent, after: Job) => void): void {
  fc.assert(
    fc.property(beginnings, stories, (beginning, story) => {
      let job = frozen(beginning);
      for (const event of story) {
        const after = transition(job, event);
        look(job, event, after);
        job = frozen(after);
      }
    }),
    RUNS,
  );
}

/** Whoever changes a record in place is thrown at. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}

describe('after any events in any order', { timeout: 60_000 }, () => {
  it('a record can be read again as it is', () => {
    everyStep((_before, _event, after) => {
      expect(parseJob(JSON.parse(JSON.stringify(after)))).toEqual({ ok: true, job: after });
    });
  });

  it('an event that does not apply has given back the very same record', () => {
    everyStep((before, event, after) => {
      if (!APPLIES[event.type].includes(before.state)) expect(after).toBe(before);
    });
  });

  it('an ended job has left its end only as the user wished, or for its name', () => {
    everyStep((before, event, after) => {
      if (!hasEnded(before) || after.state === before.state) return;
      if (event.type === TO_BE_NAMED) expect(after.state).toBe('renaming');
      else expect(BY_THE_USER).toContain(event.type);
    });
  });

  it('the tries are counted up, by the user alone, one by one', () => {
    everyStep((before, { type }, after) => {
      const isNew = after.attempt !== before.attempt;
      expect(after.attempt - before.attempt).toBe(isNew ? 1 : 0);
      if (isNew) expect([BY_THE_USER.includes(type), after.state]).toEqual([true, 'queued']);
    });
  });

  it('the monitor URL is there while the job runs, and at no other time', () => {
    everyStep((_before, _event, after) => {
      expect('monitorUrl' in after).toBe(after.state === 'running');
      if (after.state !== 'running') expect(JSON.stringify(after)).not.toContain('monitor.test');
    });
  });

  it('a job has completed or failed only by a word that says so', () => {
    everyStep((before, { type }, after) => {
      if (after.state === before.state) return;
      if (after.state === 'completed') expect(SAYS_COMPLETED).toContain(type);
      if (after.state === 'failed') expect(SAYS_FAILED).toContain(type);
    });
  });

  it('a monitor was taken for gone only after it had said so often enough', () => {
    everyStep((before, { type }, after) => {
      const isTaken = 'reason' in after && after.reason === 'monitorGone';
      if (before.state !== 'running' || type !== 'reported' || !isTaken) return;
      expect((before.gone?.count ?? 0) + 1).toBeGreaterThanOrEqual(GONE_MIN_COUNT);
    });
  });

  it('what was asked for, and what stood there before, is still known', () => {
    everyStep((before, { type }, after) => {
      expect([after.id, after.request.action]).toEqual([before.id, before.request.action]);
      expect(after.request.account).toBe(before.request.account);
      if (!('target' in before) || !('target' in after)) return;
      expect(after.target?.occupantId).toBe(before.target?.occupantId);
      expect(type === 'submitting' ? before : after).toHaveProperty(
        'submittedAt',
        before.submittedAt,
      );
    });
  });

  it('every state was reached', () => {
    const reached = new Set<Job['state']>();
    everyStep((_before, _event, after) => reached.add(after.state));
    expect([...reached].sort()).toEqual(Object.keys(samples).sort());
  });
});
