/** The words for those who need one language only and want no other loaded: the page. */
import type { MoreMessages } from './en-more.ts';
import type { SettingsMessages } from './en-settings.ts';
import type { FirstMessages, Messages } from './en.ts';
import type { Locale } from './locale.ts';

/** What the window may show at its first sight, in one language; the same object each time. */
export async function loadFirstMessages(locale: Locale): Promise<FirstMessages> {
  switch (locale) {
    case 'en':
      return (await import('./en.ts')).en;
    case 'de':
      return (await import('./de.ts')).de;
  }
}

/** All words of the window in one language. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  const [first, more] = await Promise.all([loadFirstMessages(locale), loadMore(locale)]);
  return { ...first, ...more };
}

async function loadMore(locale: Locale): Promise<MoreMessages> {
  switch (locale) {
    case 'en':
      return (await import('./en-more.ts')).enMore;
    case 'de':
      return (await import('./de-more.ts')).deMore;
  }
}

/** The words of the settings, fetched when they are asked for. */
export async function loadSettingsMessages(locale: Locale): Promise<SettingsMessages> {
  switch (locale) {
    case 'en':
      return (await import('./en-settings.ts')).enSettings;
    case 'de':
      return (await import('./de-settings.ts')).deSettings;
  }
}
