import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { JobView, SnapshotChange } from '../shared/job-view.ts';
import type { Notice } from '../shared/notice.ts';
import { sectionsOf } from './sections.ts';
import { Sight } from './sight.ts';
import type { SortedSnapshot } from './snapshot.ts';

const wish = {
  action: 'copy',
  name: 'a',
  kind: 'file',
  from: '/a',
  to: '/',
  onConflict: 'fail',
  askedAt: 0,
  batch: null,
} as const;
const running = (id: string, fraction: number): JobView => ({
  ...wish,
  id,
  state: 'running',
  byApp: false,
  startedAt: 0,
  progress: { fraction, files: null, bytes: null },
  ends: null,
  waiting: null,
});
const held = (id: string): JobView => ({
  ...{ ...wish, id, state: 'running', byApp: false, startedAt: 0, ends: null },
  progress: { fraction: 0, files: null, bytes: null },
  waiting: { why: 'throttled', until: 5 },
});
const before: SortedSnapshot = {
  revision: 1,
  sections: sectionsOf([running('seen', 0.1), running('far', 0.1), held('held')]),
  older: null,
  notices: [],
};
const change = (
  jobs: readonly JobView[],
  rest: { readonly gone?: readonly string[]; readonly notices?: readonly Notice[] } = {},
): SnapshotChange => ({ since: 1, revision: 2, jobs, gone: [], notices: [], ...rest });

interface Looking {
  readonly sight: Sight;
  come: number;
  /** Each time, the rows that were told. */
  readonly told: (readonly string[])[];
}

function lookingAt(...ids: readonly string[]): Looking {
  const world: Looking = {
    come: 0,
    told: [],
    sight: new Sight(
      () => {
        world.come += 1;
      },
      (rows) => {
        world.told.push(rows);
      },
    ),
  };
  world.sight.shows(
    'active',
    ids.map((id) => running(id, 0)),
  );
  return world;
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('what is kept back', () => {
  it('is the figures of copies that are out of sight', () => {
    const { sight } = lookingAt('seen');
    expect(sight.withholds(change([running('far', 0.2)]), before)).toBe(true);
    expect(sight.withholds(change([running('seen', 0.2)]), before)).toBe(false);
    expect(sight.withholds(change([running('far', 0.2), running('seen', 0.2)]), before)).toBe(
      false,
    );
  });

  it('is nothing else: ends, troubles and their end, new copies, removed ones, notices', () => {
    const { sight } = lookingAt('seen');
    const checking: JobView = {
      ...{ ...wish, id: 'far', state: 'checking', reason: 'monitorGone', waiting: null },
    };
    const news = [
      change([checking]),
      change([held('far')]),
      change([running('held', 0.2)]),
      change([running('new', 0.2)]),
      change([], { gone: ['far'] }),
      change([running('far', 0.2)], { notices: [{ kind: 'notSaving' }] }),
    ];
    for (const each of news) expect(sight.withholds(each, before)).toBe(false);
    expect(sight.withholds(change([running('far', 0.2)]), null)).toBe(false);
  });

  it('comes when its row is scrolled into sight, once', () => {
    const world = lookingAt('seen');
    world.sight.withholds(change([running('far', 0.2)]), before);
    world.sight.shows('active', [running('seen', 0)]);
    expect(world.come).toBe(0);
    world.sight.shows('active', [running('far', 0)]);
    expect(world.come).toBe(1);
    world.sight.shows('active', [running('seen', 0), running('far', 0)]);
    expect(world.come).toBe(1);
  });

  it('is no figure of a copy whose batch is in sight', () => {
    const { sight } = lookingAt();
    const members = [running('seen', 0), running('far', 0)];
    sight.shows('active', [{ id: 'batch', members, isOpen: false, isWhole: true }]);
    expect(sight.withholds(change([running('far', 0.2)]), before)).toBe(false);
  });

  it('is every figure while nobody can see the window, and comes when somebody can', () => {
    const world = lookingAt('seen');
    world.sight.setSeen(false);
    expect(world.sight.withholds(change([running('seen', 0.2)]), before)).toBe(true);
    world.sight.setSeen(true);
    expect(world.come).toBe(1);
  });

  it('is told along with whatever is shown at once', () => {
    const world = lookingAt('seen');
    world.sight.withholds(change([running('far', 0.2)]), before);
    world.sight.withholds(change([running('seen', 0.2)]), before);
    world.sight.shows('active', [running('far', 0)]);
    expect(world.come).toBe(0);
  });
});

describe('what is told of the rows', () => {
  const settle = (): void => {
    vi.advanceTimersByTime(500);
  };

  it('is what is under way and drawn, and a batch by its own id', () => {
    const { sight, told } = lookingAt();
    const members = [running('seen', 0), running('far', 0)];
    const batch = { id: 'batch', members, isOpen: false, isWhole: true };
    sight.shows('active', [batch, running('single', 0)]);
    sight.shows('attention', [running('elsewhere', 0)]);
    settle();
    expect(told).toEqual([['batch', 'single']]);
  });

  it('is told once, and not again while only figures change', () => {
    const { sight, told } = lookingAt('seen');
    settle();
    sight.shows('active', [running('seen', 0.5)]);
    settle();
    expect(told).toEqual([['seen']]);
  });

  it('is not told of what only scrolls past', () => {
    const { sight, told } = lookingAt('first');
    sight.shows('active', [running('past', 0)]);
    vi.advanceTimersByTime(100);
    sight.shows('active', [running('last', 0)]);
    settle();
    expect(told).toEqual([['last']]);
  });

  it('is nothing any more when the list goes', () => {
    const { sight, told } = lookingAt('seen');
    settle();
    sight.shows('active', []);
    settle();
    expect(told).toEqual([['seen'], []]);
  });
});
