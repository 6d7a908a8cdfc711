/** The German formatters and the nouns that are counted. */
import { makeFormats } from './format.ts';

export const format = makeFormats('de');

export const COPIES = { one: 'Kopiervorgang', other: 'Kopiervorgänge' } as const;
export const FILES = { one: 'Datei', other: 'Dateien' } as const;
export const ITEMS = { one: 'Element', other: 'Elemente' } as const;
export const DIFFERENCES = { one: 'Abweichung', other: 'Abweichungen' } as const;
