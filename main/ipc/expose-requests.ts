/**
 * The only use of `ipcMain`. Here, and nowhere else, a request from the page is checked: who sends
 * it, and whether its arguments are what the contract says.
 */
import { type IpcMainInvokeEvent, ipcMain } from 'electron/main';
import {
  type GenericSchema,
  array,
  boolean,
  check,
  finite,
  maxLength,
  minLength,
  nullable,
  number,
  partial,
  picklist,
  pipe,
  safeParse,
  strictObject,
  string,
  tuple,
  union,
} from 'valibot';
import {
  type Acknowledgement,
  BATCH_MAX,
  type RequestName,
  type Requests,
} from '../../shared/contract.ts';
import { LIST_COMMANDS } from '../../shared/list-command.ts';
import { NAME_MAX, TEXT_MAX } from '../../shared/input-limits.ts';
import { isProxyServer } from '../../shared/preferences.ts';
import { preferenceSchemas } from '../settings/setting-values.ts';
import { accountArguments } from './account-arguments.ts';

type Arguments<Name extends RequestName> = Parameters<Requests[Name]>;
type Result<Name extends RequestName> = ReturnType<Requests[Name]>;

/** What the main process does for each request. */
export type Handlers = {
  readonly [Name in RequestName]: (
    ...args: Arguments<Name>
  ) => Result<Name> | Promise<Result<Name>>;
};

/** Requests whose answer can say "refused, because". */
type RefusableName = {
  [Name in RequestName]: Acknowledgement extends Result<Name>
    ? Name
    : Extract<Result<Name>, { ok: false }> extends never
      ? never
      : Name;
}[RequestName];

const ID_MAX = 512;
const CURSOR_MAX = 8000;
const SEARCH_MAX = 1000;
/** More rows than anybody has. */
const IDS_MAX = 1_000_000;
/** More rows than a screen can show. */
const DRAWN_MAX = 1000;

const id = pipe(string(), minLength(1), maxLength(ID_MAX));
const itemRef = strictObject({ account: id, driveId: id, itemId: id });
const listRef = strictObject({ account: id, list: picklist(['own', 'shared', 'libraries']) });
const cursor = pipe(string(), maxLength(CURSOR_MAX));
const search = pipe(string(), maxLength(SEARCH_MAX));
const url = pipe(string(), maxLength(TEXT_MAX));
const name = pipe(string(), maxLength(NAME_MAX));
const notBefore = nullable(pipe(number(), finite()));
const onConflict = picklist(['fail', 'rename', 'replace']);

const partsForm = {
  sources: pipe(array(itemRef), minLength(1), maxLength(BATCH_MAX)),
  destination: itemRef,
  name,
  onConflict,
  childrenOnly: boolean(),
  allVersions: boolean(),
  notBefore,
};

const preferenceChange = pipe(
  partial(strictObject({ ...preferenceSchemas, startsAtLogin: boolean() })),
  check(({ proxy }) => proxy?.kind !== 'manual' || isProxyServer(proxy.server)),
);

const BAD_REQUEST = { ok: false, refusal: { code: 'badRequest', field: null } } as const;

/** Answers the page's requests; those of anybody else are rejected. */
export function exposeRequests(
  handlers: Handlers,
  isPage: (event: IpcMainInvokeEvent) => boolean,
): void {
  const guard = (event: IpcMainInvokeEvent): void => {
    if (!isPage(event)) throw new Error('Not for this sender.');
  };
  /** Takes no arguments, so there is nothing to parse. */
  const query = (request: 'jobs:list' | 'settings:get' | 'accounts:list'): void => {
    ipcMain.handle(request, (event) => {
      guard(event);
      return handlers[request]();
    });
  };
  const command = <Name extends RefusableName>(
    request: Name,
    schema: GenericSchema<unknown, Arguments<Name>>,
  ): void => {
    ipcMain.handle(request, async (event, ...args: unknown[]) => {
      guard(event);
      const parsed = safeParse(schema, args);
      return parsed.success ? await handlers[request](...parsed.output) : BAD_REQUEST;
    });
  };
  query('jobs:list');
  query('settings:get');
  query('accounts:list');
  command(
    'jobs:start',
    tuple([
      strictObject({
        source: itemRef,
        destination: itemRef,
        name,
        onConflict,
        childrenOnly: boolean(),
        allVersions: boolean(),
        notBefore,
      }),
    ]),
  );
  command('jobs:older', tuple([strictObject({ cursor, search })]));
  command(
    'jobs:startAll',
    tuple([
      strictObject({
        sources: pipe(array(itemRef), minLength(1), maxLength(BATCH_MAX)),
        destination: itemRef,
        onConflict,
        allVersions: boolean(),
        notBefore,
      }),
    ]),
  );
  command('jobs:startParts', tuple([strictObject(partsForm)]));
  command(
    'jobs:upload',
    tuple([strictObject({ url, destination: itemRef, name, onConflict, notBefore })]),
  );
  command('jobs:startNow', tuple([id]));
  command('jobs:uploadByApp', tuple([id]));
  command('jobs:skipItems', tuple([id]));
  command('jobs:adopt', tuple([url]));
  command('jobs:compare', tuple([id]));
  command('jobs:story', tuple([id]));
  command('jobs:saveReport', tuple([id]));
  command('jobs:retry', tuple([strictObject({ id, name, onConflict })]));
  command('jobs:checkAgain', tuple([id]));
  command('jobs:forget', tuple([id]));
  command('jobs:remove', tuple([pipe(array(id), maxLength(IDS_MAX))]));
  command('jobs:clearCompleted', tuple([number()]));
  command('jobs:openResult', tuple([id]));
  command('jobs:copyLink', tuple([id]));
  command('jobs:openSource', tuple([id]));
  command(
    'drive:browse',
    tuple([
      strictObject({
        folder: nullable(itemRef),
        cursor: nullable(cursor),
      }),
    ]),
  );
  command('drive:list', tuple([strictObject({ ...listRef.entries, cursor: nullable(cursor) })]));
  command('drive:places', tuple([]));
  command(
    'drive:find',
    tuple([
      strictObject({
        text: pipe(string(), maxLength(TEXT_MAX)),
        spot: nullable(union([itemRef, listRef])),
      }),
    ]),
  );
  command(
    'drive:checkUp',
    tuple([strictObject({ ...partsForm, inParts: boolean(), cursor: nullable(cursor) })]),
  );
  command('drive:createFolder', tuple([strictObject({ parent: itemRef, name })]));
  command('drive:recent', tuple([nullable(id)]));
  command('rows:drawn', tuple([pipe(array(id), maxLength(DRAWN_MAX))]));
  command(
    'menu:offer',
    tuple([strictObject({ commands: array(picklist(LIST_COMMANDS)), isCovered: boolean() })]),
  );
  command('notices:dismiss', tuple([]));
  command('notices:keepAddresses', tuple([boolean()]));
  command('settings:set', tuple([preferenceChange]));
  command('settings:reset', tuple([]));
  command('accounts:signIn', accountArguments['accounts:signIn']);
  command('accounts:signInAgain', accountArguments['accounts:signInAgain']);
  command('accounts:cancelSignIn', tuple([]));
  command('accounts:leaveSignIn', tuple([]));
  command('accounts:copyCode', tuple([]));
  command('accounts:openCodePage', tuple([]));
  command('accounts:addServer', accountArguments['accounts:addServer']);
  command('accounts:signOut', accountArguments['accounts:signOut']);
  command('accounts:setClientId', accountArguments['accounts:setClientId']);
  command('accounts:openPortal', accountArguments['accounts:openPortal']);
  command('accounts:quota', accountArguments['accounts:quota']);
}
