/**
 * Every word the user reads, for the window, the tray, the menu and the notifications alike. A
 * language is one table of the same type, so that a sentence missing in one does not compile. The
 * page takes the words of the window alone, and of one language: see `load.ts`.
 */
import { deMore } from './de-more.ts';
import { deShell } from './de-shell.ts';
import { de } from './de.ts';
import { enMore } from './en-more.ts';
import { enShell, type ShellMessages } from './en-shell.ts';
import { en } from './en.ts';
import type { Messages } from './en.ts';
import type { Locale } from './locale.ts';

export type { FirstMessages, Messages } from './en.ts';
export type { Formats } from './format.ts';
export type { Locale } from './locale.ts';
export { pickLocale } from './locale.ts';

/** The words of the window, and those outside of it. */
export type AppMessages = Messages & ShellMessages;

const TABLES: Readonly<Record<Locale, AppMessages>> = {
  en: { ...en, ...enMore, ...enShell },
  de: { ...de, ...deMore, ...deShell },
};

/** The table of a language; the same object each time. */
export function messagesFor(locale: Locale): AppMessages {
  return TABLES[locale];
}
