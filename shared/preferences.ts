/** What the user can set, and what the window must know in order to show it. */
import { LOCALES, type Locale } from './messages/locale.ts';

export const LANGUAGES = ['system', ...LOCALES] as const;
export type Language = (typeof LANGUAGES)[number];

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** What closing the window does to the app; without a window it is in the tray. */
export const ON_CLOSE = ['stay', 'stayWhileCopying', 'quit'] as const;
export type OnClose = (typeof ON_CLOSE)[number];

/** How many copies may be under way into one folder at a time. */
export const MIN_PER_DESTINATION = 1;
export const MAX_PER_DESTINATION = 5;

/** How many copies may be under way on the drives of one account at a time. */
export const MIN_PER_ACCOUNT = 1;
export const MAX_PER_ACCOUNT = 20;

export const PROXY_KINDS = ['system', 'none', 'manual'] as const;

/** How the real service is reached. `server` is kept while another kind is chosen. */
export interface ProxyChoice {
  readonly kind: (typeof PROXY_KINDS)[number];
  /** `host:port` of an HTTP proxy; empty where there is none. */
  readonly server: string;
}

export interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
  readonly onClose: OnClose;
  readonly startsAtLogin: boolean;
  readonly notifies: boolean;
  readonly perDestination: number;
  readonly perAccount: number;
  /** Whether no further copy is begun; what is under way goes on. */
  readonly isPaused: boolean;
  /** Whether a completed copy is compared with its source. */
  readonly comparesCopies: boolean;
  /** Whether links to running copies are kept where the system has no secret store. */
  readonly keepsAddresses: boolean;
  readonly proxy: ProxyChoice;
}

/** One or more preferences with their new values. */
export type PreferenceChange = {
  readonly [Name in keyof Preferences]?: Preferences[Name] | undefined;
};

export interface SettingsView {
  readonly preferences: Preferences;
  /** The language that is spoken now. */
  readonly locale: Locale;
  /** Whether `keepsAddresses` means anything here. */
  readonly hasSecretStore: boolean;
  /** The proxy through which the service is reached now, as `host:port`; null for none. */
  readonly proxyInUse: string | null;
}

const SERVER = /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\]):(?<port>\d{1,5})$/iu;
const HIGHEST_PORT = 65_535;

/** Whether the text is the `host:port` of a proxy. */
export function isProxyServer(text: string): boolean {
  const port = Number(SERVER.exec(text)?.groups?.['port'] ?? 0);
  return port >= 1 && port <= HIGHEST_PORT;
}
