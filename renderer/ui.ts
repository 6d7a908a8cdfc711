/** What every component may need and nobody wants to hand down: the words and the bridge. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Bridge } from '../shared/contract.ts';
import type { Messages } from '../shared/messages/index.ts';

export interface Ui {
  readonly m: Messages;
  readonly ferry: Bridge;
}

const UiContext = createContext<Ui | null>(null);

/** Gives its children the words and the bridge. */
export const UiProvider = UiContext.Provider;

/** The words and the bridge; a fault outside of a `UiProvider`. */
export function useUi(): Ui {
  const ui = useContext(UiContext);
  if (ui === null) throw new Error('A component was rendered outside of UiProvider.');
  return ui;
}
