/** The manager under any commands, answers, failing disks and crashes, against a model of a few words. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Acknowledgement } from '../../shared/contract.ts';
import type { DriveRequest } from './action-request.ts';
import { type Job, hasEnded } from './job.ts';
import type { HttpOutcome, Sight } from './ports.ts';
import { settle } from './testing/fake-clock.ts';
import {
  answerOf,
  completedAs,
  failedWith,
  gone,
  inProgress,
  itemOf,
} from './testing/fake-drive.ts';
import { sampleRequest } from './testing/job-samples.ts';
import { World } from './testing/world.ts';

const SECOND = 1000;
const RUNS = { seed: 20_261_122, numRuns: 250 };
const MAX_COMMANDS = 25;

/** What the outside world must hold the program to. */
interface Model {
  /** How many jobs have been asked for. */
  asked: number;
  /** Jobs that were promised to be looked after. */
  readonly promised: Set<string>;
  /** Jobs of which the user was told that they are forgotten. */
  readonly forgotten: Set<string>;
  /** Tries whose POST may have been carried out. */
  readonly begun: Set<string>;
  /** Whether a program that has crashed had told that it could not save. */
  hasWarned: boolean;
}

/** What the drive answers to a POST, and whether that means that nothing was done. */
const POSTS: Readonly<Record<string, readonly [answer: HttpOutcome, isNothingDone: boolean]>> = {
  accepts: [answerOf(202, '', { location: 'https://monitor.test/1' }), false],
  'accepts without a monitor': [answerOf(202), false],
  'accepts with a monitor elsewhere': [
    answerOf(202, '', { location: 'https://a.example/' }),
    false,
  ],
  'is lost': [{ kind: 'unreachable', sent: 'maybe' }, false],
  'is not sent': [{ kind: 'unreachable', sent: 'no' }, true],
  'is throttled': [answerOf(429, '', { retryAfter: '30' }), true],
  'is refused': [answerOf(409, { error: { code: 'nameAlreadyExists' } }), true],
  breaks: [answerOf(500, '<html>'), false],
};
const REPORTS: readonly HttpOutcome[] = [
  inProgress(40),
  completedAs('copy'),
  failedWith('quotaLimitReached'),
  gone(),
  answerOf(503, '', { retryAfter: '20' }),
  { kind: 'unreachable', sent: 'maybe' },
];
const SIGHTS: readonly Sight[] = [
  { kind: 'nothing' },
  { kind: 'item', item: itemOf('copy'), source: null },
  { kind: 'item', item: itemOf('copy', { size: 1 }), source: null },
  { kind: 'trouble', why: 'unreachable', retryAfterMs: null },
];

/** Wishes are told apart by the path of their destination, which is only for display. */
function wishOf(id: string): DriveRequest {
  const destination = { ...sampleRequest.destination, itemId: `folder of ${id}`, path: id };
  return { ...sampleRequest, destination };
}

/** A record of the program, wherever it is kept. */
function jobOf(world: World, id: string): Job | null {
  return world.manager.jobs.get(id) ?? world.ledger.get(id);
}

function answerPosts(world: World, model: Model, how: string): void {
  const [answer, isNothingDone] = POSTS[how] ?? [gone(), true];
  world.drive.onStart = ({ destination: { path: id } }) => {
    const row = world.ledger.get(id);
    expect(row?.state).toBe('submitting');
    const attempt = `${id}#${row?.attempt ?? 0}`;
    expect(model.begun).not.toContain(attempt);
    expect(model.forgotten).not.toContain(id);
    if (!isNothingDone) model.begun.add(attempt);
    return answer;
  };
}

/** What must hold whenever the program has come to rest. */
function check(world: World, model: Model): void {
  expect(world.bugs).toEqual([]);
  const ids = new Set(world.manager.jobs.views().map(({ id }) => id));
  for (const id of model.promised) {
    if (!model.forgotten.has(id)) expect(jobOf(world, id)).not.toBeNull();
  }
  for (const id of model.forgotten) expect([id, ids.has(id)]).toEqual([id, false]);
  const isAllSaved = world.unsaved.at(-1) !== true;
  for (const id of ids) {
    const job = jobOf(world, id);
    if (isAllSaved && job !== null) expect(world.ledger.get(id)?.state).toBe(job.state);
  }
  expect(JSON.stringify(world.manager.jobs.views())).not.toContain('monitor.test');
}

/** Something happens; what has ended without the user's wish stays as it ended. */
class Happening implements fc.AsyncCommand<Model, World> {
  readonly #words: string;
  readonly #happen: (world: World, model: Model) => Promise<void>;
  readonly #isWish: boolean;

  constructor(
    words: string,
    happen: (world: World, model: Model) => Promise<void>,
    isWish = false,
  ) {
    this.#words = words;
    this.#happen = happen;
    this.#isWish = isWish;
  }

  check(): boolean {
    return true;
  }

  async run(model: Model, world: World): Promise<void> {
    const ended = [...model.promised].flatMap((id) => jobOf(world, id) ?? []).filter(hasEnded);
    await this.#happen(world, model);
    await settle();
    check(world, model);
    // What could not be saved may come back as it was, as the program has warned.
    if (this.#isWish || model.hasWarned || world.unsaved.includes(true)) return;
    for (const before of ended) {
      expect(jobOf(world, before.id)).toMatchObject({ state: before.state });
    }
  }

  toString(): string {
    return this.#words;
  }
}

const which = fc.integer({ min: 1, max: 5 }).map((number) => `job-${number}`);
const wish = (
  words: string,
  ask: (world: World, id: string) => Promise<Acknowledgement>,
  taken: (model: Model, id: string) => void = () => undefined,
): fc.Arbitrary<Happening> =>
  which.map(
    (id) =>
      new Happening(
        `${words} ${id}`,
        async (world, model) => {
          void ask(world, id).then(({ ok }) => {
            if (ok) taken(model, id);
          });
          await settle();
        },
        true,
      ),
  );
const begin = (words: string, ask: (world: World, id: string) => Promise<Acknowledgement>) =>
  fc.constant(
    new Happening(words, async (world, model) => {
      model.asked += 1;
      const id = `job-${model.asked}`;
      void ask(world, id).then(({ ok }) => {
        if (ok) model.promised.add(id);
      });
      await settle();
    }),
  );

const happenings = [
  begin('start', (world, id) => world.manager.start(wishOf(id))),
  begin('adopt', (world) => world.manager.adopt('demo', 'Elsewhere', 'https://monitor.test/2')),
  wish('retry', (world, id) => world.manager.retry(id, { name: 'Plans', onConflict: 'rename' })),
  wish('check again', (world, id) => world.manager.checkAgain(id)),
  wish('compare', (world, id) => world.manager.compare(id)),
  wish(
    'forget',
    (world, id) => world.manager.forget(id),
    (model, id) => model.forgotten.add(id),
  ),
  fc
    .constantFrom(SECOND, 20 * SECOND, 400 * SECOND)
    .map((ms) => new Happening(`${ms} ms pass`, (world) => world.clock.advance(ms))),
  fc.constantFrom(...Object.keys(POSTS)).map(
    (how) =>
      new Happening(`from now on a POST ${how}`, (world, model) => {
        answerPosts(world, model, how);
        return Promise.resolve();
      }),
  ),
  fc.constantFrom(...REPORTS).map(
    (report) =>
      new Happening(`monitors: ${JSON.stringify(report)}`, (world) => {
        world.drive.onAsk = () => report;
        return Promise.resolve();
      }),
  ),
  fc.constantFrom(...SIGHTS).map(
    (sight) =>
      new Happening(`destinations: ${JSON.stringify(sight)}`, (world) => {
        world.drive.onLook = () => sight;
        return Promise.resolve();
      }),
  ),
  fc.boolean().map(
    (isFailing) =>
      new Happening(`the disk ${isFailing ? 'fails' : 'works'}`, (world) => {
        world.ledger.isFailing = isFailing;
        return Promise.resolve();
      }),
  ),
  fc.integer({ min: 0, max: 12 }).map(
    (passes) =>
      new Happening(`crash after ${passes} more steps of the machine`, async (world, model) => {
        world.power.cutAfter(passes);
        model.asked += 1;
        const id = `job-${model.asked}`;
        void world.manager.start(wishOf(id)).then(({ ok }) => {
          if (ok) model.promised.add(id);
        });
        await world.clock.advance(90 * SECOND);
        model.hasWarned ||= world.unsaved.includes(true);
        world.unsaved.length = 0;
        await world.restart();
      }),
  ),
];

it('keeps its promises under any commands, answers, failing disks and crashes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.commands(happenings, { maxCommands: MAX_COMMANDS, size: 'max' }),
      async (commands) => {
        const setup = (): { model: Model; real: World } => {
          const model: Model = {
            asked: 0,
            promised: new Set(),
            forgotten: new Set(),
            begun: new Set(),
            hasWarned: false,
          };
          const real = new World();
          answerPosts(real, model, 'accepts');
          return { model, real };
        };
        await fc.asyncModelRun(setup, commands);
      },
    ),
    RUNS,
  );
}, 60_000);
