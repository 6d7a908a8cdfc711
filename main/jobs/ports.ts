/** What the jobs ask of the outside world. Adapters implement these; tests pass fakes. */
import type { CopyRequest, DriveRequest, UploadRequest } from './action-request.ts';
import type { Job, Proof, Target, Transfer } from './job.ts';

/**
 * What came back from one HTTP request. Nothing here throws: trouble is a value.
 * `sent` tells whether the request may have reached the service.
 */
export type HttpOutcome =
  | {
      readonly kind: 'answer';
      readonly status: number;
      /** The URL that was asked; relative locations are resolved against it. */
      readonly url: string;
      readonly contentType: string | null;
      readonly location: string | null;
      readonly retryAfter: string | null;
      /** `WWW-Authenticate`: how a refused caller may be let in; absent where there was none. */
      readonly challenge?: string;
      /** `null` when it was larger than allowed or broke off. */
      readonly body: string | null;
    }
  | {
      readonly kind: 'unreachable';
      readonly sent: 'no' | 'maybe';
      /** The other end's certificate is not valid today: most likely the clock here is wrong. */
      readonly why?: 'clock';
    };

/** Not carried out: the account needs its user to sign in again first. */
export interface SignedOut {
  readonly kind: 'signedOut';
}

/** Trouble on the way, not an answer about the thing itself: ask again later. */
export interface Trouble {
  readonly kind: 'trouble';
  readonly why: 'unreachable' | 'throttled' | 'serviceTrouble' | 'signedOut';
  /** How long the host wants to be left alone, when it said so. */
  readonly retryAfterMs: number | null;
}

/** An item as it is needed to judge and show a result. */
export interface SeenItem {
  readonly id: string;
  readonly name: string;
  readonly size: number | null;
  readonly childCount: number | null;
  readonly webUrl: string | null;
}

/** What lies at the destination before the POST. */
export type Preparation =
  /** `target` is null where the result has no single place, as when only children are copied. */
  | { readonly kind: 'ready'; readonly target: Target | null }
  | { readonly kind: 'refused'; readonly rawCode: string; readonly message: string | null }
  | Trouble;

/** What lies there while we look for a result; `source` is its original as it is now. */
export type Sight =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'item'; readonly item: SeenItem; readonly source: SeenItem | null }
  | Trouble;

export type Fetched =
  { readonly kind: 'item'; readonly item: SeenItem } | { readonly kind: 'missing' } | Trouble;

export type Renamed =
  | { readonly kind: 'item'; readonly item: SeenItem }
  /** It keeps the name it has. */
  | { readonly kind: 'refused' }
  | Trouble;

/** What became of the next piece of an upload through this app. */
export type Transferred =
  /** The drive has taken more, or the preparations are made. */
  | { readonly kind: 'advanced'; readonly transfer: Transfer }
  | { readonly kind: 'done'; readonly item: SeenItem }
  /** The last piece was sent and its answer lost, or the drive forgot the upload near its end. */
  | { readonly kind: 'uncertain' }
  /** The source or the drive says no, for good. */
  | { readonly kind: 'refused'; readonly rawCode: string; readonly message: string | null }
  | Trouble;

/** Uploads a source of the web piece by piece: never more than a few pieces are in memory. */
export interface UploadClient {
  /** The host that takes the next piece: the key of its budget. */
  hostOf(account: string, transfer: Transfer): string;
  /** Takes the next piece from the source to the drive. Picks up where `transfer` says. */
  advance(request: UploadRequest, transfer: Transfer): Promise<Transferred>;
  /** Throws away what has been taken so far, as well as that can be done. Never rejects. */
  abandon(request: UploadRequest, transfer: Transfer): Promise<void>;
}

/** One step of a comparison, folder by folder. */
export type Compared =
  | { readonly kind: 'more'; readonly items: number }
  | { readonly kind: 'done'; readonly proof: Proof }
  | Trouble;

/** Compares a copy with its source through the drive, one folder of both at a time. */
export interface Comparison {
  next(): Promise<Compared>;
}

/** Speaks to the drive of an account, with its credentials. */
export interface ActionClient {
  /** The host that the account's requests go to: the key of its budget. */
  hostOf(account: string): string;
  prepare(request: DriveRequest): Promise<Preparation>;
  /** Sends the POST once. Never repeats it. */
  start(request: DriveRequest): Promise<HttpOutcome | SignedOut>;
  look(request: DriveRequest, target: Target): Promise<Sight>;
  /**
   * Fetches the finished item by id in the destination's drive, or by name where there is no id. A
   * result without a place of its own is the destination itself.
   */
  fetchResult(
    request: DriveRequest,
    target: Target | null,
    itemId: string | null,
  ): Promise<Fetched>;
  /** Begins to compare the copy `itemId` with its source; gives up beyond `maxItems`. */
  compare(request: CopyRequest, itemId: string, maxItems: number): Comparison;
  /** The names of items by id, as far as they can be read. */
  namesOf(request: DriveRequest, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Gives the result the name the user wants. */
  rename(request: DriveRequest, itemId: string): Promise<Renamed>;
}

/** Asks monitor URLs, without any credentials. */
export interface MonitorClient {
  hostOf(account: string, monitorUrl: string): string;
  /** Whether the URL may be asked at all on behalf of the account. */
  allows(account: string, monitorUrl: string): boolean;
  ask(account: string, monitorUrl: string): Promise<HttpOutcome>;
}

/** The durable store. A `durable` put is on the disk when its promise resolves; all of it may reject. */
export interface Ledger {
  /** A record that is past (`isPast`) joins the history; one that is not any more leaves it. */
  put(job: Job, how: 'durable' | 'lazy'): Promise<void>;
  /** Writes new records durably: all of them, or none. */
  add(jobs: readonly Job[]): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  /** One record of the history, or null. */
  past(id: string): Promise<Job | null>;
  /** The history, last end first, from behind `cursor` on (null: from the beginning). */
  pastPage(cursor: string | null, limit: number): Promise<PastPage>;
  /** Removes from the history what had ended by `upTo`, in ms since 1970; `Infinity` for all of it. */
  removePast(upTo: number): Promise<void>;
}

export interface PastPage {
  readonly jobs: readonly Job[];
  /** Where the next page begins; null at the end. */
  readonly next: string | null;
}

/** Time, and waking up at a time. */
export interface Clock {
  now(): number;
  /** Returns a function that cancels the timer. */
  setTimer(delayMs: number, fire: () => void): () => void;
}

/** A secret as it may lie on the disk. */
export interface Sealed {
  readonly how: 'plain' | 'sealed';
  /** The secret itself when plain, else base64 of what the system made of it. */
  readonly text: string;
}

/** Seals secrets with the system's secret store where there is one. */
export interface Vault {
  /** Null where there is no store and the user does not want it kept without. */
  seal(secret: string): Promise<Sealed | null>;
  /** The secret, or null when the system cannot open it any more (another user, a new keyring). */
  open(sealed: Sealed): Promise<string | null>;
}
