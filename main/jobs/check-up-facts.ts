/** What is known of both ends of a copy before it is started, for the findings. Pure. */
import type { Finding, FindingFact, Names, Remedy, Severity } from '../../shared/check-up.ts';
import type { ItemFacts } from '../../shared/item.ts';
import type { CopyWish } from './copy-rules.ts';
import type { Counted } from './item-count.ts';

const NAMES_SHOWN = 3;

/** Whose a drive is; the service copies nothing from one kind to the other. */
export type AccountKind = 'personal' | 'work';

export interface PlaceFacts {
  readonly item: ItemFacts;
  /** `null` where the drive did not say. */
  readonly siteId: string | null;
  readonly account: AccountKind | null;
}

export interface SourceFacts extends PlaceFacts {
  readonly isNotebook: boolean;
  readonly isShared: boolean;
  readonly counted: Counted;
}

export interface TargetFacts extends PlaceFacts {
  readonly freeBytes: number | null;
}

export interface CheckUpFacts {
  readonly sources: readonly SourceFacts[];
  /** Whether there are several, each under its own name; of so many nothing is known yet. */
  readonly isBatch: boolean;
  readonly unread: number;
  readonly target: TargetFacts;
  readonly wish: CopyWish;
  /** Whether it is to be taken apart into several copies. */
  readonly inParts: boolean;
  /** How many names are going to be used at the destination, and which of them are there. */
  readonly wanted: number;
  readonly taken: readonly ItemFacts[];
  /** A name near the wanted one that is free. */
  readonly freeName: string | null;
  /** Notebooks seen inside of folders. */
  readonly notebooks: readonly { readonly name: string; readonly size: number | null }[];
  /** Into how many copies it falls, taken apart. */
  readonly parts: number;
}

/** The first few of them. */
export function namesOf(items: readonly ItemFacts[]): Names {
  return { first: items.slice(0, NAMES_SHOWN).map(({ name }) => name), count: items.length };
}

/** Puts one together. */
export function finding(
  severity: Severity,
  fact: FindingFact,
  remedies: readonly Remedy[],
): Finding {
  return { ...fact, severity, remedies };
}
