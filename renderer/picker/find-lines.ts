/** Several links, paths or names at once, one a line: what each of them led to. Pure. */
import { BATCH_MAX } from '../../shared/contract.ts';
import type { Answer } from '../../shared/contract.ts';
import type { DriveItem, Found } from '../../shared/item.ts';
import type { Refusal } from '../../shared/problem.ts';
import { keyOf } from './selection.ts';

/** Each line costs a question to the drive, and more could not be copied. */
export const LINES_MAX = BATCH_MAX;

/** A line that did not lead to one item, and why. */
export interface Missed {
  readonly line: string;
  readonly why: Refusal | 'nothing' | 'several' | 'tooMany';
}

/** What one line led to. */
export type LineOutcome =
  { readonly kind: 'item'; readonly item: DriveItem } | ({ readonly kind: 'missed' } & Missed);

/** The lines that say something, each once, in their order. */
export function linesOf(text: string): readonly string[] {
  const lines = text.split(/[\r\n]+/u).map((line) => line.trim());
  return [...new Set(lines)].filter((line) => line !== '');
}

/**
 * What `answer` means for a line among others. Words to search for mean an item where there is only
 * one that they may mean: the only hit, or the only one that is called so.
 */
export function outcomeOf(line: string, answer: Answer<Found>): LineOutcome {
  if (!answer.ok) return { kind: 'missed', line, why: answer.refusal };
  const { value } = answer;
  if (value.kind === 'item') return { kind: 'item', item: value.item };
  const [first, ...others] = value.items;
  if (first === undefined) return { kind: 'missed', line, why: 'nothing' };
  if (others.length === 0 && !value.hasMore) return { kind: 'item', item: first };
  const called = value.items.filter(({ name }) => name.toLowerCase() === line.toLowerCase());
  const [only] = called;
  return called.length === 1 && only !== undefined && !value.hasMore
    ? { kind: 'item', item: only }
    : { kind: 'missed', line, why: 'several' };
}

/**
 * What all lines led to together, besides what was `found` before: the items, each once, and the lines
 * that have yet to be mended.
 */
export function collected(
  found: readonly DriveItem[],
  outcomes: readonly LineOutcome[],
): { readonly items: readonly DriveItem[]; readonly missed: readonly Missed[] } {
  const items = new Map(found.map((item) => [keyOf(item), item]));
  const missed: Missed[] = [];
  for (const outcome of outcomes) {
    if (outcome.kind === 'missed') {
      missed.push({ line: outcome.line, why: outcome.why });
      continue;
    }
    items.set(keyOf(outcome.item), outcome.item);
  }
  return { items: [...items.values()], missed };
}
