/** Preferences and window state, kept by electron-store. Jobs and secrets are never in here. */
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';
import {
  array,
  boolean,
  number,
  object,
  optional,
  parse,
  pipe,
  readonly,
  record,
  safeParse,
  string,
  unknown,
  type InferOutput,
} from 'valibot';
import { isRecord } from '../jobs/unknown.ts';

const NAME = 'settings';

const schema = object({
  window: optional(
    object({ x: number(), y: number(), width: number(), height: number(), isMaximized: boolean() }),
  ),
  /** Whether the user was told that closing the window keeps copies running. */
  saidStillRunning: optional(boolean(), false),
  /** Whether a completed copy is compared with its source. */
  comparesCopies: optional(boolean(), true),
  /** Whether links to running copies are kept where the system has no secret store. */
  keepsAddresses: optional(boolean(), true),
  /** How long copies took, by size: see `main/jobs/duration-memory.ts`. */
  durations: optional(record(string(), unknown()), {}),
  /** The folders that something was last copied into, newest first. */
  recentFolders: optional(
    pipe(array(object({ driveId: string(), itemId: string() })), readonly()),
    [],
  ),
  /** Whether the user was told that it has none, and has chosen. */
  saidNoSecretStore: optional(boolean(), false),
});

export type SettingValues = InferOutput<typeof schema>;

export interface Settings {
  get<Name extends keyof SettingValues>(name: Name): SettingValues[Name];
  set<Name extends keyof SettingValues>(name: Name, value: SettingValues[Name]): void;
  /** The file that was set aside because it could not be read; null in the usual case. */
  readonly setAside: string | null;
}

/**
 * Opens the settings in `folder`. A file that is broken or not ours is kept under another name and
 * the app starts with its defaults; a settings file that cannot be written is no reason to fail.
 */
export function openSettings(folder: string, now: number): Settings {
  const file = join(folder, `${NAME}.json`);
  const { values, setAside } = readOrSetAside(file, now);
  let store: Store<SettingValues> | null = null;
  let current = values;
  return {
    get: (name) => current[name],
    set(name, value) {
      current = { ...current, [name]: value };
      try {
        // Not before it is needed: it reads as soon as it is made, and may fail.
        store ??= new Store<SettingValues>({ cwd: folder, name: NAME });
        store.store = current;
      } catch {
        // A full or read-only disk, a broken file in the way: the preference holds until the app ends.
      }
    },
    setAside,
  };
}

function readOrSetAside(
  file: string,
  now: number,
): { readonly values: SettingValues; readonly setAside: string | null } {
  const defaults = parse(schema, {});
  if (!existsSync(file)) return { values: defaults, setAside: null };
  const parsed = safeParse(schema, readJson(file));
  if (parsed.success) return { values: parsed.output, setAside: null };
  const setAside = file.replace(/\.json$/u, `.broken-${now}.json`);
  try {
    renameSync(file, setAside);
  } catch {
    return { values: defaults, setAside: file };
  }
  return { values: defaults, setAside };
}

function readJson(file: string): unknown {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}
