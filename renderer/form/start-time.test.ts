import { describe, expect, it } from 'vitest';
import { fieldOf, nextEvening, timeIn } from './start-time.ts';

describe('the time to start at', () => {
  it('is shown as the clock on the wall shows it, and read back as it was', () => {
    const at = new Date(2026, 0, 5, 7, 3).getTime();
    expect(fieldOf(at)).toBe('2026-01-05T07:03');
    expect(timeIn(fieldOf(at))).toBe(at);
  });

  it('is none while the field is not filled in', () => {
    expect(timeIn('')).toBeNull();
  });

  it('is this evening at first, and tomorrow’s when this one has begun', () => {
    const evening = new Date(2026, 10, 30, 22, 0).getTime();
    expect(nextEvening(new Date(2026, 10, 30, 21, 59).getTime())).toBe(evening);
    expect(nextEvening(evening)).toBe(new Date(2026, 11, 1, 22, 0).getTime());
  });
});
