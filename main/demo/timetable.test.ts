import { describe, expect, it } from 'vitest';
import { seedTree } from './seed-tree.ts';
import { DEFAULT_SPEED, START_LATENCY_MS, Timetable } from './timetable.ts';
import { descendants, type Item } from './tree.ts';

const SECOND = 1000;

function secondsFor(item: Item | undefined): number {
  if (item === undefined) throw new Error('The seed lacks this item.');
  const sizes = [item, ...descendants(item)].map(({ kind, size }) => (kind === 'file' ? size : 0));
  return (START_LATENCY_MS + new Timetable(sizes, 0, DEFAULT_SPEED).endAt) / SECOND;
}

describe('the timetable of a copy', () => {
  it('takes about forty seconds for LargeFolder1 at the usual speed', () => {
    const seconds = secondsFor(seedTree().at(['LargeFolder1']));
    expect(seconds).toBeGreaterThan(35);
    expect(seconds).toBeLessThan(45);
  });

  it.each([
    ['Documents', 'Contracts'],
    ['Projects', 'Garden house'],
    ['Pictures', '2019 Lisbon'],
  ])('takes two to four seconds for a small folder: %s/%s', (...names) => {
    const seconds = secondsFor(seedTree().at(names));
    expect(seconds).toBeGreaterThan(2);
    expect(seconds).toBeLessThanOrEqual(4.5);
  });

  it('never falls back as time goes on, even when the speed changes in the middle of a file', () => {
    const speed = { itemsPerSecond: 10, bytesPerSecond: 1_000 };
    const table = new Timetable([0, 5_000, 0, 70, 90_000], 1_000, speed);
    let before = { position: 0, bytes: 0 };
    for (let at = 0; at < 120 * SECOND; at += 137) {
      if (at % 5 === 0) {
        const factor = 1 + (at % 7);
        table.changeSpeed(at, { itemsPerSecond: 3 * factor, bytesPerSecond: 400 * factor });
      }
      const work = table.workAt(at);
      expect(work.position).toBeGreaterThanOrEqual(before.position - 1e-9);
      expect(work.bytes).toBeGreaterThanOrEqual(before.bytes - 1e-6);
      before = work;
    }
    expect(table.workAt(table.endAt)).toEqual({ position: 5, bytes: 95_070 });
  });

  it('has an item done exactly from the moment it names for it', () => {
    const table = new Timetable([100, 200, 300], 50, { itemsPerSecond: 7, bytesPerSecond: 333 });
    for (const position of [1, 2, 3]) {
      const at = table.timeAt(position);
      expect(table.workAt(at).position).toBeGreaterThanOrEqual(position);
      expect(table.workAt(at - 1).position).toBeLessThan(position);
    }
  });

  it('ends sooner by as much as the speed was raised', () => {
    const table = new Timetable([1_000], 0, { itemsPerSecond: 1e9, bytesPerSecond: 100 });
    table.changeSpeed(5_000, { itemsPerSecond: 1e9, bytesPerSecond: 1_000 });
    expect(table.endAt).toBeGreaterThanOrEqual(5_500);
    expect(table.endAt).toBeLessThanOrEqual(5_502);
  });
});
