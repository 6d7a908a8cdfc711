/** What the page fills in: what is to be copied or fetched, and what the window was handed. */
import type { ItemRef } from './item-ref.ts';
import type { ConflictRule } from './job-view.ts';

/** When a copy is to be begun at the earliest, in ms since 1970; null: as soon as its turn comes. */
export type StartTime = number | null;

/** One item, copied into a folder under `name`. */
export interface CopyForm {
  readonly source: ItemRef;
  readonly destination: ItemRef;
  readonly name: string;
  readonly onConflict: ConflictRule;
  /** Copies what is in the folder, not the folder itself; the name is then not used. */
  readonly childrenOnly: boolean;
  /** Takes earlier versions of files along. */
  readonly allVersions: boolean;
  readonly notBefore: StartTime;
}

/** The most that may be asked for together: each costs a question to the drive before the first answer. */
export const BATCH_MAX = 500;

/** Several items, each copied into one folder under its own name. */
export interface BatchForm {
  readonly sources: readonly ItemRef[];
  readonly destination: ItemRef;
  readonly onConflict: ConflictRule;
  readonly allVersions: boolean;
  readonly notBefore: StartTime;
}

/** One item under `name`, or several, each under its own name, as one wish. */
export interface PartsForm extends BatchForm {
  /** Not used for several items, or with `childrenOnly`. */
  readonly name: string;
  readonly childrenOnly: boolean;
}

/** A filled-in form to be looked over. */
export interface CheckUpForm extends PartsForm {
  /** Whether it would be started by `jobs:startParts`. */
  readonly inParts: boolean;
  /** Of the answer before; `null` for the first. An old one is as good as none. */
  readonly cursor: string | null;
}

/** A file of the web, put into a folder. */
export interface UploadForm {
  readonly url: string;
  readonly destination: ItemRef;
  readonly name: string;
  readonly onConflict: ConflictRule;
  readonly notBefore: StartTime;
}

/** What reached the window beside its fields; what is null is left as it is. Nothing starts by it. */
export interface HandedIn {
  /** As `drive:find` takes them. */
  readonly source: string | null;
  readonly destination: string | null;
  readonly name: string | null;
}

/** A gateway or a test server of the user's own. */
export interface ServerForm {
  /** Where its API begins. */
  readonly address: string;
  readonly name: string;
  /** Goes this way only; empty where the server wants none. */
  readonly token: string;
}
