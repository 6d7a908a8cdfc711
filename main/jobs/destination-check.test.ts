import { describe, expect, it } from 'vitest';
import {
  GROWTH_GRACE_MS,
  MIN_LOOKS,
  NOTHING_GRACE_MS,
  REST_SETTLED_MS,
  SETTLED_MS,
  judgeSight,
} from './destination-check.ts';
import type { JobIn } from './job.ts';
import type { SeenItem } from './ports.ts';
import { itemOf } from './testing/fake-drive.ts';
import { START, samples, uploadRequest } from './testing/job-samples.ts';

const job = samples.checking;
const lookedAt = (looks: number): JobIn<'checking'> => ({ ...job, looks });
const see = (
  item: SeenItem,
  source: SeenItem | null = null,
  checking = job,
  at = START,
): ReturnType<typeof judgeSight> => judgeSight(checking, { kind: 'item', item, source }, at);

describe('nothing there', () => {
  const nothing = { kind: 'nothing' } as const;

  it('is no news at first', () => {
    expect(judgeSight(job, nothing, START)).toEqual({ kind: 'keepLooking', seen: null });
  });

  it('is the end only after enough time and enough looks', () => {
    const end = START + NOTHING_GRACE_MS;
    expect(judgeSight(lookedAt(MIN_LOOKS - 2), nothing, end).kind).toBe('keepLooking');
    expect(judgeSight(lookedAt(99), nothing, end - 1).kind).toBe('keepLooking');
    expect(judgeSight(lookedAt(MIN_LOOKS - 1), nothing, end)).toEqual({
      kind: 'unknown',
      saw: 'nothing',
    });
  });
});

describe('the rest of a copy that failed in part', () => {
  const rest = itemOf('copy', { size: 1000, childCount: 2 });
  const partial: JobIn<'checking'> = { ...job, reason: 'itemsFailed' };

  it('is taken as it is, smaller than its source, once it has stayed the same for a while', () => {
    const first = see(rest, itemOf('source'), partial);
    expect(first.kind).toBe('keepLooking');
    const seen = first.kind === 'keepLooking' ? first.seen : null;
    const later = START + REST_SETTLED_MS;
    expect(see(rest, itemOf('source'), { ...partial, seen }, later - 1).kind).toBe('keepLooking');
    expect(see(rest, itemOf('source'), { ...partial, seen }, later).kind).toBe('completed');
    expect(see(rest, itemOf('source'), { ...job, seen }, later).kind).toBe('keepLooking');
  });

  it('is never what stood there before', () => {
    const occupied = { ...partial, target: { ...job.target, occupantId: 'copy' } };
    expect(see(rest, null, occupied).kind).toBe('keepLooking');
  });
});

describe('an item there', () => {
  it('that is as large as its source is the copy', () => {
    expect(see(itemOf('copy'))).toEqual({ kind: 'completed', item: itemOf('copy') });
  });

  it('is measured against the source as it is now, where that can still be seen', () => {
    const grown = itemOf('source', { size: 9999 });
    expect(see(itemOf('copy', { size: 9999 }), grown).kind).toBe('completed');
    expect(see(itemOf('copy'), grown).kind).toBe('keepLooking');
  });

  it.each([
    [{ size: 4095 }, 'keepLooking'],
    [{ childCount: 2 }, 'keepLooking'],
    [{ size: null, childCount: null }, 'keepLooking'],
    [{ size: null }, 'keepLooking'],
    [{ childCount: null }, 'completed'],
    [{ size: null, childCount: 2 }, 'keepLooking'],
  ])('must agree in size, and in children where they are known: %j', (rest, kind) => {
    expect(see(itemOf('copy', rest)).kind).toBe(kind);
  });

  it('that was there before our request proves nothing, however alike it looks', () => {
    const occupied = { ...job, target: { name: 'Plans', occupantId: 'old' } };
    expect(see(itemOf('old'), null, occupied)).toEqual({ kind: 'keepLooking', seen: null });
    const end = START + NOTHING_GRACE_MS;
    const patient = { ...occupied, looks: MIN_LOOKS - 1 };
    expect(see(itemOf('old'), null, patient, end)).toEqual({ kind: 'unknown', saw: 'notOurs' });
    expect(see(itemOf('new'), null, occupied).kind).toBe('completed');
  });

  it('that stops growing is called incomplete after a while', () => {
    const half = itemOf('copy', { size: 2048 });
    const seen = { itemId: 'copy', size: 2048, childCount: 3, unchangedSince: START };
    const waiting = { ...job, seen };
    const end = START + GROWTH_GRACE_MS;
    expect(see(half, null, waiting, end - 1)).toEqual({ kind: 'keepLooking', seen });
    expect(see(half, null, waiting, end)).toEqual({ kind: 'unknown', saw: 'incomplete' });
  });

  it('is not waited for any longer because the clock was set back', () => {
    const half = itemOf('copy', { size: 2048 });
    const seen = { itemId: 'copy', size: 2048, childCount: 3, unchangedSince: START };
    const earlier = START - GROWTH_GRACE_MS;
    expect(see(half, null, { ...job, seen }, earlier)).toEqual({
      kind: 'keepLooking',
      seen: { ...seen, unchangedSince: earlier },
    });
  });

  it.each([{ size: 2049 }, { childCount: 2 }, { id: 'other' }])(
    'that still changes is given time anew: %j',
    (change) => {
      const seen = { itemId: 'copy', size: 2048, childCount: 3, unchangedSince: START };
      const later = START + 2 * GROWTH_GRACE_MS;
      expect(
        see(itemOf('copy', { size: 2048, ...change }), null, { ...job, seen }, later),
      ).toMatchObject({ kind: 'keepLooking', seen: { unchangedSince: later } });
    },
  );
});

describe('a file of the web, whose right size nobody told', () => {
  const seen = { itemId: 'file', size: 700, childCount: null, unchangedSince: START };
  const upload = { ...job, request: uploadRequest, seen };
  const file = itemOf('file', { size: 700, childCount: null });
  const settled = START + SETTLED_MS;

  it('is whole when it has stayed the same for a minute', () => {
    expect(see(file, null, { ...upload, seen: null })).toEqual({ kind: 'keepLooking', seen });
    expect(see(file, null, upload, settled - 1)).toEqual({ kind: 'keepLooking', seen });
    expect(see(file, null, upload, settled)).toEqual({ kind: 'completed', item: file });
  });

  it.each([{ size: 701 }, { id: 'other' }])(
    'is given another minute when it changes: %j',
    (change) => {
      expect(see({ ...file, ...change }, null, upload, settled)).toMatchObject({
        kind: 'keepLooking',
        seen: { unchangedSince: settled },
      });
    },
  );

  it('that was there before our request proves nothing, however long it stays', () => {
    const occupied = { ...upload, target: { name: 'big.iso', occupantId: 'file' } };
    expect(see(file, null, occupied, settled).kind).toBe('keepLooking');
  });
});

it('does not call a copy whole for staying as it is', () => {
  const seen = { itemId: 'copy', size: 2048, childCount: 3, unchangedSince: START };
  const half = itemOf('copy', { size: 2048 });
  expect(see(half, null, { ...job, seen }, START + SETTLED_MS).kind).toBe('keepLooking');
});

describe('an upload of known size', () => {
  const target = { name: 'big.iso', occupantId: null, size: 100 };
  const upload = { ...job, request: uploadRequest, target };

  it('is completed by a file of that size', () => {
    expect(see(itemOf('new', { size: 100 }), null, upload).kind).toBe('completed');
  });

  it('is not completed by another file, however long it stays', () => {
    const seen = { itemId: 'new', size: 99, childCount: 3, unchangedSince: START };
    const later = START + 2 * GROWTH_GRACE_MS;
    expect(see(itemOf('new', { size: 99 }), null, { ...upload, seen }, later)).toEqual({
      kind: 'unknown',
      saw: 'incomplete',
    });
  });
});
