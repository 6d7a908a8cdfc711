/** Preferences and window state, kept by electron-store. Jobs and secrets are never in here. */
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';
import { safeParse } from 'valibot';
import { isRecord } from '../jobs/unknown.ts';
import { DEFAULTS, settingsSchema, type SettingValues } from './setting-values.ts';

const NAME = 'settings';

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

/** The language that is set in `folder`, for those who must not touch anything there. */
export function languageIn(folder: string): SettingValues['language'] {
  const parsed = safeParse(settingsSchema, readJson(join(folder, `${NAME}.json`)));
  return parsed.success ? parsed.output.language : DEFAULTS.language;
}

function readOrSetAside(
  file: string,
  now: number,
): { readonly values: SettingValues; readonly setAside: string | null } {
  if (!existsSync(file)) return { values: DEFAULTS, setAside: null };
  const parsed = safeParse(settingsSchema, readJson(file));
  if (parsed.success) return { values: parsed.output, setAside: null };
  const setAside = file.replace(/\.json$/u, `.broken-${now}.json`);
  try {
    renameSync(file, setAside);
  } catch {
    return { values: DEFAULTS, setAside: file };
  }
  return { values: DEFAULTS, setAside };
}

function readJson(file: string): unknown {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}
