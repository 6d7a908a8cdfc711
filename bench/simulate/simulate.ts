/** One world from one seed: built, lived through to its end, and judged. */
import { Chance } from './chance.ts';
import { Actions } from './actions.ts';
import type { Parts } from './parts.ts';
import { Monitors } from './monitors.ts';
import { Uploads } from './uploads.ts';
import { Disk } from './disk.ts';
import { Judge } from './judge.ts';
import { Machine } from './machine.ts';
import { Network } from './network.ts';
import type { Plant } from './plants.ts';
import { Program } from './program.ts';
import { LONGEST_MS, Service } from './service.ts';
import { Timeline, settle } from './timeline.ts';
import { Trace } from './trace.ts';
import { Traffic } from './traffic.ts';
import { User } from './user.ts';
import { Weather } from './weather.ts';

const HOUR = 3_600_000;
/** Beside the longest copy: checking, fetching, naming, comparing. Whatever the clock was set to. */
const REST_MS = 2 * HOUR;
/** The seeds of worlds lie apart, so that neighbours have nothing in common. */
const GOLDEN_RATIO = 0x9e3779b1;

export interface Outcome {
  readonly seed: number;
  readonly fingerprint: string;
  readonly violations: readonly string[];
  /** How many jobs ended in which way, and how many requests came to what. */
  readonly counts: ReadonlyMap<string, number>;
  /** Empty unless they were to be kept. */
  readonly lines: readonly string[];
}

export interface Options {
  readonly seed: number;
  readonly plant?: Plant;
  readonly keepsLines?: boolean;
}

/** Lives through the world of a seed. The same options give the same outcome. */
export async function simulate({ seed, plant, keepsLines = false }: Options): Promise<Outcome> {
  const chance = new Chance(Math.imul(seed + 1, GOLDEN_RATIO) | 0);
  const timeline = new Timeline();
  const trace = new Trace(() => timeline.now, keepsLines);
  const machine = new Machine(timeline);
  const disk = new Disk(machine, chance);
  const service = new Service(timeline, chance);
  const judge = new Judge(service, disk, (text) => {
    trace.note(text);
  });
  const traffic = new Traffic(
    () => timeline.now,
    (what) => {
      judge.blame(what);
    },
  );
  const network = new Network(timeline, machine, chance, traffic);
  const parts: Parts = { timeline, chance, trace, machine, disk, service, network, judge };
  const sound = {
    actions: new Actions(parts),
    monitors: new Monitors(parts),
    uploads: new Uploads(parts),
    writesAs: disk.writesAs,
    read: SAME,
    woken: NOTHING,
  };
  const program = new Program(parts, plant === undefined ? sound : plant(sound), traffic);
  const weather = new Weather(parts, program, traffic, new User(parts, program));

  if (chance.is(0.3)) service.occupy('drive/f1', 'Plans', 7);
  machine.touch(() => {
    program.start();
  });
  weather.plan();
  const endsAt = weather.endsAt + LONGEST_MS + REST_MS;
  try {
    await live(timeline, machine, endsAt);
  } catch (error) {
    judge.blame(`exception: ${error instanceof Error ? error.message : 'unknown'}`);
  }
  program.lookAtPage();
  const ends = judge.balance((id) => program.jobOf(id));
  if (traffic.sent !== traffic.answered + traffic.unanswered + traffic.unheard) {
    judge.blame('requests do not balance');
  }
  const { sent, answered, unanswered, unheard } = traffic;
  const { violations } = judge;
  const counts = new Map([...ends, ...Object.entries({ sent, answered, unanswered, unheard })]);
  return { seed, fingerprint: trace.fingerprint, violations, counts, lines: trace.lines };
}

async function live(timeline: Timeline, machine: Machine, endsAt: number): Promise<void> {
  await settle();
  while (timeline.now < endsAt && timeline.step()) {
    if (machine.takeTouched()) await settle();
  }
}

const SAME = <T>(value: T): T => value;
const NOTHING = (): void => undefined;
