/** English for the settings. The page fetches them when they are opened. */
import type { Language, OnClose, ProxyChoice, Theme } from '../preferences.ts';

export const enSettings = {
  title: 'Settings',
  close: 'Close',
  reset: 'Reset all settings…',
  resetQuestion:
    'Set everything here as when Ferry was new? Your accounts and your list of copies stay as they are.',
  resetYes: 'Reset',
  resetNo: 'Keep my settings',
  look: 'Look',
  language: 'Language',
  languages: {
    system: 'Same as system',
    en: 'English',
    de: 'Deutsch',
  } satisfies Record<Language, string>,
  theme: 'Theme',
  themes: { system: 'Same as system', light: 'Light', dark: 'Dark' } satisfies Record<
    Theme,
    string
  >,
  running: 'Running',
  onClose: 'When the window is closed',
  onCloses: {
    stay: 'Keep running in the notification area',
    stayWhileCopying: 'Keep running while copies go on',
    quit: 'Quit',
  } satisfies Record<OnClose, string>,
  startsAtLogin: 'Start when I log in, without a window',
  notifies: 'Tell me when copies end',
  notifiesHint: 'Quiet hours are those of your system.',
  copies: 'Copies',
  perDestination: 'Copies into one folder at a time',
  perAccount: 'Copies in one account at a time',
  comparesCopies: 'Compare copies with their originals',
  keepsAddresses: 'Keep the links to running copies on this computer',
  keepsAddressesHint:
    'This system has no secret store, so they are kept unencrypted. Without them, Ferry has to look at the destination after a restart.',
  network: 'Network',
  proxy: 'Proxy',
  proxies: {
    system: 'Same as system',
    none: 'None',
    manual: 'This one:',
  } satisfies Record<ProxyChoice['kind'], string>,
  proxyServer: 'Proxy server and port',
  proxyWrong: 'Type a server and a port, for instance proxy.example.com:8080.',
  proxyInUse: (server: string | null) =>
    server === null ? 'In use now: none.' : `In use now: ${server}.`,
};

/** What every language must say there. */
export type SettingsMessages = typeof enSettings;
