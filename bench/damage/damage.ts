/** Cuts each file of a ledger at every length, turns every bit of it, and judges what is left. */
import { cp, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { seededRandom } from '../../main/jobs/testing/random.ts';
import { JOBS_BY_ID, lookAt, makeSpecimen, type Shape, SHAPES, type Sight } from './specimen.ts';

/** Damage that one of so many bytes or bits gets; which one, chance decides. */
export interface Sampling {
  readonly every: number;
  readonly seed: number;
}

export interface Case {
  readonly shape: Shape;
  readonly file: string;
  readonly how: 'cut' | 'flip';
  /** The length that is left, or the bit that is turned. */
  readonly at: number;
}

export interface Verdict extends Case {
  /** How many of the jobs are there as they were. */
  readonly kept: number;
  readonly isReported: boolean;
  /** What must not be; null when all is well. */
  readonly problem: string | null;
}

const BITS = 8;
const LOCK = 'LOCK';

/** Runs all cases of a sample, one after the other. */
export async function* damageAll({ every, seed }: Sampling): AsyncGenerator<Verdict> {
  const random = seededRandom(seed);
  const home = await mkdtemp(path.join(tmpdir(), 'damage-'));
  try {
    for (const shape of SHAPES) {
      const specimen = path.join(home, shape);
      await makeSpecimen(specimen, shape);
      for (const file of (await readdir(specimen)).filter((name) => name !== LOCK)) {
        const { size } = await stat(path.join(specimen, file));
        for (const one of casesOf(shape, file, size, every, random)) {
          yield await judge(specimen, path.join(home, 'case'), one);
        }
      }
    }
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

function* casesOf(
  shape: Shape,
  file: string,
  size: number,
  every: number,
  random: () => number,
): Generator<Case> {
  for (const how of ['cut', 'flip'] as const) {
    const end = how === 'cut' ? size : size * BITS;
    for (let from = 0; from < end; from += every) {
      const at = Math.min(end - 1, from + Math.floor(random() * every));
      yield { shape, file, how, at };
    }
  }
}

async function judge(specimen: string, home: string, one: Case): Promise<Verdict> {
  const folder = path.join(home, 'ledger');
  try {
    await cp(specimen, folder, { recursive: true });
    await inflict(path.join(folder, one.file), one);
    const sight = await lookAt(folder);
    const kept = keptOf(sight);
    const problem = problemOf(sight, kept) ?? (await problemLater(folder, sight));
    return { ...one, kept, isReported: sight.isReported, problem };
  } catch (error) {
    return { ...one, kept: 0, isReported: false, problem: String(error) };
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

async function inflict(file: string, { how, at }: Case): Promise<void> {
  if (how === 'cut') {
    await truncate(file, at);
    return;
  }
  const bytes = await readFile(file);
  const index = Math.floor(at / BITS);
  bytes.writeUInt8(bytes.readUInt8(index) ^ (1 << (at % BITS)), index);
  await writeFile(file, bytes);
}

function keptOf({ jobs }: Sight): number {
  return jobs.filter((job) => isDeepStrictEqual(job, JOBS_BY_ID.get(job.id))).length;
}

function problemOf({ jobs, isReported }: Sight, kept: number): string | null {
  if (new Set(jobs.map(({ id }) => id)).size < jobs.length) return 'a job is there twice';
  if (jobs.some(({ id }) => !JOBS_BY_ID.has(id))) return 'a job is there that never was';
  if (!isReported && kept < JOBS_BY_ID.size) return 'something is missing, and nothing said';
  return null;
}

/** What was mended is sound: the next start finds the same, and nothing to say. */
async function problemLater(folder: string, { jobs, isReported }: Sight): Promise<string | null> {
  if (!isReported) return null;
  const later = await lookAt(folder);
  if (later.isReported) return 'the next start reports it again';
  return isDeepStrictEqual(later.jobs, jobs) ? null : 'the next start finds something else';
}
