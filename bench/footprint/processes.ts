/** What a program and all that it has started cost, as Linux counts it. Source: proc(5). */
import { readFileSync, readdirSync } from 'node:fs';

const NANOSECOND = 1e-9;
const KIB = 1024;

export interface Usage {
  readonly processes: number;
  /** Pages, by what they draw for. */
  readonly renderers: number;
  /** Proportional set size: what is shared counts in shares. */
  readonly pssBytes: number;
  /** Of all threads that live. */
  readonly cpuSeconds: number;
  /** How often a thread went to sleep, and so was woken. */
  readonly sleeps: number;
  /** The same by what a process is for: main, renderer, gpu-process, utility, zygote. */
  readonly parts: Readonly<Record<string, Part>>;
}

/** What processes of one kind cost. */
export interface Part {
  readonly cpuSeconds: number;
  readonly sleeps: number;
}

/** The usage of `root` and its descendants at this moment. */
export function usageOf(root: number): Usage {
  const pids = treeOf(root);
  const sum = (figure: (pid: number) => number): number =>
    pids.reduce((total, pid) => total + figure(pid), 0);
  const parts: Record<string, Part> = {};
  for (const pid of pids) {
    const kind = kindOf(pid);
    parts[kind] = added(parts[kind] ?? { cpuSeconds: 0, sleeps: 0 }, partOf(pid));
  }
  return {
    ...Object.values(parts).reduce(added),
    processes: pids.length,
    renderers: pids.filter((pid) => kindOf(pid) === 'renderer').length,
    pssBytes: sum((pid) => numberIn(`/proc/${pid}/smaps_rollup`, /^Pss:\s+(\d+)/mu) * KIB),
    parts,
  };
}

/** What has been used between two looks, by kind of process. */
export function partsBetween(before: Usage, after: Usage): Usage['parts'] {
  return Object.fromEntries(
    Object.entries(after.parts).map(([kind, { cpuSeconds, sleeps }]) => {
      const since = before.parts[kind] ?? { cpuSeconds: 0, sleeps: 0 };
      return [kind, { cpuSeconds: cpuSeconds - since.cpuSeconds, sleeps: sleeps - since.sleeps }];
    }),
  );
}

function kindOf(pid: number): string {
  return /--type=([a-z-]+)/u.exec(textOf(`/proc/${pid}/cmdline`))?.[1] ?? 'main';
}

function partOf(pid: number): Part {
  return {
    cpuSeconds: sumOfThreads(
      pid,
      (task) => Number(textOf(`${task}/schedstat`).split(' ')[0]) * NANOSECOND,
    ),
    sleeps: sumOfThreads(pid, (task) =>
      numberIn(`${task}/status`, /^voluntary_ctxt_switches:\s+(\d+)/mu),
    ),
  };
}

function added(left: Part, right: Part): Part {
  return { cpuSeconds: left.cpuSeconds + right.cpuSeconds, sleeps: left.sleeps + right.sleeps };
}

function sumOfThreads(pid: number, figure: (task: string) => number): number {
  const folder = `/proc/${pid}/task`;
  return namesIn(folder).reduce((total, tid) => total + figure(`${folder}/${tid}`), 0);
}

function treeOf(root: number): readonly number[] {
  const parents = namesIn('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map((name) => {
      // The name in the brackets may hold anything.
      const after = textOf(`/proc/${name}/stat`).split(')').at(-1) ?? '';
      return { pid: Number(name), parent: Number(after.trim().split(' ')[1]) };
    });
  const tree = [root];
  for (const pid of tree) {
    tree.push(...parents.filter(({ parent }) => parent === pid).map((each) => each.pid));
  }
  return tree;
}

function numberIn(file: string, pattern: RegExp): number {
  return Number(pattern.exec(textOf(file))?.[1] ?? 0);
}

/** Empty for what has gone meanwhile, or may not be read. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
