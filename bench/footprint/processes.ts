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
}

/** The usage of `root` and its descendants at this moment. */
export function usageOf(root: number): Usage {
  const pids = treeOf(root);
  const sum = (figure: (pid: number) => number): number =>
    pids.reduce((total, pid) => total + figure(pid), 0);
  return {
    processes: pids.length,
    renderers: pids.filter((pid) => textOf(`/proc/${pid}/cmdline`).includes('--type=renderer'))
      .length,
    pssBytes: sum((pid) => numberIn(`/proc/${pid}/smaps_rollup`, /^Pss:\s+(\d+)/mu) * KIB),
    cpuSeconds: sum((pid) =>
      sumOfThreads(pid, (task) => Number(textOf(`${task}/schedstat`).split(' ')[0]) * NANOSECOND),
    ),
    sleeps: sum((pid) =>
      sumOfThreads(pid, (task) =>
        numberIn(`${task}/status`, /^voluntary_ctxt_switches:\s+(\d+)/mu),
      ),
    ),
  };
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
