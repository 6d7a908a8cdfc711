/**
 * Every word the user reads, for the window, the tray, the menu and the notifications alike. A
 * language is one table of the same type, so that a sentence missing in one does not compile.
 */
import { de } from './de.ts';
import { en } from './en.ts';
import type { Messages } from './en.ts';
import type { Locale } from './locale.ts';

export type { Messages } from './en.ts';
export type { Formats } from './format.ts';
export type { Locale } from './locale.ts';
export { pickLocale } from './locale.ts';

const TABLES: Readonly<Record<Locale, Messages>> = { en, de };

/** The table of a language; the same object each time. */
export function messagesFor(locale: Locale): Messages {
  return TABLES[locale];
}
