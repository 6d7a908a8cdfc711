/** Stories of jobs that could take each other's result for their own. */
import { describe, expect, it } from 'vitest';
import { completedAs, gone, inProgress, itemOf } from './testing/fake-drive.ts';
import { World } from './testing/world.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

describe('two copies into one folder', () => {
  it('that are sent under one name run one after the other, whatever they are to be called', async () => {
    const world = new World();
    await world.copy({ name: 'Plans 2025', allVersions: true });
    await world.copy({ name: 'Plans 2026', allVersions: true });
    await world.clock.advance(MINUTE);
    expect(world.drive.count('POST')).toBe(1);
    world.drive.onAsk = () => completedAs('copy');
    await world.clock.advance(MINUTE);
    expect(world.drive.count('POST')).toBe(2);
  });

  it('do not share the name that the service is expected to choose', async () => {
    const world = new World();
    world.drive.onPrepare = ({ name, onConflict }) => ({
      kind: 'ready',
      target: { name: onConflict === 'rename' ? `${name} 1` : name, occupantId: null },
    });
    await world.copy({ onConflict: 'rename' });
    await world.copy({ name: 'plans 1' });
    await world.clock.advance(MINUTE);
    expect(world.get('job-2').state).toBe('queued');
    await world.manager.forget('job-1');
    await world.clock.advance(SECOND);
    expect(world.get('job-2').state).toBe('running');
  });
});

describe('what another job shows as its result', () => {
  it.each([
    { allVersions: false, state: 'completed' },
    { allVersions: true, state: 'renaming' },
  ])('is not taken, however alike: $state', async ({ allVersions, state }) => {
    const world = new World();
    world.drive.onAsk = gone;
    await world.copy();
    await world.clock.advance(10 * MINUTE);
    expect(world.get().state).toBe('unknown');

    world.drive.onAsk = () => completedAs('copy');
    world.drive.onRename = () => ({ kind: 'trouble', why: 'unreachable', retryAfterMs: null });
    await world.copy({ allVersions, name: allVersions ? 'Another' : 'Plans' });
    await world.clock.advance(MINUTE);
    expect(world.get('job-2').state).toBe(state);

    world.drive.onLook = () => ({ kind: 'item', item: itemOf('copy'), source: null });
    await world.manager.checkAgain('job-1');
    await world.clock.advance(10 * MINUTE);
    expect(world.get('job-1')).toMatchObject({ state: 'unknown', saw: 'notOurs' });
  });
});

describe('what another job may be making just now', () => {
  it('is not taken, since nobody can tell whose it is', async () => {
    const world = new World();
    world.drive.onAsk = gone;
    await world.copy();
    await world.clock.advance(10 * MINUTE);
    world.drive.onAsk = () => inProgress(40);
    await world.copy();
    expect(world.get('job-2').state).toBe('running');
    world.drive.onLook = () => ({ kind: 'item', item: itemOf('copy'), source: null });
    await world.manager.checkAgain('job-1');
    await world.clock.advance(10 * MINUTE);
    expect(world.get('job-1')).toMatchObject({ state: 'unknown', saw: 'notOurs' });
  });

  it('is not taken while the history cannot be read', async () => {
    const world = new World();
    world.drive.onAsk = gone;
    world.drive.onLook = () => ({ kind: 'item', item: itemOf('copy'), source: null });
    world.ledger.isUnreadable = true;
    await world.copy();
    await world.clock.advance(10 * MINUTE);
    expect(world.get('job-1')).toMatchObject({ state: 'unknown', saw: 'notOurs' });
  });
});
