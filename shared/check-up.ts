/** What is known of a copy before it is started: how much it is, and what stands in its way. */
import type { ItemFacts } from './item.ts';
import type { Refusal } from './problem.ts';

/** `stop`: it would not succeed. `warn`: it may be started, and something is lost or uncertain. */
export type Severity = 'stop' | 'warn' | 'note';

/** What would help, as something the form can do. */
export type Remedy =
  /** Gives the copy this name, which is free. */
  | { readonly code: 'useName'; readonly name: string }
  | { readonly code: 'keepBoth' }
  | { readonly code: 'otherFolder' }
  | { readonly code: 'otherSource' }
  /** Copies what is in the source into the folder that has its name already. */
  | { readonly code: 'intoExisting'; readonly folder: ItemFacts }
  | { readonly code: 'childrenOnly' }
  /** Several copies instead of one. */
  | { readonly code: 'split' }
  | { readonly code: 'takeVersions' };

/** The first few names, and how many there are in all. */
export interface Names {
  readonly first: readonly string[];
  readonly count: number;
}

/** Sizes are in bytes; a `limit` is what the service allows. */
export type FindingFact =
  /** A rule that the start follows as well. */
  | { readonly code: 'refused'; readonly refusal: Refusal }
  /** Something of that name is there, and the copy must not take another. */
  | { readonly code: 'nameTaken'; readonly names: Names; readonly of: number }
  /** The same, where the service heeds no wish for another name. */
  | { readonly code: 'nameTakenAtHome'; readonly names: Names; readonly of: number }
  | { readonly code: 'replaceFolder'; readonly names: Names }
  | { readonly code: 'replaces'; readonly names: Names }
  | { readonly code: 'keptBeside'; readonly names: Names }
  | {
      readonly code: 'tooManyItems';
      readonly name: string;
      readonly items: number;
      readonly isWhole: boolean;
      readonly limit: number;
    }
  /** It is going to be taken apart. */
  | { readonly code: 'inParts'; readonly parts: number }
  | { readonly code: 'tooManyParts'; readonly limit: number }
  | { readonly code: 'crossSite'; readonly bytes: number; readonly limit: number }
  /** The same, where nobody said whether it goes to another site. */
  | { readonly code: 'maybeCrossSite'; readonly bytes: number; readonly limit: number }
  | {
      readonly code: 'notebook';
      readonly name: string;
      readonly bytes: number;
      readonly limit: number;
    }
  /** By so many characters. */
  | {
      readonly code: 'pathTooLong';
      readonly name: string;
      readonly excess: number;
      readonly limit: number;
    }
  | { readonly code: 'quota'; readonly bytes: number; readonly free: number }
  | { readonly code: 'mixedAccounts' }
  | { readonly code: 'rulesIgnored' }
  | { readonly code: 'shared'; readonly names: Names }
  | { readonly code: 'leftBehind' }
  | { readonly code: 'versionsLeft' };

export type Finding = FindingFact & {
  readonly severity: Severity;
  readonly remedies: readonly Remedy[];
};

export type FindingCode = FindingFact['code'];

/** How much is going to be copied, as far as it is known. */
export interface Amount {
  /** With the folders; at least so many where not all is counted. */
  readonly items: number;
  readonly isWhole: boolean;
  /** `null` when the drive did not say. */
  readonly bytes: number | null;
}

export interface CheckUp {
  readonly amount: Amount;
  /** The most severe first. */
  readonly findings: readonly Finding[];
  /** How to hear more: ask again with this, not sooner than after so long. `null`: this is all. */
  readonly next: { readonly cursor: string; readonly afterMs: number } | null;
}
