/** What is kept as settings, and in which form. */
import {
  array,
  boolean,
  integer,
  maxValue,
  minValue,
  number,
  object,
  optional,
  parse,
  picklist,
  pipe,
  readonly,
  record,
  string,
  unknown,
  type InferOutput,
} from 'valibot';
import {
  LANGUAGES,
  MAX_PER_ACCOUNT,
  MAX_PER_DESTINATION,
  MIN_PER_ACCOUNT,
  MIN_PER_DESTINATION,
  ON_CLOSE,
  PROXY_KINDS,
  THEMES,
} from '../../shared/preferences.ts';

/** The form of each preference, also for what the page asks to be set. */
export const preferenceSchemas = {
  language: picklist(LANGUAGES),
  theme: picklist(THEMES),
  onClose: picklist(ON_CLOSE),
  notifies: boolean(),
  perDestination: pipe(
    number(),
    integer(),
    minValue(MIN_PER_DESTINATION),
    maxValue(MAX_PER_DESTINATION),
  ),
  perAccount: pipe(number(), integer(), minValue(MIN_PER_ACCOUNT), maxValue(MAX_PER_ACCOUNT)),
  /** Whether a completed copy is compared with its source. */
  comparesCopies: boolean(),
  /** Whether no further copy is begun. */
  isPaused: boolean(),
  /** Whether links to running copies are kept where the system has no secret store. */
  keepsAddresses: boolean(),
  proxy: object({ kind: picklist(PROXY_KINDS), server: string() }),
};

/** Settings from before there were accounts are of the demo drive. */
const folder = object({
  account: optional(string(), 'demo'),
  driveId: string(),
  itemId: string(),
});

/** All that is kept; what is missing has its default. */
export const settingsSchema = object({
  window: optional(
    object({ x: number(), y: number(), width: number(), height: number(), isMaximized: boolean() }),
  ),
  /** How long copies took, by size: see `main/jobs/duration-memory.ts`. */
  durations: optional(record(string(), unknown()), {}),
  /** The folders that something was last copied into, newest first. */
  recentFolders: optional(pipe(array(folder), readonly()), []),
  /** Whether the user was told that closing the window keeps copies running. */
  saidStillRunning: optional(boolean(), false),
  language: optional(preferenceSchemas.language, 'system'),
  theme: optional(preferenceSchemas.theme, 'system'),
  onClose: optional(preferenceSchemas.onClose, 'stayWhileCopying'),
  notifies: optional(preferenceSchemas.notifies, true),
  perDestination: optional(preferenceSchemas.perDestination, 3),
  perAccount: optional(preferenceSchemas.perAccount, 10),
  isPaused: optional(preferenceSchemas.isPaused, false),
  comparesCopies: optional(preferenceSchemas.comparesCopies, true),
  keepsAddresses: optional(preferenceSchemas.keepsAddresses, true),
  proxy: optional(preferenceSchemas.proxy, { kind: 'system', server: '' }),
  /** Accounts without their secrets, each read on its own: see `main/accounts/account-record.ts`. */
  accounts: optional(array(unknown()), []),
  /** The user's own registrations of this app, by cloud. */
  clientIds: optional(record(string(), string()), {}),
  /** Whether the user was told that it has none, and has chosen. */
  saidNoSecretStore: optional(boolean(), false),
});

export type SettingValues = InferOutput<typeof settingsSchema>;

/** The settings of a fresh machine. */
export const DEFAULTS: SettingValues = parse(settingsSchema, {});
