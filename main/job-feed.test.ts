import { describe, expect, it } from 'vitest';
import type { SnapshotChange } from '../shared/job-view.ts';
import type { Notice } from '../shared/notice.ts';
import { JobFeed } from './job-feed.ts';
import { samples } from './jobs/testing/job-samples.ts';
import { World } from './jobs/testing/world.ts';

const notice: Notice = { kind: 'notSaving' };

async function feedOver(...jobs: readonly (typeof samples)[keyof typeof samples][]): Promise<{
  readonly world: World;
  readonly feed: JobFeed;
  readonly told: SnapshotChange[];
  readonly resets: number[];
}> {
  const world = new World();
  world.ledger.leave(...jobs);
  await world.restart();
  const told: SnapshotChange[] = [];
  const resets: number[] = [];
  const feed = new JobFeed({
    jobs: world.manager.jobs,
    notices: () => [notice],
    send: (change) => told.push(change),
    sendReset: () => resets.push(1),
  });
  return { world, feed, told, resets };
}

describe('the feed', () => {
  it('tells what has changed since the last telling, each copy once and as it is now', async () => {
    const { feed, told } = await feedOver();
    const { queued, submitting, failed } = samples;
    feed.note({ id: 'a', before: null, after: { ...queued, id: 'a' } });
    feed.note({ id: 'a', before: null, after: { ...submitting, id: 'a' } });
    feed.note({ id: 'b', before: { ...failed, id: 'b' }, after: null });
    feed.tell();
    feed.tell();
    expect(told).toMatchObject([
      { jobs: [{ id: 'a', state: 'submitting' }], gone: ['b'], notices: [notice] },
      { jobs: [], gone: [] },
    ]);
    expect(told[1]?.since).toBe(told[0]?.revision);
  });

  it('gives all there is, on which just the changes after it follow', async () => {
    const { feed, told } = await feedOver(samples.failed);
    feed.note({ id: 'job-1', before: null, after: samples.failed });
    const snapshot = await feed.snapshot();
    expect(snapshot).toMatchObject({ jobs: [{ id: 'job-1' }], notices: [notice] });
    expect(told.at(-1)?.revision).toBe(snapshot.revision);
    feed.tell();
    expect(told.at(-1)).toMatchObject({ since: snapshot.revision, jobs: [] });
  });

  it('lists a copy once that ends while the history is read', async () => {
    const { world, feed } = await feedOver(samples.completed);
    const result = { state: 'unavailable' } as const;
    const asked = feed.snapshot();
    world.ledger.leave({ ...samples.completed, result });
    expect((await asked).jobs).toHaveLength(1);
  });

  it('keeps nothing for a page that is not there', async () => {
    const { feed, told } = await feedOver();
    feed.note({ id: 'a', before: null, after: samples.failed });
    const { revision } = await feed.snapshot();
    feed.note({ id: 'b', before: null, after: { ...samples.failed, id: 'b' } });
    feed.drop();
    feed.tell();
    expect(told.at(-1)).toMatchObject({ jobs: [], gone: [] });
    expect(told.at(-1)?.since).toBeGreaterThan(revision);
  });

  it('has the page ask again when too much has changed, and forgets what it would have told', async () => {
    const { feed, told, resets } = await feedOver();
    feed.note({ id: 'a', before: null, after: samples.failed });
    const { revision } = await feed.snapshot();
    feed.note({ id: 'a', before: samples.failed, after: null });
    feed.reset();
    feed.tell();
    expect(resets).toHaveLength(1);
    expect(told.at(-1)).toMatchObject({ jobs: [], gone: [] });
    expect(told.at(-1)?.since).toBeGreaterThan(revision);
  });
});
