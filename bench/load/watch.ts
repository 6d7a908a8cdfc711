/** Looks at the engine's own process while it works. */
import { subscribe } from 'node:diagnostics_channel';
import { readdir, readlink } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import type { Clock } from '../../main/jobs/ports.ts';
import { LoopDelay } from './loop-delay.ts';
import type { Measured, Sample } from './talk.ts';

const MIB = 2 ** 20;
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const MILLION = 1e6;

type Watched = Pick<
  Measured,
  | 'samples'
  | 'startDelays'
  | 'delays'
  | 'utilization'
  | 'cpuSeconds'
  | 'requests'
  | 'mostIn5Minutes'
  | 'medianGapMs'
  | 'worstGapMs'
  | 'monitorsAsked'
>;

export class Watch {
  readonly bareMib = residentMib();
  readonly #clock: Clock;
  readonly #delay = new LoopDelay();
  readonly #requestsAt: number[] = [];
  readonly #samples: Sample[] = [];
  /** When each monitor of a running copy was asked last. */
  readonly #askedAt = new Map<string, number>();
  readonly #gaps: number[] = [];
  readonly #asked = new Set<string>();
  #socketsBefore: number | null = null;
  #startedAt = 0;
  #startDelays = this.#delay.seen();
  #loop = performance.eventLoopUtilization();
  #cpu = process.cpuUsage();

  constructor(clock: Clock) {
    this.#clock = clock;
    // Whatever Node sends is counted, whoever in the engine has asked for it.
    subscribe('http.client.request.start', () => this.#requestsAt.push(clock.now()));
  }

  async beforeStart(): Promise<void> {
    this.#socketsBefore = await openSockets();
    this.#startedAt = this.#clock.now();
    this.#delay.begin();
  }

  /** The start is over; from here on the work is measured. */
  started(): void {
    this.#startDelays = this.#delay.seen();
    this.#delay.begin();
    this.#loop = performance.eventLoopUtilization();
    this.#cpu = process.cpuUsage();
  }

  /** A copy begins to run, or was found running. */
  runs(monitorUrl: string): void {
    this.#askedAt.set(monitorUrl, this.#clock.now());
  }

  asked(monitorUrl: string): void {
    this.#asked.add(monitorUrl);
    this.#noteGap(monitorUrl);
    this.#askedAt.set(monitorUrl, this.#clock.now());
  }

  runsNoMore(monitorUrl: string): void {
    this.#askedAt.delete(monitorUrl);
  }

  async sample(): Promise<void> {
    const sockets = await openSockets();
    const before = this.#socketsBefore;
    this.#samples.push({
      minute: (this.#clock.now() - this.#startedAt) / MINUTE,
      residentMib: residentMib(),
      sockets: sockets === null || before === null ? null : sockets - before,
    });
  }

  end(): Watched {
    for (const url of this.#askedAt.keys()) this.#noteGap(url);
    const { user, system } = process.cpuUsage(this.#cpu);
    const gaps = this.#gaps.toSorted((left, right) => left - right);
    return {
      samples: this.#samples,
      startDelays: this.#startDelays,
      delays: this.#delay.seen(),
      utilization: performance.eventLoopUtilization(this.#loop).utilization,
      cpuSeconds: (user + system) / MILLION,
      requests: this.#requestsAt.length,
      mostIn5Minutes: mostWithin(this.#requestsAt, 5 * MINUTE),
      medianGapMs: gaps[Math.floor(gaps.length / 2)] ?? 0,
      worstGapMs: gaps.at(-1) ?? 0,
      monitorsAsked: this.#asked.size,
    };
  }

  #noteGap(monitorUrl: string): void {
    const before = this.#askedAt.get(monitorUrl);
    if (before !== undefined) this.#gaps.push(this.#clock.now() - before);
  }
}

/** The most of some moments, in their order, that lie within `ms`. */
export function mostWithin(moments: readonly number[], ms: number): number {
  let from = 0;
  let most = 0;
  for (const [index, at] of moments.entries()) {
    while ((moments[from] ?? at) <= at - ms) from += 1;
    most = Math.max(most, index - from + 1);
  }
  return most;
}

function residentMib(): number {
  return process.memoryUsage.rss() / MIB;
}

/** Sockets of this process, idle ones too; null where the system does not list them. */
async function openSockets(): Promise<number | null> {
  const folder = '/proc/self/fd';
  const names = await readdir(folder).catch(() => null);
  if (names === null) return null;
  const links = await Promise.all(
    names.map((name) => readlink(`${folder}/${name}`).catch(() => '')),
  );
  return links.filter((link) => link.startsWith('socket:')).length;
}
