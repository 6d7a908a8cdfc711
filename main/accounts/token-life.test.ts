import { expect, it } from 'vitest';
import type { Granted } from './identity.ts';
import { TokenLife, type TokenWish } from './token-life.ts';

const MINUTE = 60_000;
const SCOPES = ['Files.ReadWrite'];
const PERSON = { homeAccountId: 'h', name: 'n', address: 'a', kind: 'work' } as const;

/** Gives tokens with rising numbers when it is let. */
class World {
  steady = 0;
  wall = 1_000_000;
  lifeMs = 60 * MINUTE;
  readonly wishes: TokenWish[] = [];
  readonly answers: Granted[] = [];
  isBusy = false;
  mostAtOnce = 0;
  #atOnce = 0;
  readonly #go: (() => void)[] = [];
  readonly life = new TokenLife({
    acquire: async (wish) => await this.#acquire(wish),
    steadyNow: () => this.steady,
    now: () => this.wall,
  });

  letGo(): void {
    this.#go.shift()?.();
  }

  async #acquire(wish: TokenWish): Promise<Granted> {
    this.wishes.push(wish);
    this.#atOnce += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#atOnce);
    if (this.isBusy) await new Promise<void>((resolve) => this.#go.push(resolve));
    this.#atOnce -= 1;
    const grant = { token: `t${this.wishes.length}`, lifeMs: this.lifeMs, person: PERSON };
    return this.answers.shift() ?? { ok: true, grant };
  }
}

const tokenOf = async (world: World, scopes = SCOPES): Promise<string> => {
  const answer = await world.life.tokenFor(scopes);
  return answer.kind === 'token' ? answer.token : answer.kind;
};
const UNREACHABLE: Granted = { ok: false, trouble: { kind: 'unreachable' } };

it('is asked for once, and again five minutes before it ends', async () => {
  const world = new World();
  expect(await tokenOf(world)).toBe('t1');
  world.steady = 54 * MINUTE;
  expect(await tokenOf(world)).toBe('t1');
  world.steady = 55 * MINUTE;
  expect(await tokenOf(world)).toBe('t2');
  expect(world.wishes.map(({ isForced }) => isForced)).toEqual([false, true]);
});

it('is renewed at half of its life when that is short', async () => {
  const world = new World();
  world.lifeMs = 4 * MINUTE;
  await tokenOf(world);
  world.steady = 1 * MINUTE;
  expect(await tokenOf(world)).toBe('t1');
  world.steady = 2 * MINUTE;
  expect(await tokenOf(world)).toBe('t2');
});

it('ends by whichever clock has gone on, and not by one that was set back', async () => {
  const world = new World();
  await tokenOf(world);
  world.wall -= 600 * MINUTE;
  expect(await tokenOf(world)).toBe('t1');
  world.steady = 56 * MINUTE;
  expect(await tokenOf(world)).toBe('t2');
  // The machine slept, and the steady clock with it.
  world.wall += 56 * MINUTE;
  expect(await tokenOf(world)).toBe('t3');
});

it('is asked for one at a time, whatever it is for', async () => {
  const world = new World();
  world.isBusy = true;
  const all = [tokenOf(world), tokenOf(world), tokenOf(world, ['other'])];
  for (let count = 0; count < 10; count += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    world.letGo();
  }
  expect(await Promise.all(all)).toEqual(['t1', 't1', 't2']);
  expect([world.wishes.length, world.mostAtOnce]).toEqual([2, 1]);
});

it('stands in while it is good and the service is away, and no longer', async () => {
  const world = new World();
  await tokenOf(world);
  world.steady = 56 * MINUTE;
  world.answers.push(UNREACHABLE, UNREACHABLE);
  expect(await tokenOf(world)).toBe('t1');
  world.steady = 60 * MINUTE;
  expect(await tokenOf(world)).toBe('trouble');
  expect(await tokenOf(world)).toBe('t4');
});

it('is another one after a refusal, unless somebody has got one meanwhile', async () => {
  const world = new World();
  await tokenOf(world);
  const renewed = { kind: 'token', token: 't2' };
  expect(await world.life.renew(SCOPES, 't1', '{"a":1}')).toEqual(renewed);
  expect(world.wishes.at(-1)).toEqual({ scopes: SCOPES, claims: '{"a":1}', isForced: true });
  expect(await world.life.renew(SCOPES, 't1', '{"a":1}')).toEqual(renewed);
  expect(await tokenOf(world)).toBe('t2');
  expect(world.wishes).toHaveLength(2);
});

it.each([
  [{ error: 'invalid_grant', suberror: null, number: 50173 }, 'signInAgain'],
  [{ error: 'invalid_grant', suberror: 'consent_required', number: null }, 'consent'],
  [{ error: 'invalid_grant', suberror: null, number: 65001 }, 'consent'],
  [{ error: 'invalid_grant', suberror: null, number: 90094 }, 'adminConsent'],
  [{ error: 'interaction_required', suberror: null, number: 50076 }, 'interaction'],
  [{ error: 'unauthorized_client', suberror: null, number: 700016 }, 'signInAgain'],
] as const)('needs the user after %j', async (words, why) => {
  const world = new World();
  world.answers.push({ ok: false, trouble: { kind: 'refused', ...words } });
  expect(await world.life.tokenFor(SCOPES)).toMatchObject({ kind: 'needsUser', why });
});

it.each([
  [{ kind: 'clock' }, 'clock', null],
  [{ kind: 'serviceTrouble', retryAfterMs: 9000 }, 'serviceTrouble', 9000],
  [
    { kind: 'refused', error: 'temporarily_unavailable', suberror: null, number: null },
    'serviceTrouble',
    null,
  ],
] as const)('is only late after %j', async (trouble, code, retryAfterMs) => {
  const world = new World();
  world.answers.push({ ok: false, trouble });
  expect(await world.life.tokenFor(SCOPES)).toMatchObject({
    kind: 'trouble',
    problem: { code },
    retryAfterMs,
  });
});

it('is not asked for while the service wants to be left alone', async () => {
  const world = new World();
  const trouble = { kind: 'serviceTrouble', retryAfterMs: 30_000 } as const;
  world.answers.push({ ok: false, trouble });
  expect(await tokenOf(world)).toBe('trouble');
  world.steady = 29_999;
  expect(await tokenOf(world)).toBe('trouble');
  expect(world.wishes).toHaveLength(1);
  world.steady = 30_000;
  expect(await tokenOf(world)).toBe('t2');
});
