/**
 * The computer the program runs on: a wall clock that may be set, sleep in which nothing of the
 * program goes on, and lives, since a program that has crashed hears of nothing any more.
 */
import type { Clock } from '../../main/jobs/ports.ts';
import { START } from '../../main/jobs/testing/job-samples.ts';
import type { Timeline } from './timeline.ts';

/** Something that is to happen to the program. */
interface Arrival {
  readonly life: number;
  readonly at: number;
  readonly isTimer: boolean;
  /** `hasSlept`: the machine was asleep when it should have come. */
  readonly run: (hasSlept: boolean) => void;
  readonly dropped: () => void;
}

export class Machine implements Clock {
  readonly #timeline: Timeline;
  #life = 0;
  #wallOffsetMs = 0;
  #sleptAt: number | null = null;
  #held: Arrival[] = [];
  #wasTouched = false;

  constructor(timeline: Timeline) {
    this.#timeline = timeline;
  }

  /** By the wall clock. */
  now(): number {
    return START + this.#wallOffsetMs + this.#timeline.now;
  }

  /** How far the wall clock is ahead of true time. */
  get wallOffsetMs(): number {
    return this.#wallOffsetMs;
  }

  get isAsleep(): boolean {
    return this.#sleptAt !== null;
  }

  /** Whether the program has run since this was last asked. */
  takeTouched(): boolean {
    const was = this.#wasTouched;
    this.#wasTouched = false;
    return was;
  }

  setTimer(delayMs: number, fire: () => void): () => void {
    let isCancelled = false;
    // As Node does: whole milliseconds, and at least one.
    this.#plan(Math.max(Math.trunc(delayMs), 1), true, () => {
      if (!isCancelled) fire();
    });
    return () => {
      isCancelled = true;
    };
  }

  /** Has `run` happen to this life of the program; `dropped` when it is over by then. */
  later(delayMs: number, run: (hasSlept: boolean) => void, dropped: () => void = NOTHING): void {
    this.#plan(delayMs, false, run, dropped);
  }

  /** Lets the program do something now. */
  touch(run: () => void): void {
    this.#wasTouched = true;
    run();
  }

  setWallClock(byMs: number): void {
    this.#wallOffsetMs += byMs;
  }

  fallAsleep(): void {
    this.#sleptAt ??= this.#timeline.now;
  }

  /** What should have come meanwhile comes now; timers that do not count sleep still take their time. */
  wake(countsSleep: boolean): void {
    const sleptAt = this.#sleptAt;
    if (sleptAt === null) return;
    this.#sleptAt = null;
    const held = this.#held;
    this.#held = [];
    for (const arrival of held) {
      const restMs = arrival.isTimer && !countsSleep ? Math.max(arrival.at - sleptAt, 0) : 0;
      this.#timeline.in(restMs, () => {
        this.#arrive(arrival, true);
      });
    }
  }

  /** The program is gone; what was to happen to it does not. */
  endLife(): void {
    this.#life += 1;
    this.#sleptAt = null;
    const held = this.#held;
    this.#held = [];
    for (const { dropped } of held) dropped();
  }

  #plan(
    delayMs: number,
    isTimer: boolean,
    run: (hasSlept: boolean) => void,
    dropped: () => void = NOTHING,
  ): void {
    const at = this.#timeline.now + delayMs;
    const arrival = { life: this.#life, at, isTimer, run, dropped };
    this.#timeline.in(delayMs, () => {
      this.#arrive(arrival, false);
    });
  }

  #arrive(arrival: Arrival, hasSlept: boolean): void {
    if (arrival.life !== this.#life) arrival.dropped();
    else if (this.#sleptAt !== null) this.#held.push(arrival);
    else {
      this.#wasTouched = true;
      arrival.run(hasSlept);
    }
  }
}

const NOTHING = (): void => undefined;
