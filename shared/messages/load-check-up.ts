/** The words of the check-up in one language, fetched when the form asks for them. */
import type { CheckUpMessages } from './en-check-up.ts';
import type { Locale } from './locale.ts';

/** The same object each time. */
export async function loadCheckUpMessages(locale: Locale): Promise<CheckUpMessages> {
  switch (locale) {
    case 'en':
      return (await import('./en-check-up.ts')).enCheckUp;
    case 'de':
      return (await import('./de-check-up.ts')).deCheckUp;
  }
}
