import { describe, expect, it } from 'vitest';
import {
  type DurationMemory,
  type JobSize,
  NO_DURATIONS,
  expectedMs,
  learnDuration,
  parseDurations,
} from './duration-memory.ts';

const SECOND = 1000;
const MIB = 1024 * 1024;
const folder: JobSize = { bytes: 40 * MIB, items: 120 };

const after = (durations: readonly number[], size = folder): DurationMemory =>
  durations.reduce((memory, ms) => learnDuration(memory, size, ms), NO_DURATIONS);

describe('the duration of earlier jobs', () => {
  it('says nothing before three of a size were seen', () => {
    expect(expectedMs(after([8000, 8000]), folder)).toBeNull();
    expect(expectedMs(after([8000, 8000, 8000]), folder)).toBeCloseTo(8000);
  });

  it('is their geometric mean, so that one that hung does not spoil it', () => {
    expect(expectedMs(after([SECOND, 10 * SECOND, 100 * SECOND]), folder)).toBeCloseTo(10 * SECOND);
  });

  it('follows when everything becomes faster', () => {
    const slow = Array.from({ length: 50 }, () => 100 * SECOND);
    const fast = Array.from({ length: 15 }, () => SECOND);
    expect(expectedMs(after([...slow, ...fast]), folder)).toBeLessThan(1.3 * SECOND);
  });

  it('holds for jobs of about that size only', () => {
    const memory = after([8000, 8000, 8000]);
    expect(expectedMs(memory, { bytes: 50 * MIB, items: 100 })).toBeCloseTo(8000);
    expect(expectedMs(memory, { bytes: 5000 * MIB, items: 100 })).toBeNull();
    expect(expectedMs(memory, { bytes: 40 * MIB, items: 5000 })).toBeNull();
    expect(expectedMs(memory, { bytes: 40 * MIB, items: null })).toBeNull();
  });

  it('learns nothing from jobs without a size, and nothing from impossible durations', () => {
    expect(after([8000, 8000, 8000], { bytes: null, items: null })).toBe(NO_DURATIONS);
    expect(after([0, -5, Number.NaN])).toBe(NO_DURATIONS);
  });

  it('stays tiny whatever is copied', () => {
    let memory = NO_DURATIONS;
    for (let bytes = 0; bytes < 2 ** 60; bytes = bytes * 1.5 + 1) {
      for (let items = 0; items < 1e9; items = items * 3 + 1) {
        memory = learnDuration(memory, { bytes, items }, 1234.5678);
      }
    }
    expect(Object.keys(memory).length).toBeLessThanOrEqual(100);
  });
});

describe('what was kept of durations', () => {
  it('is read back as it was', () => {
    const memory = after([8000, 9000, 7000]);
    expect(parseDurations(JSON.parse(JSON.stringify(memory)))).toEqual(memory);
  });

  it.each([
    undefined,
    null,
    'text',
    { 'a name': { meanLog: 1, jobs: 3 } },
    { '3:2': { meanLog: '8', jobs: 3 } },
    { '3:2': { meanLog: 8, jobs: 0 } },
  ])('is forgotten where it makes no sense: %j', (value) => {
    expect(parseDurations(value)).toEqual({});
  });
});
