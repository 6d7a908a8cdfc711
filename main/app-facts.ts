/** What can be said of this program and the machine it runs on, for the log and the diagnostics. */
import { arch, platform, release } from 'node:os';
import { app } from 'electron/main';
import type { Locale } from '../shared/messages/index.ts';

export interface AppFacts {
  readonly version: string;
  readonly electron: string;
  readonly os: string;
  readonly arch: string;
  readonly locale: Locale;
  readonly secretStore: boolean;
}

/** Versions, system and language. */
export function describeApp(locale: Locale, secretStore: boolean): AppFacts {
  return {
    version: app.getVersion(),
    electron: process.versions.electron,
    os: `${platform()} ${release()}`,
    arch: arch(),
    locale,
    secretStore,
  };
}
