/** The words around signing in, for the main process; kept apart, since few starts need them. */
import { deAccounts } from './de-accounts.ts';
import { type AccountMessages, enAccounts } from './en-accounts.ts';
import type { Locale } from './locale.ts';

export type { AccountMessages } from './en-accounts.ts';

const TABLES: Readonly<Record<Locale, AccountMessages>> = { en: enAccounts, de: deAccounts };

/** The table of a language; the same object each time. */
export function accountMessagesFor(locale: Locale): AccountMessages {
  return TABLES[locale];
}
