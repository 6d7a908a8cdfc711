/** The words for those who need one language only and want no other loaded: the page. */
import type { SettingsMessages } from './en-settings.ts';
import type { Messages } from './en.ts';
import type { Locale } from './locale.ts';

/** The table of a language, fetched when it is asked for; the same object each time. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  switch (locale) {
    case 'en':
      return (await import('./en.ts')).en;
    case 'de':
      return (await import('./de.ts')).de;
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
