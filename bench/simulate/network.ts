/**
 * The way between program and service: it takes time, loses requests and answers, is down for spells,
 * and hosts throttle in storms. What has left goes on even when the program ends.
 */
import type { Chance } from './chance.ts';
import type { Machine } from './machine.ts';
import { START } from '../../main/jobs/testing/job-samples.ts';
import type { Timeline } from './timeline.ts';
import type { Traffic } from './traffic.ts';

const SECOND = 1000;
const TIMEOUT_MS = 30 * SECOND;

/** How a host throttles: the code and the header, and until when it means it, in true time. */
export interface Throttle {
  readonly status: 429 | 503;
  readonly retryAfter: string | null;
  readonly until: number | null;
}

/** One request and all that may become of it; `Answer` is what the port promises. */
export interface Exchange<Answer> {
  readonly host: string;
  /** When the step it belongs to has sent its first request; now when left out. */
  readonly begunAt?: number;
  /** Whether the port can hand on for how long the host wants to be left alone. */
  readonly tellsPause: boolean;
  /** It reaches the service, which does what it is asked. */
  readonly reach: () => Answer;
  /** It was throttled, and nothing was done. */
  readonly throttled: (throttle: Throttle) => Answer;
  /** There is no answer; `sent` as `HttpOutcome` has it. */
  readonly lost: (sent: 'no' | 'maybe') => Answer;
  /** The program hears of it now. */
  readonly heard?: (answer: Answer, became: 'answered' | 'throttled' | 'notSent' | 'lost') => void;
}

export class Network {
  isOffline = false;
  /** The share of requests, and again of answers, that get lost. */
  lossShare = 0;
  /** Until when each host throttles. */
  readonly storms = new Map<string, number>();
  /** The program's own ear on what it sends. */
  onSent: (host: string) => void = () => undefined;
  readonly #timeline: Timeline;
  readonly #machine: Machine;
  readonly #chance: Chance;
  readonly #traffic: Traffic;

  constructor(timeline: Timeline, machine: Machine, chance: Chance, traffic: Traffic) {
    this.#timeline = timeline;
    this.#machine = machine;
    this.#chance = chance;
    this.#traffic = traffic;
  }

  /** Sends one request. Never rejects; stays open when the program ends before. */
  exchange<Answer>(exchange: Exchange<Answer>): Promise<Answer> {
    const chance = this.#chance;
    this.#traffic.leaves(exchange.host, exchange.begunAt ?? this.#timeline.now);
    this.onSent(exchange.host);
    return new Promise((resolve) => {
      if (this.isOffline || chance.is(this.lossShare / 2)) {
        this.#miss(exchange, this.isOffline && chance.is(0.8) ? 'no' : 'maybe', resolve);
        return;
      }
      const upMs = this.#latencyMs();
      let answer: (() => Answer) | null = null;
      let became: 'answered' | 'throttled' = 'answered';
      // The service gets it whether or not the program lives to hear of it.
      this.#timeline.in(upMs, () => {
        const throttle = this.#throttleOf(exchange.host);
        if (throttle === null) {
          const reached = exchange.reach();
          answer = () => reached;
          return;
        }
        became = 'throttled';
        answer = () => {
          if (exchange.tellsPause) this.#pause(exchange.host, throttle);
          return exchange.throttled(throttle);
        };
      });
      if (chance.is(this.lossShare)) {
        this.#miss(exchange, 'maybe', resolve);
        return;
      }
      this.#machine.later(
        upMs + this.#latencyMs(),
        (hasSlept) => {
          const isTorn = answer === null || this.isOffline || (hasSlept && chance.is(0.5));
          this.#traffic.arrives(exchange.host, !isTorn);
          const heard = isTorn || answer === null ? exchange.lost('maybe') : answer();
          exchange.heard?.(heard, isTorn ? 'lost' : became);
          resolve(heard);
        },
        () => {
          this.#traffic.unheard += 1;
        },
      );
    });
  }

  #miss<Answer>(
    exchange: Exchange<Answer>,
    sent: 'no' | 'maybe',
    resolve: (answer: Answer) => void,
  ): void {
    const afterMs = sent === 'no' || this.#chance.is(0.5) ? this.#latencyMs() : TIMEOUT_MS;
    this.#machine.later(
      afterMs,
      () => {
        this.#traffic.arrives(exchange.host, false);
        const answer = exchange.lost(sent);
        exchange.heard?.(answer, sent === 'no' ? 'notSent' : 'lost');
        resolve(answer);
      },
      () => {
        this.#traffic.unheard += 1;
      },
    );
  }

  /** Some take so long that later ones overtake them. */
  #latencyMs(): number {
    return this.#chance.is(0.05)
      ? this.#chance.between(1, TIMEOUT_MS / 2 - 1)
      : this.#chance.between(5, 250);
  }

  #throttleOf(host: string): Throttle | null {
    const chance = this.#chance;
    const { now } = this.#timeline;
    if ((this.storms.get(host) ?? 0) <= now || chance.is(0.1)) return null;
    const seconds = chance.between(1, 120);
    const status = chance.pick([429, 503] as const);
    const roll = chance.random();
    if (roll < 0.5) return { status, retryAfter: `${seconds}`, until: now + seconds * SECOND };
    if (roll < 0.8) {
      const date = new Date(START + now + seconds * SECOND);
      // Its resolution is a second: the host means the one that it names.
      const until = Math.floor(date.getTime() / SECOND) * SECOND - START;
      return { status, retryAfter: date.toUTCString(), until };
    }
    return { status: 429, retryAfter: chance.pick([null, 'soon', '-1', '']), until: null };
  }

  /** Seconds count from when they are heard; a date is compared with what the machine takes the time to be. */
  #pause(host: string, { until, retryAfter }: Throttle): void {
    const now = this.#timeline.now;
    if (until === null) return;
    const seconds = Number(retryAfter);
    const trueUntil = Number.isNaN(seconds) ? until : now + seconds * SECOND;
    const seenUntil = Number.isNaN(seconds) ? until - this.#machine.wallOffsetMs : trueUntil;
    this.#traffic.paused(host, Math.min(trueUntil, seenUntil));
  }
}
