/**
 * Every request the page may make of the main process and every broadcast it may hear: name ->
 * signature. Both ends derive their types from here, so a change that reaches only one of them does
 * not compile. Commands answer "accepted" or "refused, because"; state comes back as a snapshot and
 * the changes to it only.
 */
import type {
  AccountsView,
  CloudKey,
  Need,
  QuotaView,
  SignInAnswer,
  SignInWayKey,
} from './account-view.ts';
import type { Acknowledgement, Answer } from './answer.ts';
import type { CheckUp } from './check-up.ts';
import type {
  BatchForm,
  CheckUpForm,
  CopyForm,
  HandedIn,
  PartsForm,
  ServerForm,
  UploadForm,
} from './forms.ts';
import type { ItemRef } from './item-ref.ts';
import type { DriveItem, FolderPage, Found } from './item.ts';
import type { ConflictRule, HistoryPage, Snapshot, SnapshotChange } from './job-view.ts';
import type { ListCommand, ListOffer } from './list-command.ts';
import type { AccountPlaces, ListRef, Spot } from './place.ts';
import type { PreferenceChange, SettingsView } from './preferences.ts';
import type { Story } from './story.ts';

export type { Acknowledgement, Answer } from './answer.ts';
export * from './forms.ts';
export * from './item-ref.ts';

export interface Requests {
  /** All copies now. Subscribe to `change` first: those that come meanwhile may follow on it. */
  'jobs:list': () => Snapshot;
  /**
   * The next page of the history: all of it, or what a search for `search` finds. A search looks
   * through a part of the history at a time, so a page may be empty although more follow.
   */
  'jobs:older': (where: {
    readonly cursor: string;
    readonly search: string;
  }) => Answer<HistoryPage>;
  /** Looks the form over against the drive and, if it may be, writes the intent down. */
  'jobs:start': (form: CopyForm) => Acknowledgement;
  /** The same for several items at once: all of them are written down, or none. */
  'jobs:startAll': (form: BatchForm) => Acknowledgement;
  /**
   * Takes what is too large for one copy apart: folders beyond the limits are made at the destination,
   * then a copy for each of their children is written down, all of them or none.
   */
  'jobs:startParts': (form: PartsForm) => Acknowledgement;
  /** Has OneDrive fetch a file from the web. */
  'jobs:upload': (form: UploadForm) => Acknowledgement;
  /** Begins a copy without waiting for the time that was set for it. */
  'jobs:startNow': (id: string) => Acknowledgement;
  /** Lets this app fetch and upload what OneDrive would not. */
  'jobs:uploadByApp': (id: string) => Acknowledgement;
  /** Takes what a failed copy has brought, without the items that failed. */
  'jobs:skipItems': (id: string) => Acknowledgement;
  /** Watches an action that another program has started, by its monitor URL. */
  'jobs:adopt': (url: string) => Acknowledgement;
  /** Compares a completed copy with its source. */
  'jobs:compare': (id: string) => Acknowledgement;
  /** What has happened to a copy so far. */
  'jobs:story': (id: string) => Answer<Story>;
  /** Asks for a place and saves what is known of the copy there, as text and as JSON. */
  'jobs:saveReport': (id: string) => Acknowledgement;
  /** Tries a failed or unknown copy again, under another name or rule where given. */
  'jobs:retry': (change: {
    readonly id: string;
    readonly name: string;
    readonly onConflict: ConflictRule;
  }) => Acknowledgement;
  /** Looks at the destination of an unknown copy once more. */
  'jobs:checkAgain': (id: string) => Acknowledgement;
  /** Stops watching and forgets the copy. The service has no cancel: it may still go on there. */
  'jobs:forget': (id: string) => Acknowledgement;
  /** Forgets copies that have ended or not begun. */
  'jobs:remove': (ids: readonly string[]) => Acknowledgement;
  /** Forgets the copies that had completed by `upTo`, in ms since 1970. */
  'jobs:clearCompleted': (upTo: number) => Acknowledgement;
  /** Opens the result's page in the user's browser. */
  'jobs:openResult': (id: string) => Acknowledgement;
  /** Puts the address of the result's page on the clipboard. */
  'jobs:copyLink': (id: string) => Acknowledgement;
  /** Opens the folder that the source of a copy lies in. */
  'jobs:openSource': (id: string) => Acknowledgement;
  /** One page of a folder; `folder: null` is the root of the first account's own drive. */
  'drive:browse': (where: {
    readonly folder: ItemRef | null;
    readonly cursor: string | null;
  }) => Answer<FolderPage>;
  /** One page of a list of an account's that is no folder, or of the top of its own drive. */
  'drive:list': (where: ListRef & { readonly cursor: string | null }) => Answer<FolderPage>;
  /** Where each account finds items. */
  'drive:places': () => Answer<readonly AccountPlaces[]>;
  /**
   * What a text means that was typed, pasted or dropped: a sharing link or web address of OneDrive or
   * SharePoint, a path that begins with `/`, or words to search for. Paths begin at the top of the
   * drive that is shown, and words are looked for in it.
   */
  'drive:find': (wish: { readonly text: string; readonly spot: Spot }) => Answer<Found>;
  /**
   * What is known of a copy before it is started. The first answer is quick; what takes longer is
   * done a little with each further question, and not at all when nobody asks.
   */
  'drive:checkUp': (form: CheckUpForm) => Answer<CheckUp>;
  /** Makes a folder inside another one. */
  'drive:createFolder': (wish: {
    readonly parent: ItemRef;
    readonly name: string;
  }) => Answer<DriveItem>;
  /**
   * The folders of an account, `null` for the first, that something was last copied into, newest first;
   * those that are gone are left out.
   */
  'drive:recent': (account: string | null) => Answer<readonly DriveItem[]>;
  /**
   * Says which rows of what is under way can be seen, by the ids of their copies and batches: what is looked
   * at is asked about more often.
   */
  'rows:drawn': (ids: readonly string[]) => Acknowledgement;
  /** Says what the menu may offer just now. */
  'menu:offer': (offer: ListOffer) => Acknowledgement;
  /** Takes away the notices that are read; what is still going on stays. */
  'notices:dismiss': () => Acknowledgement;
  /** The answer to `noSecretStore`: whether links to running copies are kept on the disk. */
  'notices:keepAddresses': (keeps: boolean) => Acknowledgement;
  'settings:get': () => SettingsView;
  /** Sets what is named, at once. */
  'settings:set': (change: PreferenceChange) => Acknowledgement;
  /** Sets all as on a fresh machine. */
  'settings:reset': () => Acknowledgement;
  /** All accounts now, and the attempt to sign in that waits for the user. */
  'accounts:list': () => AccountsView;
  /**
   * Has somebody sign in, and answers when that has ended, in whatever way. Ends an attempt before; how
   * it goes is told by `accounts`.
   */
  'accounts:signIn': (wish: {
    readonly cloud: CloudKey;
    readonly way: SignInWayKey;
  }) => Answer<SignInAnswer>;
  /** The same for an account that is there, or for leave to use it for more. */
  'accounts:signInAgain': (wish: {
    readonly account: string;
    readonly need: Need;
    readonly way: SignInWayKey;
  }) => Answer<SignInAnswer>;
  /** Ends the attempt that waits for the user, if there is one; what came of one before is no news any more. */
  'accounts:cancelSignIn': () => Acknowledgement;
  /** Nobody waits for the attempt any more; where it fails, or just has, that is told with the accounts. */
  'accounts:leaveSignIn': () => Acknowledgement;
  /** Puts the code that is to be typed on the clipboard. */
  'accounts:copyCode': () => Acknowledgement;
  /** Opens the page where the code is to be typed. */
  'accounts:openCodePage': () => Acknowledgement;
  /** Adds a server, or gives one that is there another name or token. */
  'accounts:addServer': (form: ServerForm) => Acknowledgement;
  /** Forgets the account, and on request all its copies of which nothing is under way. */
  'accounts:signOut': (wish: {
    readonly account: string;
    readonly removesCopies: boolean;
  }) => Acknowledgement;
  /** Sets the user's own registration for a cloud; empty for none. */
  'accounts:setClientId': (wish: {
    readonly cloud: CloudKey;
    readonly clientId: string;
  }) => Acknowledgement;
  /** Opens the page where an app is registered in a cloud. */
  'accounts:openPortal': (cloud: CloudKey) => Acknowledgement;
  /** How full an account's own drive is; null where it does not say. */
  'accounts:quota': (account: string) => Answer<QuotaView | null>;
}

export interface Broadcasts {
  /** What has changed since the snapshot or the change before. */
  change: SnapshotChange;
  /** Too much has changed at once: ask for the list again. */
  reset: null;
  /** The main process asks the page to open the form (menu, shortcut), filled in where a link says so. */
  newCopy: HandedIn | null;
  /** The same for the settings. */
  openSettings: null;
  /** The user chose it in the menu. */
  listCommand: ListCommand;
  /** Shows a copy to the user, wherever it stands in the list. */
  showJob: string;
  /** A preference has changed, or what follows from it. */
  settings: SettingsView;
  /** The same for the accounts. */
  openAccounts: null;
  /** Something about accounts has changed, or about an attempt to sign in. */
  accounts: AccountsView;
}

/** What the page finds as `window.ferry`: a few named functions, no generic call. */
export interface Bridge {
  readonly listJobs: AsyncOf<'jobs:list'>;
  readonly olderJobs: AsyncOf<'jobs:older'>;
  readonly startCopy: AsyncOf<'jobs:start'>;
  readonly startCopies: AsyncOf<'jobs:startAll'>;
  readonly startParts: AsyncOf<'jobs:startParts'>;
  readonly upload: AsyncOf<'jobs:upload'>;
  readonly startNow: AsyncOf<'jobs:startNow'>;
  readonly uploadByApp: AsyncOf<'jobs:uploadByApp'>;
  readonly skipItems: AsyncOf<'jobs:skipItems'>;
  readonly adopt: AsyncOf<'jobs:adopt'>;
  readonly compare: AsyncOf<'jobs:compare'>;
  readonly story: AsyncOf<'jobs:story'>;
  readonly saveReport: AsyncOf<'jobs:saveReport'>;
  readonly retry: AsyncOf<'jobs:retry'>;
  readonly checkAgain: AsyncOf<'jobs:checkAgain'>;
  readonly forget: AsyncOf<'jobs:forget'>;
  readonly remove: AsyncOf<'jobs:remove'>;
  readonly clearCompleted: AsyncOf<'jobs:clearCompleted'>;
  readonly openResult: AsyncOf<'jobs:openResult'>;
  readonly copyLink: AsyncOf<'jobs:copyLink'>;
  readonly openSource: AsyncOf<'jobs:openSource'>;
  readonly browse: AsyncOf<'drive:browse'>;
  readonly list: AsyncOf<'drive:list'>;
  readonly places: AsyncOf<'drive:places'>;
  readonly find: AsyncOf<'drive:find'>;
  readonly checkUp: AsyncOf<'drive:checkUp'>;
  readonly createFolder: AsyncOf<'drive:createFolder'>;
  readonly recentFolders: AsyncOf<'drive:recent'>;
  readonly drawn: AsyncOf<'rows:drawn'>;
  readonly offer: AsyncOf<'menu:offer'>;
  readonly dismissNotices: AsyncOf<'notices:dismiss'>;
  readonly keepAddresses: AsyncOf<'notices:keepAddresses'>;
  readonly settings: AsyncOf<'settings:get'>;
  readonly changeSettings: AsyncOf<'settings:set'>;
  readonly resetSettings: AsyncOf<'settings:reset'>;
  readonly accounts: AsyncOf<'accounts:list'>;
  readonly signIn: AsyncOf<'accounts:signIn'>;
  readonly signInAgain: AsyncOf<'accounts:signInAgain'>;
  readonly cancelSignIn: AsyncOf<'accounts:cancelSignIn'>;
  readonly leaveSignIn: AsyncOf<'accounts:leaveSignIn'>;
  readonly copyCode: AsyncOf<'accounts:copyCode'>;
  readonly openCodePage: AsyncOf<'accounts:openCodePage'>;
  readonly addServer: AsyncOf<'accounts:addServer'>;
  readonly signOut: AsyncOf<'accounts:signOut'>;
  readonly setClientId: AsyncOf<'accounts:setClientId'>;
  readonly openPortal: AsyncOf<'accounts:openPortal'>;
  readonly quota: AsyncOf<'accounts:quota'>;
  /** Each returns its unsubscriber. */
  readonly onChange: (listener: (change: SnapshotChange) => void) => () => void;
  readonly onReset: (listener: () => void) => () => void;
  readonly onNewCopy: (listener: (handedIn: HandedIn | null) => void) => () => void;
  readonly onOpenSettings: (listener: () => void) => () => void;
  readonly onListCommand: (listener: (command: ListCommand) => void) => () => void;
  readonly onShowJob: (listener: (id: string) => void) => () => void;
  readonly onSettings: (listener: (settings: SettingsView) => void) => () => void;
  readonly onOpenAccounts: (listener: () => void) => () => void;
  readonly onAccounts: (listener: (accounts: AccountsView) => void) => () => void;
}

export type RequestName = keyof Requests;
export type BroadcastName = keyof Broadcasts;

type AsyncOf<Name extends RequestName> = (
  ...args: Parameters<Requests[Name]>
) => Promise<ReturnType<Requests[Name]>>;
