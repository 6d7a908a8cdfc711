/** The two ways in which engines are killed: anywhere by chance, and at each point in turn. */
import { pick, seededRandom } from '../../main/jobs/testing/random.ts';
import { type ConflictRules, openGround } from './ground.ts';
import { inParallel } from './in-parallel.ts';
import { type Run, Trial } from './trial.ts';
import { KINDS, type Scenario, wishesOf } from './wishes.ts';

const RULES = ['fail', 'rename', 'replace'] as const;
const DRIVES: readonly ConflictRules[] = ['obey', 'ignore'];
/** Kinds for which it matters whether something is in their place. */
const CONTESTED = ['folder', 'file', 'upload', 'empty'] as const;
/** Kinds whose rule changes nothing that is not seen with the others. */
const ONE_RULE: Readonly<Partial<Record<Scenario['kind'], Scenario['rule']>>> = {
  children: 'fail',
  versions: 'fail',
  twins: 'rename',
  fetch: 'rename',
};

/** Some die while they take up their records, most amid their work, a few near its end. */
const MEAN_LIVES_MS = [20, 120, 400] as const;
const MAX_KILLS_A_WORLD = 6;
/** From half a minute down to five seconds for a copy, by the clock of the run. */
const SPEEDS = [8, 16, 32, 64] as const;
const POINT_SPEED = 64;

/** Every kind under every rule that matters to it. */
function allScenarios(): readonly Scenario[] {
  const free = KINDS.flatMap((kind) => {
    const only = ONE_RULE[kind];
    const rules = only === undefined ? RULES : [only];
    return rules.map((rule) => ({ kind, rule, place: 'free' }) as const);
  });
  const taken = CONTESTED.flatMap((kind) =>
    RULES.map((rule) => ({ kind, rule, place: 'taken' }) as const),
  );
  return [...free, ...taken];
}

export interface PointCase {
  readonly name: string;
  readonly scenario: Scenario;
  readonly conflictRules: ConflictRules;
}

/** What is killed at each point; a drive that ignores rules differs only for contested copies. */
export function pointCases(): readonly PointCase[] {
  return DRIVES.flatMap((conflictRules) =>
    allScenarios()
      .filter(({ kind, place }) => {
        const isCopy = kind === 'folder' || kind === 'file';
        return conflictRules === 'obey' || (isCopy && place === 'taken');
      })
      .map((scenario) => {
        const { kind, place, rule } = scenario;
        return { name: `${kind} ${place} ${rule} ${conflictRules}`, scenario, conflictRules };
      }),
  );
}

/**
 * Kills at each `every`th point, each in a profile of its own, until the jobs end before the point is
 * reached. Resolves with the number of points.
 */
export async function killAtPoints(
  run: Run,
  { name, scenario, conflictRules }: PointCase,
  every: number,
  workers: number,
): Promise<number> {
  const { tempo, sources } = run;
  const drive = await openGround({ tempo, conflictRules, itemsPerSecond: POINT_SPEED });
  let killed = 0;
  let isOver = false;
  function* untilOver(): Generator<number> {
    for (let point = every; !isOver; point += every) yield point;
  }
  await inParallel(workers, untilOver(), async (point) => {
    const wishes = await wishesOf(scenario, `Box ${point}`, drive, sources);
    const trial = await Trial.open(run, drive, wishes, `${name}, point ${point}`);
    if ((await trial.live({ atPoint: point })) === 'killed') {
      killed += 1;
      await trial.live(null);
    } else isOver = true;
    await trial.close();
  });
  await drive.remove();
  return killed;
}

/**
 * One world: all kinds of jobs side by side under one rule, killed again and again by chance as long as
 * there are kills left, then left in peace until all have ended.
 */
export async function killByChance(
  run: Run,
  seed: number,
  index: number,
  kills: { left: number },
): Promise<void> {
  const random = seededRandom(seed + index * 7919);
  const { tempo, sources } = run;
  const rule = RULES[index % RULES.length] ?? 'fail';
  const conflictRules = DRIVES[Math.floor(index / RULES.length) % DRIVES.length] ?? 'obey';
  const itemsPerSecond = pick(SPEEDS, random);
  const drive = await openGround({ tempo, conflictRules, itemsPerSecond });
  const free = KINDS.map((kind) => ({ kind, rule, place: 'free' }) as const);
  const taken = CONTESTED.map((kind) => ({ kind, rule, place: 'taken' }) as const);
  const wishes = [];
  for (const [number, scenario] of [...free, ...taken].entries()) {
    wishes.push(...(await wishesOf(scenario, `Box ${number}`, drive, sources)));
  }
  const trial = await Trial.open(run, drive, wishes, `world ${index}`);
  let end = 'killed';
  for (let life = 0; life < MAX_KILLS_A_WORLD && end === 'killed' && kills.left > 0; life += 1) {
    const meanMs = pick(MEAN_LIVES_MS, random);
    kills.left -= 1;
    end = await trial.live({ afterMs: -Math.log(1 - random()) * meanMs });
    // It was done before.
    if (end !== 'killed') kills.left += 1;
  }
  if (end === 'killed') await trial.live(null);
  await trial.close();
  await drive.remove();
}
