import { describe, expect, it } from 'vitest';
import type { Answer } from '../../shared/contract.ts';
import type { DriveItem, Found } from '../../shared/item.ts';
import { collected, linesOf, outcomeOf } from './find-lines.ts';

const item = (name: string): DriveItem => ({
  account: 'demo',
  driveId: 'd',
  id: name,
  name,
  kind: 'folder',
  folderPath: '/',
  size: null,
  childCount: null,
  isRoot: false,
});
const hits = (names: readonly string[], hasMore = false): Answer<Found> => ({
  ok: true,
  value: { kind: 'hits', items: names.map(item), hasMore },
});

it('reads one thing to find from each line, and none of them twice', () => {
  expect(linesOf('/a\r\n\r\n  https://1drv.ms/x \n/a\nPlans 2026\n')).toEqual([
    '/a',
    'https://1drv.ms/x',
    'Plans 2026',
  ]);
  expect(linesOf(' \n ')).toEqual([]);
});

describe('what a line led to', () => {
  it('is the item that a link or a path names', () => {
    const answer = { ok: true, value: { kind: 'item', item: item('a') } } as const;
    expect(outcomeOf('/a', answer)).toEqual({ kind: 'item', item: item('a') });
  });

  it('is the reason where there is none', () => {
    const refusal = { code: 'noSuchPath', field: 'find' } as const;
    expect(outcomeOf('/a', { ok: false, refusal })).toMatchObject({ line: '/a', why: refusal });
    expect(outcomeOf('a', hits([]))).toMatchObject({ line: 'a', why: 'nothing' });
  });

  it('is never a guess between several', () => {
    expect(outcomeOf('plan', hits(['Plans']))).toMatchObject({ item: item('Plans') });
    expect(outcomeOf('plan', hits(['Plans', 'PLAN']))).toMatchObject({ item: item('PLAN') });
    expect(outcomeOf('plan', hits(['Plans', 'Planks']))).toMatchObject({ why: 'several' });
    expect(outcomeOf('plan', hits(['Plan', 'plan']))).toMatchObject({ why: 'several' });
    expect(outcomeOf('plan', hits(['Plan'], true))).toMatchObject({ why: 'several' });
  });
});

it('keeps each item once and every line that has yet to be mended', () => {
  const outcomes = [
    { kind: 'item', item: item('a') },
    { kind: 'missed', line: '/b', why: 'nothing' },
    { kind: 'item', item: item('a') },
    { kind: 'item', item: item('c') },
  ] as const;
  expect(collected([item('before'), item('c')], outcomes)).toEqual({
    items: [item('before'), item('c'), item('a')],
    missed: [{ line: '/b', why: 'nothing' }],
  });
});
