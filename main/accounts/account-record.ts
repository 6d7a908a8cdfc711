/** What is kept of an account in the settings: nothing secret. */
import { createHash } from 'node:crypto';
import {
  array,
  boolean,
  literal,
  object,
  optional,
  picklist,
  pipe,
  readonly,
  safeParse,
  string,
  url,
  variant,
  type InferOutput,
} from 'valibot';
import { CLOUD_KEYS, NEEDS, type CloudKey } from '../../shared/account-view.ts';

const common = { key: string(), name: string(), address: string() };

const accountRecordSchema = variant('kind', [
  object({
    kind: picklist(['personal', 'work']),
    ...common,
    cloud: picklist(CLOUD_KEYS),
    /** The app that its tokens were given to; another one has no use for them. */
    clientId: string(),
    /** Names the account towards the sign-in service; no secret, but nobody's business either. */
    homeAccountId: string(),
    agreed: pipe(array(picklist(NEEDS)), readonly()),
    /** Whether the service wants the user before it says another word. */
    needsUser: optional(boolean(), false),
  }),
  object({
    kind: literal('server'),
    ...common,
    baseUrl: pipe(string(), url()),
    hasToken: boolean(),
    needsUser: optional(boolean(), false),
  }),
]);

export type AccountRecord = Readonly<InferOutput<typeof accountRecordSchema>>;
export type CloudRecord = Extract<AccountRecord, { readonly kind: 'personal' | 'work' }>;
export type ServerRecord = Extract<AccountRecord, { readonly kind: 'server' }>;

/** The records that can be read; one that cannot is left out, and the rest lives. */
export function parseAccountRecords(value: unknown): readonly AccountRecord[] {
  if (!Array.isArray(value)) return [];
  const records = value.flatMap((entry: unknown) => {
    const parsed = safeParse(accountRecordSchema, entry);
    return parsed.success ? [parsed.output] : [];
  });
  return [...new Map(records.map((record) => [record.key, record])).values()];
}

/** The key of somebody's account: the same each time they sign in, and nothing can be read from it. */
export function keyOfAccount(cloud: CloudKey, homeAccountId: string): string {
  return keyFrom(`${cloud} ${homeAccountId}`);
}

/** The key of a server of the user's own. */
export function keyOfServer(baseUrl: string): string {
  return keyFrom(`server ${baseUrl}`);
}

const KEY_LENGTH = 22;

/** Hexadecimal, since it also names a file, and some disks take `a` for `A`. */
function keyFrom(text: string): string {
  return `account-${createHash('sha256').update(text).digest('hex').slice(0, KEY_LENGTH)}`;
}
