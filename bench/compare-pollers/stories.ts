/** Stories of more than one answer, from a plain copy to a network that lies. */
import {
  COMPLETED,
  FAILED,
  GONE,
  OTHER_MONITOR,
  RUNNING,
  empty,
  html,
  json,
  torn,
} from './answers.ts';
import type { Verdict } from './client.ts';
import { MINUTE, type Phases, type Scenario, lastFromMs, scriptOf, story } from './scenarios.ts';
import { type Answer, MONITOR_URL } from './scripted-service.ts';

const FOR_EVER = Number.POSITIVE_INFINITY;
const running = RUNNING['202 inProgress'];
const done = COMPLETED['200 body'];

/** Runs for 20 s in each dialect, then completes in each. */
const dialects = Object.entries(RUNNING).flatMap(([first, answer]) =>
  Object.entries(COMPLETED).map(([last, end]) =>
    completes('completes', `${first}, then ${last}`, [
      [answer, 20],
      [end, FOR_EVER],
    ]),
  ),
);

const failures = Object.entries(FAILED).map(([name, answer]) =>
  phased('fails', `running, then ${name}`, 'failed', [
    [running, 20],
    [answer, FOR_EVER],
  ]),
);

/** Each of these passes; the copy goes on and completes. */
const TROUBLE: readonly (readonly [string, Answer | null, number])[] = [
  ['a captive portal', html(200), 30],
  ['a gateway that breaks', html(503), 30],
  ['a proxy’s 400 page', html(400), 30],
  ['a report torn amid a word', torn(200, '{"status":"inPro'), 20],
  ['a report torn after "completed"', torn(200, '{"status":"completed"'), 20],
  ['500 without a word', empty(500), 30],
  ['408', empty(408), 30],
  ['no network', null, 180],
  ['429, wait 30 s', json(429, { error: { code: 'activityLimitReached' } }, after('30')), 30],
  ['503, wait 45 s', empty(503, after('45')), 45],
  ['202, ask again in 20 s', json(202, { status: 'inProgress' }, after('20')), 20],
  ['an unknown status', json(202, { status: 'rebalancing', percentageComplete: 12 }), 30],
  ['an unknown status with 200', json(200, { status: 'rebalancing' }), 30],
  ['100 % but not completed', json(202, { status: 'inProgress', percentageComplete: 100 }), 60],
  ['404 for a moment', GONE['404'], 30],
];

const troubles = TROUBLE.flatMap(([name, answer, seconds]) => [
  completes('passing trouble', `${name}, then completed`, [
    [running, 10],
    [answer, seconds],
    [running, 10],
    [done, FOR_EVER],
  ]),
]);

const gone = Object.entries(GONE).flatMap(([name, answer]) => {
  const phases: Phases = [
    [running, 20],
    [answer, FOR_EVER],
  ];
  return [
    phased('gone', `${name} for ever, nothing at the destination`, 'unsure', phases),
    phased('gone', `${name} for ever, the copy is there`, 'completed', phases, {
      destination: 'whole copy',
    }),
  ];
});

const long = [
  phased(
    'long',
    'runs for 12 minutes, then completed',
    'completed',
    [
      [running, 12 * 60],
      [done, FOR_EVER],
    ],
    { horizonMs: 20 * MINUTE },
  ),
  phased(
    'long',
    'runs for 5 hours, then failed',
    'failed',
    [
      [running, 5 * 3600],
      [FAILED['500 error'], FOR_EVER],
    ],
    { horizonMs: 6 * 60 * MINUTE },
  ),
  story('long', 'runs longer than anybody looks', 'running', scriptOf([[running, FOR_EVER]]), {
    horizonMs: 60 * MINUTE,
  }),
];

const EVIL = 'https://evil.example/monitor/1';

const moves = [
  story('moves', '302 to another monitor', 'completed', (url) =>
    url === MONITOR_URL ? empty(302, { location: OTHER_MONITOR }) : done,
  ),
  story('moves', '307 to a relative place', 'completed', (url) =>
    url === MONITOR_URL ? empty(307, { location: '/monitor/other' }) : done,
  ),
  story('moves', '202 names a new place, the old one stays as it is', 'completed', (url) =>
    url === MONITOR_URL ? { ...running, headers: { location: OTHER_MONITOR } } : done,
  ),
  story('moves', '302 there and back for ever', 'running', (url) =>
    empty(302, { location: url === MONITOR_URL ? OTHER_MONITOR : MONITOR_URL }),
  ),
  story('moves', '302 to a stranger, who says completed', 'running', (url) =>
    url === EVIL ? done : empty(302, { location: EVIL }),
  ),
  story('moves', '202 names a stranger, who says failed', 'running', (url) =>
    url === EVIL ? FAILED['200 error'] : { ...running, headers: { location: EVIL } },
  ),
];

export const stories: readonly Scenario[] = [
  ...dialects,
  ...failures,
  ...troubles,
  ...gone,
  ...long,
  ...moves,
];

function completes(group: string, id: string, phases: Phases): Scenario {
  return phased(group, id, 'completed', phases);
}

/** What is right becomes true with the last phase. */
function phased(
  group: string,
  id: string,
  right: Verdict,
  phases: Phases,
  rest: Partial<Scenario> = {},
): Scenario {
  return story(group, id, right, scriptOf(phases), {
    horizonMs: 8 * MINUTE,
    trueFromMs: lastFromMs(phases),
    ...rest,
  });
}

function after(seconds: string): Readonly<Record<string, string>> {
  return { 'retry-after': seconds };
}
