/** Where an account finds items: its own drive, others it can see, and lists that are no drives. */
import type { ItemRef } from './item-ref.ts';

/** The top of the account's own drive; what others share with it; the libraries of sites. */
export type ListKind = 'own' | 'shared' | 'libraries';

export type Place =
  | {
      readonly kind: 'own';
      /** `null` while nobody has said. */
      readonly driveId: string | null;
    }
  | { readonly kind: 'drive'; readonly driveId: string; readonly name: string }
  | { readonly kind: 'shared' | 'libraries' };

/** The places of one account, in the order in which they are offered. */
export interface AccountPlaces {
  /** Its key. */
  readonly account: string;
  /** What people call it; `null` for the demo drive, which the words name. */
  readonly label: string | null;
  /** What tells it from another one of that name; `null` where there is nothing of the kind. */
  readonly address: string | null;
  readonly places: readonly Place[];
}

export interface ListRef {
  readonly account: string;
  readonly list: ListKind;
}

/** What a picker shows: a folder or a list; `null` is the first account's own drive. */
export type Spot = ItemRef | ListRef | null;

/** The account that a spot belongs to; `null` for the first one. */
export function accountAt(spot: Spot): string | null {
  return spot?.account ?? null;
}
