/** How late the event loop of a process is. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Delays } from './talk.ts';

const MILLION = 1e6;
const RESOLUTION_MS = 1;

export class LoopDelay {
  readonly #histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });

  /** Begins to count, and forgets what was before. */
  begin(): void {
    this.#histogram.enable();
    this.#histogram.reset();
  }

  seen(): Delays {
    const histogram = this.#histogram;
    // Node counts the time between two looks, of which so much is intended.
    const ms = (nanoseconds: number): number => Math.max(nanoseconds / MILLION - RESOLUTION_MS, 0);
    return {
      median: ms(histogram.percentile(50)),
      p99: ms(histogram.percentile(99)),
      p999: ms(histogram.percentile(99.9)),
      max: ms(histogram.max),
    };
  }
}
