/**
 * Trouble on demand: scripted answers, delays and broken connections, so that tests can meet every bad
 * day a service has. Only reachable when the admin path is on.
 */
import { setMaxListeners } from 'node:events';
import * as v from 'valibot';
import type { Reply } from './http.ts';

const Action = v.object({
  /** Waits until the rules are cleared, before anything else. */
  isHeld: v.optional(v.literal(true)),
  /** Waits so long, before what follows. */
  delayMs: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(2 ** 31 - 1))),
  /** Breaks the connection: at once, or after the request did its work and only the answer is lost. */
  drop: v.optional(v.union([v.literal(true), v.literal('afterProcessing')])),
  /** A status or a body answers in the place of the drive; headers alone are added to its answer. */
  status: v.optional(v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599))),
  body: v.optional(v.unknown()),
  headers: v.optional(v.record(v.string(), v.string())),
});

const Rule = v.object({
  match: v.object({
    method: v.optional(v.string()),
    /** A regular expression, tried on path and query. */
    path: v.optional(v.pipe(v.string(), v.check(isPattern, 'path is no regular expression'))),
  }),
  /** How often it strikes; without it, until cleared. */
  times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  action: Action,
});

const Rules = v.array(Rule);

export type FaultAction = v.InferOutput<typeof Action>;
export type FaultRule = v.InferOutput<typeof Rule>;

/** The rules in a request body, or what is wrong with them. */
export function parseFaultRules(
  value: unknown,
): { readonly rules: readonly FaultRule[] } | { readonly wrong: string } {
  const parsed = v.safeParse(Rules, value);
  if (parsed.success) return { rules: parsed.output };
  const [issue] = parsed.issues;
  return { wrong: `${v.getDotPath(issue) ?? 'body'}: ${issue.message}` };
}

/** What a request meets. */
export interface Fault extends FaultAction {
  /** Ends when the rules are cleared. */
  readonly cleared: AbortSignal;
}

export class Faults {
  #clearing = newClearing();
  #rules: { readonly rule: FaultRule; readonly path: RegExp; left: number }[] = [];

  /** Adds rules after those that are there. */
  add(rules: readonly FaultRule[]): void {
    for (const rule of rules) {
      const path = new RegExp(rule.match.path ?? '', 'u');
      this.#rules.push({ rule, path, left: rule.times ?? Number.POSITIVE_INFINITY });
    }
  }

  /** Takes all rules away, and lets go of what they hold. */
  clear(): void {
    this.#rules = [];
    this.#clearing.abort();
    this.#clearing = newClearing();
  }

  /** The first rule that fits strikes, and is used up by one. */
  take(method: string, target: string): Fault | null {
    const hit = this.#rules.find(({ rule, path, left }) => {
      const fits = rule.match.method?.toUpperCase() ?? method;
      return left > 0 && fits === method && path.test(target);
    });
    if (hit === undefined) return null;
    hit.left -= 1;
    this.#rules = this.#rules.filter(({ left }) => left > 0);
    return { ...hit.rule.action, cleared: this.#clearing.signal };
  }
}

/** As many may wait for it as there are requests. */
function newClearing(): AbortController {
  const clearing = new AbortController();
  setMaxListeners(0, clearing.signal);
  return clearing;
}

/** The answer a fault gives in the drive's place, or `null` when it leaves the answering to it. */
export function scriptedReply({ status, body, headers = {} }: FaultAction): Reply | null {
  if (status === undefined && body === undefined) return null;
  const isText = typeof body === 'string';
  const type = { 'Content-Type': isText ? 'text/html; charset=utf-8' : 'application/json' };
  return {
    status: status ?? 200,
    headers: body === undefined ? headers : { ...type, ...headers },
    body: isText ? body : body === undefined ? '' : JSON.stringify(body),
  };
}

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}
