/** The English formatters and the nouns that are counted. */
import { makeFormats } from './format.ts';

export const format = makeFormats('en');

export const COPIES = { one: 'copy', other: 'copies' } as const;
export const FILES = { one: 'file', other: 'files' } as const;
export const ITEMS = { one: 'item', other: 'items' } as const;
export const DIFFERENCES = { one: 'difference', other: 'differences' } as const;
