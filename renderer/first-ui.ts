/**
 * What every component may need and nobody wants to hand down: the words and the bridge. Here for what
 * may stand in the window's first sight, with the words that are there by then.
 */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Bridge } from '../shared/contract.ts';
import type { FirstMessages, Messages } from '../shared/messages/index.ts';

export interface FirstUi {
  readonly m: FirstMessages;
  readonly ferry: Bridge;
}

export interface Ui {
  readonly m: Messages;
  readonly ferry: Bridge;
}

/** All words, once somebody wants them. */
export interface AllWords {
  /** `null` until they are here. */
  readonly ui: Ui | null;
  readonly want: () => void;
}

const FirstContext = createContext<FirstUi | null>(null);
const AllContext = createContext<AllWords | null>(null);

/** Gives its children the first words and the bridge. */
export const FirstUiProvider = FirstContext.Provider;
/** Gives its children the way to all words. */
export const AllWordsProvider = AllContext.Provider;

/** The first words and the bridge; a fault outside of a `FirstUiProvider`. */
export function useFirstUi(): FirstUi {
  return known(useContext(FirstContext));
}

/** The way to all words; a fault outside of an `AllWordsProvider`. */
export function useAllWords(): AllWords {
  return known(useContext(AllContext));
}

/** `value`; a fault where nobody has given it. */
export function known<T>(value: T | null): T {
  if (value === null) throw new Error('A component was rendered where its words are not.');
  return value;
}
