import { expect, it } from 'vitest';
import { deAccountsDialog } from './de-accounts-dialog.ts';
import { deAccounts } from './de-accounts.ts';
import { deCheckUp } from './de-check-up.ts';
import { dePlaces } from './de-places.ts';
import { deSettings } from './de-settings.ts';
import { enAccountsDialog } from './en-accounts-dialog.ts';
import { enAccounts } from './en-accounts.ts';
import { enCheckUp } from './en-check-up.ts';
import { enPlaces } from './en-places.ts';
import { enSettings } from './en-settings.ts';
import { messagesFor, pickLocale } from './index.ts';

const all = {
  en: [messagesFor('en'), enSettings, enPlaces, enCheckUp, enAccounts, enAccountsDialog],
  de: [messagesFor('de'), deSettings, dePlaces, deCheckUp, deAccounts, deAccountsDialog],
};

it('picks the first wanted language that exists, whatever the region', () => {
  expect(pickLocale(['fr-FR', 'de-AT', 'en-US'])).toBe('de');
  expect(pickLocale(['DE_ch'])).toBe('de');
  expect(pickLocale(['en-GB', 'de'])).toBe('en');
});

it('speaks English to everybody else', () => {
  expect(pickLocale([])).toBe('en');
  expect(pickLocale(['fr', '', 'deu'])).toBe('en');
});

it('keeps to the quotation marks of the language', () => {
  expect(texts(all.en).filter((text) => /„|'/u.test(text))).toEqual([]);
  // In German “ closes a quotation, so each needs its „ before it.
  expect(texts(all.de).filter((text) => /”|'|^[^„]*“/u.test(text))).toEqual([]);
});

it('shows no word of the app’s inside', () => {
  const inside = /\b(?:jobs?|ledger|API|202|endpoint|URL|null|undefined|NaN)\b/iu;
  for (const locale of ['en', 'de'] as const) {
    expect(texts(all[locale]).filter((text) => inside.test(text))).toEqual([]);
  }
});

/** Every sentence of a table that holds no value. */
function texts(node: unknown, key = ''): string[] {
  if (typeof node === 'string') return [node];
  if (typeof node !== 'object' || node === null || key === 'format') return [];
  return Object.entries(node).flatMap(([name, value]) => texts(value, name));
}
