import { describe, expect, it } from 'vitest';
import { type Sample, timeLeft, withSample } from './time-left.ts';

const SECOND = 1000;
const steady = (count: number, pace: number): readonly Sample[] =>
  Array.from({ length: count }, (_, index) => ({ at: index * SECOND, fraction: index * pace }));

describe('timeLeft', () => {
  it('gives a narrow range at a steady pace', () => {
    const left = timeLeft(steady(11, 0.05), 10 * SECOND);
    expect(left?.fromMs).toBeCloseTo(8500);
    expect(left?.toMs).toBeCloseTo(11_500);
  });

  it('counts down while nothing new is heard, and falls silent when the end should have come', () => {
    const samples = steady(11, 0.05);
    expect(timeLeft(samples, 15 * SECOND)?.toMs).toBeCloseTo(5750);
    expect(timeLeft(samples, 20 * SECOND)).toBeNull();
    expect(timeLeft(samples, 90 * SECOND)).toBeNull();
  });

  it.each([
    ['nothing is known', []],
    ['there are too few figures', steady(2, 0.2)],
    ['it is too early', steady(3, 0.3)],
    ['hardly anything is done', steady(10, 0.001)],
    ['nothing moves', steady(10, 0)],
    ['all is done', steady(11, 0.1)],
    [
      'it stands still of late',
      [...steady(4, 0.1), ...[9, 10, 11, 12].map((at) => ({ at: at * SECOND, fraction: 0.3 }))],
    ],
    [
      'the clock was set back',
      [
        { at: 9000, fraction: 0.1 },
        { at: 12_500, fraction: 0.2 },
        { at: 100, fraction: 0.3 },
      ],
    ],
    ['all came at once', [0, 0.1, 0.2, 0.3].map((fraction) => ({ at: 5000, fraction }))],
  ])('says nothing when %s', (_, samples) => {
    expect(timeLeft(samples, 12 * SECOND)).toBeNull();
  });

  it('says nothing when past and present pace disagree wildly', () => {
    const samples = [
      { at: 0, fraction: 0 },
      { at: 1 * SECOND, fraction: 0.4 },
      { at: 60 * SECOND, fraction: 0.42 },
    ];
    expect(timeLeft(samples, 60 * SECOND)).toBeNull();
  });
});

describe('withSample', () => {
  it('keeps the first for the overall pace and a bounded number of the last', () => {
    const kept = steady(500, 0.001).reduce<readonly Sample[]>(withSample, []);
    expect(kept[0]?.at).toBe(0);
    expect(kept.at(-1)?.at).toBe(499 * SECOND);
    expect(kept.length).toBe(12);
  });

  it('begins anew when the figure falls', () => {
    const fallen = { at: 9 * SECOND, fraction: 0.1 };
    expect(withSample(steady(5, 0.1), fallen)).toEqual([fallen]);
  });
});
