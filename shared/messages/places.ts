/** The words of `en-places.ts` in each language, at once: whoever needs them was fetched late itself. */
import { dePlaces } from './de-places.ts';
import { enPlaces } from './en-places.ts';
import type { PlaceMessages } from './en-places.ts';
import type { Locale } from './locale.ts';

export type { PlaceMessages } from './en-places.ts';

const TABLES: Readonly<Record<Locale, PlaceMessages>> = { en: enPlaces, de: dePlaces };

/** The table of a language; the same object each time. */
export function placeMessages(locale: Locale): PlaceMessages {
  return TABLES[locale];
}
