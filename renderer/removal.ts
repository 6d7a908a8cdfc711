/**
 * What is taken off the list. A removal waits while it can be undone, and until then nothing is
 * removed for good: whatever happens to the window meanwhile, the copies are still there. Pure.
 */
import type { JobView } from '../shared/job-view.ts';
import { type Sections, onlyThose } from './sections.ts';

export type Removal =
  | { readonly kind: 'some'; readonly ids: ReadonlySet<string> }
  /** What had completed by then, in ms since 1970, also what is not here yet. */
  | { readonly kind: 'completed'; readonly upTo: number };

export interface Removals {
  /** Can still be undone. */
  readonly pending: Removal | null;
  /** On their way to the main process. */
  readonly sent: readonly Removal[];
}

export const NO_REMOVALS: Removals = { pending: null, sent: [] };

export type RemovalStep =
  /** A removal that could be undone until now no longer can. */
  | { readonly kind: 'asked'; readonly removal: Removal }
  | { readonly kind: 'undone' }
  | { readonly kind: 'sent' }
  /** The main process has done it, or refused to. */
  | { readonly kind: 'answered'; readonly removal: Removal };

/** What is being removed after a step. */
export function removalsAfter({ pending, sent }: Removals, step: RemovalStep): Removals {
  const withPending = pending === null ? sent : [...sent, pending];
  switch (step.kind) {
    case 'asked':
      return { pending: step.removal, sent: withPending };
    case 'undone':
      return { pending: null, sent };
    case 'sent':
      return { pending: null, sent: withPending };
    case 'answered':
      return { pending, sent: sent.filter((removal) => removal !== step.removal) };
  }
}

/** Whether a removal means this copy. */
export function isMeant(job: JobView, removal: Removal): boolean {
  return removal.kind === 'some'
    ? removal.ids.has(job.id)
    : job.state === 'completed' && job.endedAt <= removal.upTo;
}

/** Only the copies that no removal means. */
export function withoutRemoved(sections: Sections, { pending, sent }: Removals): Sections {
  const all = pending === null ? sent : [...sent, pending];
  if (all.length === 0) return sections;
  return onlyThose(sections, (job) => !all.some((removal) => isMeant(job, removal)));
}
