/**
 * Ferry's schedule on a drive that tells of its changes. The channel is simulated: nobody has measured
 * the service's own.
 */
import { DriveHints } from '../../main/jobs/drive-hints.ts';
import { NO_MEMORY, remember } from '../../main/jobs/poll-memory.ts';
import { nextPoll } from '../../main/jobs/poll-schedule.ts';
import type { Schedule } from './schedule.ts';

const SECOND = 1000;
const DRIVE = 'drive';
const JOB = 'job';

export interface Channel {
  /** Delays are exponential around this mean. */
  readonly meanDelayMs: number;
  /** The part of changes that is told, 0 to 1. */
  readonly delivery: number;
  /** So often the drive changes during each copy, besides its end. */
  readonly changes: number;
}

/** Follows one job after the other on the same drive; `name()` tells what the channel did. */
export function onHintingDrive(channel: Channel): { schedule: Schedule; name: () => string } {
  const hints = new DriveHints();
  hints.setOpen(DRIVE, true);
  const told = { changes: 0, hints: 0, delayMs: 0 };
  /** When the present job began, and when it was last asked about, in the time of the channel. */
  let startedAt = 0;
  let askedAt = 0;

  const arrivals = (durationMs: number, random: () => number): number[] => {
    const changes = Array.from({ length: channel.changes }, () => durationMs * random());
    const heard = [...changes, durationMs].flatMap((at) => {
      const delayMs = -channel.meanDelayMs * Math.log(1 - random());
      return random() < channel.delivery ? [{ at: at + delayMs, delayMs }] : [];
    });
    told.changes += channel.changes + 1;
    told.hints += heard.length;
    for (const { delayMs } of heard) told.delayMs += delayMs;
    return heard.map(({ at }) => at).toSorted((left, right) => left - right);
  };

  const follow: Schedule['follow'] = (random, { durationMs }) => {
    hints.foundEnd(JOB, DRIVE, askedAt);
    hints.forget(JOB);
    startedAt = askedAt;
    const coming = arrivals(durationMs, random);
    let memory = NO_MEMORY;
    return (answer) => {
      const elapsedMs = answer?.elapsedMs ?? 0;
      const now = startedAt + elapsedMs;
      if (answer !== null) memory = remember(memory, answer);
      hints.foundRunning(JOB, DRIVE, askedAt, { now, heldMs: 0 });
      const relaxation = hints.relaxation(JOB, DRIVE, now);
      let dueMs = elapsedMs + nextPoll(memory, { elapsedMs, relaxation }, random());
      while ((coming[0] ?? Infinity) <= dueMs) {
        const arrivedMs = coming.shift() ?? 0;
        hints.heard(DRIVE, startedAt + arrivedMs);
        const atMs = Math.max(arrivedMs, elapsedMs);
        const facts = { now: startedAt + atMs, elapsedMs: atMs, dueInMs: dueMs - atMs };
        const soonMs = hints.askSoonMs(JOB, DRIVE, { ...facts, priceFactor: 1 });
        if (soonMs !== null) dueMs = atMs + soonMs;
      }
      askedAt = startedAt + dueMs;
      return dueMs - elapsedMs;
    };
  };
  const name = (): string => {
    const delayS = told.delayMs / told.hints / SECOND;
    const delivery = (100 * told.hints) / told.changes;
    const figures = `delay ${delayS.toFixed(1)} s, delivery ${delivery.toFixed(0)} %`;
    return `Ferry with hints (simulated: ${figures}), ${channel.changes} for nothing`;
  };
  return { schedule: { name: 'Ferry with hints', isBlind: false, follow }, name };
}
