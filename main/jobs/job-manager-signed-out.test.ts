import { expect, it } from 'vitest';
import { completedAs } from './testing/fake-drive.ts';
import { START } from './testing/job-samples.ts';
import { World } from './testing/world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SIGNED_OUT = { kind: 'trouble', why: 'signedOut', retryAfterMs: null } as const;
const WAITING = { why: 'signedOut', since: START };

it('waits for the user to sign in before it is prepared, for as long as that takes', async () => {
  const world = new World();
  const { onPrepare } = world.drive;
  world.drive.onPrepare = () => SIGNED_OUT;
  await world.copy();
  await world.clock.advance(24 * HOUR);
  expect(world.views()).toMatchObject([{ state: 'queued', waiting: WAITING }]);
  expect(world.drive.count('POST')).toBe(0);

  world.drive.onPrepare = onPrepare;
  world.manager.wake();
  await world.clock.advance(MINUTE);
  expect(world.views()).toMatchObject([{ state: 'running', waiting: null }]);
});

it('is sent again after a refusal for want of a sign-in, which carries nothing out', async () => {
  const world = new World();
  const { onStart } = world.drive;
  world.drive.onStart = () => ({ kind: 'signedOut' });
  await world.copy();
  expect(world.views()).toMatchObject([{ state: 'queued', waiting: WAITING }]);
  world.drive.onStart = onStart;
  world.manager.wake();
  await world.clock.advance(MINUTE);
  expect(world.get().state).toBe('running');
  expect(world.drive.count('POST')).toBe(2);
});

it('is watched to its end all the same, and fetched once somebody has signed in', async () => {
  const world = new World();
  const { onFetch } = world.drive;
  await world.copy();
  world.drive.onAsk = () => completedAs('copy');
  world.drive.onFetch = () => SIGNED_OUT;
  await world.clock.advance(HOUR);
  expect(world.get()).toMatchObject({ state: 'completed', result: { state: 'pending' } });
  world.drive.onFetch = onFetch;
  world.manager.wake();
  await world.clock.advance(MINUTE);
  expect(world.get()).toMatchObject({ state: 'completed', result: { state: 'found' } });
});

it('waits for a token where the account is given one, and its story says so', async () => {
  const world = new World();
  world.takesToken = true;
  world.drive.onPrepare = () => SIGNED_OUT;
  await world.copy();
  await world.clock.advance(HOUR);
  const wanted = { why: 'tokenWanted', since: START };
  expect(world.views()).toMatchObject([{ state: 'queued', waiting: wanted }]);
  const story = await world.manager.jobs.story(world.get().id);
  expect(story?.at(-1)).toMatchObject({ what: 'waited', why: 'tokenWanted', until: null });
});
