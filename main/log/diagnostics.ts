/**
 * The text that a user hands to whoever helps them. For that reader and so in English throughout;
 * holds no names of files, no addresses and no tokens. Pure.
 */
import { redacted } from './redacted.ts';

export interface DiagnosticFacts {
  readonly at: number;
  readonly version: string;
  readonly electron: string;
  readonly chromium: string;
  readonly node: string;
  readonly os: string;
  readonly arch: string;
  readonly locale: string;
  readonly secretStore: boolean;
  readonly isOnline: boolean;
  readonly settings: Readonly<Record<string, boolean>>;
  /** The state of every copy. */
  readonly states: readonly string[];
  readonly droppedLines: number;
  /** The last entries of the log, oldest first. */
  readonly log: readonly string[];
}

/** Everything as lines of text, ready for a message. */
export function diagnosticsText(facts: DiagnosticFacts): string {
  const { settings, states, log } = facts;
  const lines = [
    `Ferry ${facts.version}, ${new Date(facts.at).toISOString()}`,
    `Electron ${facts.electron}, Chromium ${facts.chromium}, Node ${facts.node}`,
    `System: ${facts.os}, ${facts.arch}, language ${facts.locale}`,
    `Secret store: ${yesOrNo(facts.secretStore)}; online: ${yesOrNo(facts.isOnline)}`,
    `Settings: ${listOf(Object.entries(settings).map(([name, on]) => `${name} ${yesOrNo(on)}`))}`,
    `Copies: ${listOf([...countsOf(states)].map(([state, count]) => `${state} ${count}`))}`,
    `Log, last ${log.length} lines (${facts.droppedLines} dropped):`,
    ...log,
  ];
  return `${redacted(lines.join('\n'))}\n`;
}

function countsOf(states: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const state of states) counts.set(state, (counts.get(state) ?? 0) + 1);
  return counts;
}

function listOf(parts: readonly string[]): string {
  return parts.length === 0 ? 'none' : parts.join(', ');
}

function yesOrNo(value: boolean): string {
  return value ? 'yes' : 'no';
}
