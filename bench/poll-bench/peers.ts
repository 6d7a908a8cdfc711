/**
 * The schedules of others, RE-STATED from their sources and documents (read August to November 2026).
 * Where one gives up, it goes on here, so that delays can be compared.
 */
import type { Schedule } from './schedule.ts';

const SECOND = 1000;

/** From the number of the question, from 0, and the delay before. */
type Rule = (count: number, beforeMs: number, random: () => number) => number;

function blind(name: string, rule: Rule): Schedule {
  return {
    name,
    isBlind: true,
    follow: (random) => {
      let count = 0;
      let delayMs = 0;
      return () => {
        delayMs = rule(count, delayMs, random);
        count += 1;
        return delayMs;
      };
    },
  };
}

const growing =
  (firstMs: number, factor: number, capMs: number): Rule =>
  (count) =>
    Math.min(firstMs * factor ** count, capMs);

export const PEERS: readonly Schedule[] = [
  blind('python-o365 (0 s)', () => 0),
  blind('rclone (1 s)', () => SECOND),
  blind('core-lro (2 s)', () => 2 * SECOND),
  blind('Graph .NET (5 s)', () => 5 * SECOND),
  blind('Cyberduck (0.256 s ×2, cap 8.192 s)', growing(256, 2, 8192)),
  blind('gax-nodejs (0.1 s ×1.3, cap 60 s)', growing(100, 1.3, 60 * SECOND)),
  blind('gcloud (1 s, 2 s ×1.4, cap 180 s)', (count, _before, random) =>
    count === 0
      ? SECOND
      : Math.min(2 * SECOND * 1.4 ** (count - 1), 180 * SECOND) + SECOND * random(),
  ),
  blind('AWS waiter (up to 2 s ×2, cap 120 s)', (count, _before, random) => {
    if (count === 0) return 0;
    const mostMs = Math.min(2 * SECOND * 2 ** count, 120 * SECOND);
    return 2 * SECOND + (mostMs - 2 * SECOND) * random();
  }),
  blind('back-off (1 s ×2, cap 60 s)', growing(SECOND, 2, 60 * SECOND)),
  blind('full jitter (up to 1 s ×2, cap 60 s)', (count, _before, random) =>
    Math.max(SECOND / 5, Math.min(60 * SECOND, SECOND * 2 ** count) * random()),
  ),
  blind('decorrelated jitter (cap 60 s)', (_count, beforeMs, random) => {
    const before = Math.max(beforeMs, SECOND);
    return Math.min(60 * SECOND, SECOND + (3 * before - SECOND) * random());
  }),
];
