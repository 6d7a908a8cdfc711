/** How the service spells what is true, in all the ways that it is known to, and its bad moments. */
import type { HttpOutcome } from '../../main/jobs/ports.ts';
import {
  completedAs,
  failedWith,
  answerOf as jsonAnswer,
} from '../../main/jobs/testing/fake-drive.ts';
import type { Chance } from './chance.ts';
import type { Operation } from './truth.ts';

type Answer = Extract<HttpOutcome, { kind: 'answer' }>;

/** What an answer of a monitor says, for the record of what the program has been told. */
export type Said = 'running' | 'completed' | 'failed' | 'gone' | 'nothing';

export interface Spoken {
  readonly said: Said;
  readonly answer: Answer;
}

const DRIVE_HOST = 'drive.sim';
/** No host of the service ends so (RFC 2606). */
const STRANGER = 'https://stranger.example/monitor/1';

const MONITOR_PATH = /^\/monitor\/(\d+)$/u;
const MONITOR_HOSTS = ['monitor.sim', 'monitor-2.sim'];

/** Every address of the simulated service, and nothing else, ends so. */
export function isServiceUrl(url: string): boolean {
  return URL.canParse(url) && new URL(url).host.endsWith('.sim');
}

/** A secret, as the real ones are. */
export function monitorUrlOf({ number }: Operation, chance: Chance): string {
  return `https://${chance.pick(MONITOR_HOSTS)}/monitor/${number}?tempauth=secret`;
}

/** The number of the operation that a monitor URL stands for. */
export function operationIn(monitorUrl: string): number | null {
  const match = MONITOR_PATH.exec(new URL(monitorUrl).pathname);
  return match === null ? null : Number(match[1]);
}

/** The answer to a POST that was carried out. */
export function acceptance(operation: Operation, url: string, chance: Chance): Answer {
  const location = monitorUrlOf(operation, chance);
  const roll = chance.random();
  if (roll < 0.03) return jsonAnswer(202, '', { url });
  if (roll < 0.05) return jsonAnswer(202, '', { url, location: STRANGER });
  if (roll < 0.08) return jsonAnswer(500, { error: { code: 'generalException' } }, { url });
  if (roll < 0.1) return jsonAnswer(502, '<html>Bad gateway</html>', { url });
  return jsonAnswer(202, '', { url, location });
}

/** An answer to a POST that says neither yes nor no, although nothing was done. */
export function evasion(url: string, chance: Chance): Answer {
  const status = chance.pick([400, 408, 500, 502, 503]);
  return jsonAnswer(status, chance.pick(['', '<html>Sorry</html>', '{"torn":']), { url });
}

/** The answer of the monitor of `operation`, as far as it is. */
export function reportOf(
  operation: Operation,
  fraction: number,
  now: number,
  url: string,
  chance: Chance,
): Spoken {
  if (chance.is(0.02)) return { said: 'nothing', answer: { ...evasionOfMonitor(chance), url } };
  // A monitor may not be known everywhere at once.
  const isYoung = now - operation.startedAt < 2000;
  if (now >= operation.expiresAt || (isYoung && chance.is(0.1)) || chance.is(0.004)) {
    return { said: 'gone', answer: { ...goneAnswer(chance), url } };
  }
  if (chance.is(0.01)) {
    const moved = { url, location: monitorUrlOf(operation, chance) };
    return { said: 'nothing', answer: jsonAnswer(chance.pick([302, 307, 308]), '', moved) };
  }
  switch (operation.state) {
    case 'running':
      return { said: 'running', answer: { ...runningAnswer(operation, fraction, chance), url } };
    case 'completed':
      return { said: 'completed', answer: { ...completedAnswer(operation, chance), url } };
    case 'failed':
      return { said: 'failed', answer: { ...failedAnswer(operation, chance), url } };
  }
}

function evasionOfMonitor(chance: Chance): Answer {
  const status = chance.pick([408, 500, 502, 504]);
  return jsonAnswer(status, chance.pick(['', '<html>Sorry</html>', '{"status":"comple']));
}

function goneAnswer(chance: Chance): Answer {
  if (chance.is(0.2)) return jsonAnswer(500, { error: { code: 'operationNotFound' } });
  return jsonAnswer(chance.pick([401, 403, 404, 410]), { error: { code: 'itemNotFound' } });
}

function runningAnswer(operation: Operation, fraction: number, chance: Chance): Answer {
  const percentageComplete = Math.round(fraction * 1000) / 10;
  const status = chance.pick(['inProgress', 'notStarted', 'updating', 'waiting', 'somethingNew']);
  const location = chance.is(0.03) ? monitorUrlOf(operation, chance) : null;
  const retryAfter = chance.is(0.05) ? `${chance.between(0, 20)}` : null;
  const roll = chance.random();
  if (roll < 0.05) return jsonAnswer(202, '', { location, retryAfter });
  const body = { operation: 'ItemCopy', status, ...(roll < 0.2 ? {} : { percentageComplete }) };
  return jsonAnswer(roll < 0.5 ? 200 : 202, body, { location, retryAfter });
}

function completedAnswer({ item }: Operation, chance: Chance): Answer {
  const roll = chance.random();
  if (item === null || roll < 0.15) return jsonAnswer(200, { status: 'completed' });
  const resourceLocation = `https://${DRIVE_HOST}/items/${item.id}`;
  if (roll < 0.3) return jsonAnswer(303, '', { location: resourceLocation });
  if (roll < 0.4) return jsonAnswer(200, { id: item.id, name: item.name, file: {} });
  if (roll < 0.5) return jsonAnswer(202, { status: 'Completed', resourceLocation });
  return completedAs(item.id);
}

function failedAnswer({ code }: Operation, chance: Chance): Answer {
  const roll = chance.random();
  if (roll < 0.2) return jsonAnswer(500, { status: 'failed', error: { code } });
  const details = [{ code, message: 'No.', target: 'item-0' }];
  if (roll < 0.5) return jsonAnswer(200, { status: 'failed', error: { code, details } });
  return failedWith(code);
}
