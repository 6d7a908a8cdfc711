/**
 * What the clients are put through: every recorded answer of main/jobs/fixtures, standing for ever,
 * and stories in which one answer follows another.
 */
import { readFileSync } from 'node:fs';
import { array, object, optional, parse, picklist, record, string, number } from 'valibot';
import { COMPLETED, itemAnswer } from './answers.ts';
import type { Verdict } from './client.ts';
import { type Answer, MONITOR_URL, type Script } from './scripted-service.ts';

const SECOND = 1000;
export const MINUTE = 60 * SECOND;

export interface Scenario {
  readonly id: string;
  readonly group: string;
  readonly script: Script;
  /** Where the POST's answer says the monitor is. */
  readonly monitorUrl: string;
  /** What lies at the destination while it is looked for there. */
  readonly destination: 'nothing' | 'whole copy';
  /** When the user looks what has become of it. */
  readonly horizonMs: number;
  /** The one true thing to tell the user then. */
  readonly right: Verdict;
  /** From when on it is true; who says so earlier has only guessed. */
  readonly trueFromMs: number;
}

const STATES = ['running', 'completed', 'failed', 'gone', 'moved', 'retry'] as const;

const fixtures = object({
  monitorUrl: string(),
  reports: array(
    object({
      id: string(),
      answer: object({ status: number(), headers: record(string(), string()), body: string() }),
      expect: object({ state: picklist(STATES), location: optional(string()) }),
    }),
  ),
});

/** Long enough to see whether an answer ends the job, and no time-out of five minutes strikes. */
const ROW_HORIZON_MS = 4 * MINUTE;
/** A monitor that is gone is doubted for minutes before the destination is looked at. */
const GONE_HORIZON_MS = 8 * MINUTE;

/** Of an answer that stands for ever, or, where it names a new place, until that is asked. */
const RIGHT = {
  running: 'running',
  retry: 'running',
  completed: 'completed',
  moved: 'completed',
  failed: 'failed',
  gone: 'unsure',
} as const satisfies Record<(typeof STATES)[number], Verdict>;

/** The recorded answers. */
export function fixtureScenarios(): readonly Scenario[] {
  const file = new URL('../../main/jobs/fixtures/status-reports.json', import.meta.url);
  const { monitorUrl, reports } = parse(fixtures, JSON.parse(readFileSync(file, 'utf8')));
  return reports.map(({ id, answer, expect }) => ({
    id,
    group: 'recorded',
    monitorUrl,
    script: (url, _elapsedMs, hasToken) =>
      url === monitorUrl ? answer : (itemAnswer(url, hasToken) ?? COMPLETED['200 body']),
    destination: 'nothing',
    horizonMs: expect.state === 'gone' ? GONE_HORIZON_MS : ROW_HORIZON_MS,
    right: expect.location === undefined ? RIGHT[expect.state] : 'completed',
    trueFromMs: 0,
  }));
}

/** One answer after the other: each stands for so many seconds, the last one for ever. */
export type Phases = readonly (readonly [answer: Answer | null, seconds: number])[];

export function scriptOf(phases: Phases): Script {
  return (url, elapsedMs, hasToken) => {
    const item = itemAnswer(url, hasToken);
    if (item !== null) return item;
    let endMs = 0;
    for (const [answer, seconds] of phases) {
      endMs += seconds * SECOND;
      if (elapsedMs < endMs) return answer;
    }
    return phases.at(-1)?.[0] ?? null;
  };
}

/** When the last of the phases begins. */
export function lastFromMs(phases: Phases): number {
  return phases.slice(0, -1).reduce((sum, [, seconds]) => sum + seconds * SECOND, 0);
}

/** A story of the monitor at its usual place. */
export function story(
  group: string,
  id: string,
  right: Verdict,
  script: Script,
  rest: Partial<Scenario> = {},
): Scenario {
  return {
    id,
    group,
    script,
    monitorUrl: MONITOR_URL,
    destination: 'nothing',
    horizonMs: ROW_HORIZON_MS,
    right,
    trueFromMs: 0,
    ...rest,
  };
}
