import { describe, expect, it } from 'vitest';
import { Drive } from './drive.ts';
import type { DriveEvent } from './events.ts';
import { seedTree } from './seed-tree.ts';
import { descendants, namesTo, type Item } from './tree.ts';

const START = Date.UTC(2026, 0, 15, 12);
const HOUR = 60 * 60 * 1000;

interface Bench {
  readonly drive: Drive;
  readonly events: DriveEvent[];
  readonly clock: { now: number };
}

function bench(events: DriveEvent[] = [], clock = { now: START }): Bench {
  let guids = events.length;
  const append = (event: DriveEvent): Promise<void> => {
    events.push(event);
    return Promise.resolve();
  };
  const ports = { append, now: () => clock.now, newGuid: () => `guid-${(guids += 1)}` };
  return { drive: new Drive(seedTree(), [...events], ports), events, clock };
}

function at(drive: Drive, ...names: readonly string[]): Item {
  const item = drive.tree.at(names);
  if (item === undefined) throw new Error(`Nothing at ${names.join('/')}.`);
  return item;
}

function contents(drive: Drive): readonly unknown[] {
  return [...descendants(drive.tree.root)]
    .map((item) => [namesTo(item).join('/'), item.id, item.size, item.createdAt, item.version])
    .sort();
}

describe('a copy by the clock', () => {
  it('shows nothing at first, then the folder, then item after item, then all of it', async () => {
    const { drive, clock } = bench();
    const source = at(drive, 'LargeFolder1');
    const copied = await drive.copy(source, at(drive, 'Documents'), 'Copy', 'fail');
    if (!copied.ok) throw new Error(copied.problem.message);
    const size = (): number => {
      drive.catchUp();
      const copy = drive.tree.at(['Documents', 'Copy']);
      return copy?.kind === 'folder' ? copy.itemCount : -1;
    };
    expect(size()).toBe(-1);
    expect(copied.value.progressAt(clock.now).state).toBe('notStarted');
    clock.now = START + 300;
    expect(size()).toBeGreaterThanOrEqual(0);
    const counts: number[] = [];
    for (let share = 0.1; share < 1; share += 0.2) {
      clock.now = START + Math.round(share * (copied.value.endsAt - START));
      counts.push(size());
    }
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(new Set(counts).size).toBe(counts.length);
    clock.now = copied.value.endsAt - 1;
    expect(size()).toBe(3_130);
    expect(copied.value.outcome.state).toBe('running');
    clock.now = copied.value.endsAt;
    expect(size()).toBe(3_131);
    expect(copied.value.outcome).toMatchObject({ state: 'completed', at: clock.now });
  });

  it('comes out the same whether it was watched all the time or not at all', async () => {
    const watched = bench();
    for (const [from, rule] of [
      ['Projects', 'fail'],
      ['Receipts', 'fail'],
      ['Projects', 'rename'],
    ] as const) {
      const to = at(watched.drive, 'Documents');
      await watched.drive.copy(at(watched.drive, from), to, 'Backup', rule);
      for (let step = 0; step < 40; step += 1) {
        watched.clock.now += 17;
        watched.drive.catchUp();
      }
    }
    await watched.drive.setSpeed({ itemsPerSecond: 20, bytesPerSecond: 9_000_000 });
    while (watched.drive.copies.all().some(({ outcome }) => outcome.state === 'running')) {
      watched.clock.now += 777;
      watched.drive.catchUp();
    }
    const replayed = bench(watched.events, { now: watched.clock.now });
    expect(contents(replayed.drive)).toEqual(contents(watched.drive));
    expect(replayed.drive.copies.all().map(({ outcome }) => outcome)).toEqual(
      watched.drive.copies.all().map(({ outcome }) => outcome),
    );
  });

  it('does not see what happens to its source after it was accepted', async () => {
    const { drive, clock } = bench();
    const source = at(drive, 'Receipts');
    await drive.copy(source, at(drive, 'Documents'), 'Receipts', 'fail');
    await drive.remove(source);
    clock.now += HOUR;
    drive.catchUp();
    expect(at(drive, 'Documents', 'Receipts', '2024')).toMatchObject({ itemCount: 36 });
  });

  it.each(['fail', 'replace'] as const)(
    'fails when the name was taken meanwhile and the rule is %s',
    async (rule) => {
      const { drive, clock } = bench();
      const to = at(drive, 'Documents');
      const copied = await drive.copy(at(drive, 'Receipts'), to, 'Same', rule);
      await drive.createFolder(to, 'Same', 'fail');
      clock.now += HOUR;
      drive.catchUp();
      expect(copied.ok && copied.value.outcome).toMatchObject({
        state: 'failed',
        problem: { code: 'nameAlreadyExists' },
      });
    },
  );

  it('fails when its destination, or what it has copied so far, is removed', async () => {
    const { drive, clock } = bench();
    const to = at(drive, 'Documents', 'Taxes');
    const first = await drive.copy(at(drive, 'Receipts'), to, 'First', 'fail');
    const second = await drive.copy(at(drive, 'Receipts'), at(drive, 'Music'), 'Second', 'fail');
    await drive.remove(to);
    clock.now += 500;
    drive.catchUp();
    await drive.remove(at(drive, 'Music', 'Second'));
    clock.now += HOUR;
    drive.catchUp();
    for (const copied of [first, second]) {
      expect(copied.ok && copied.value.outcome).toMatchObject({
        state: 'failed',
        problem: { code: 'itemNotFound' },
      });
    }
  });

  it('replaces a file only once the new one is whole', async () => {
    const { drive, clock } = bench();
    const to = at(drive, 'Documents');
    const old = at(drive, 'Documents', 'House rules.docx');
    const copied = await drive.copy(at(drive, 'Budget 2026.xlsx'), to, old.name, 'replace');
    if (!copied.ok) throw new Error(copied.problem.message);
    clock.now = copied.value.endsAt - 1;
    drive.catchUp();
    expect(at(drive, 'Documents', old.name).id).toBe(old.id);
    clock.now += 1;
    drive.catchUp();
    const size = at(drive, 'Budget 2026.xlsx').size;
    expect(at(drive, 'Documents', old.name)).toMatchObject({ size });
    expect(drive.tree.get(old.id)).toBeUndefined();
  });
});

describe('an accepted change', () => {
  it('is told only once it is on disk', async () => {
    let write = (): void => undefined;
    const append = (): Promise<void> => new Promise((resolve) => (write = resolve));
    const ports = { append, now: () => START, newGuid: () => 'guid' };
    const drive = new Drive(seedTree(), [], ports);
    let told = false;
    const copying = drive
      .copy(at(drive, 'Receipts'), at(drive, 'Documents'), 'Receipts', 'fail')
      .then(() => (told = true));
    await new Promise(setImmediate);
    expect(told).toBe(false);
    write();
    await copying;
    expect(told).toBe(true);
  });

  it('is not called done when it could not be written', async () => {
    const append = (): Promise<never> => Promise.reject(new Error('disk full'));
    const drive = new Drive(seedTree(), [], { append, now: () => START, newGuid: () => 'guid' });
    await expect(drive.remove(at(drive, 'Music'))).rejects.toThrow('disk full');
  });
});

describe('the rules of a copy', () => {
  it('refuses more than 30,000 items', async () => {
    const { drive, clock } = bench();
    const shelf = await drive.createFolder(drive.tree.root, 'Shelf', 'fail');
    if (!shelf.ok) throw new Error(shelf.problem.message);
    for (let count = 0; count < 10; count += 1) {
      await drive.copy(at(drive, 'LargeFolder1'), shelf.value, 'LargeFolder1', 'rename');
      clock.now += HOUR;
      drive.catchUp();
    }
    expect(shelf.value.children.size).toBe(10);
    const refused = await drive.copy(shelf.value, at(drive, 'Documents'), 'Shelf', 'fail');
    expect(refused).toMatchObject({
      ok: false,
      problem: { code: 'invalidRequest', innerCode: 'totalAffectedItemCountExceeded' },
    });
  });

  it('stands still, not back, when the machine’s clock is set back', async () => {
    const { drive, clock, events } = bench();
    clock.now -= HOUR;
    await drive.createFolder(drive.tree.root, 'Later', 'fail');
    expect(events.map(({ at: when }) => when)).toEqual([START]);
  });
});
