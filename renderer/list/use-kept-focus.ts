import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { checkOf } from './keyboard.ts';

export interface KeptFocus {
  /** The key of the row that has the keyboard; null for none. */
  readonly row: string | null;
  readonly onFocusIn: (event: FocusEvent) => void;
  readonly onFocusOut: (event: FocusEvent) => void;
}

/**
 * Follows the focus through a list, also with a row that moves. A row that leaves takes the focus with it, and a keyboard user must
 * not start over at the top of the page: then the list has it.
 */
export function useKeptFocus(list: { readonly current: HTMLElement | null }): KeptFocus {
  const focused = useRef<Element | null>(null);
  const [row, setRow] = useState<string | null>(null);
  useLayoutEffect(() => {
    const lost = focused.current !== null && !focused.current.isConnected;
    if (!lost || document.activeElement !== document.body) return;
    // It may stand elsewhere now: in another section, or drawn anew.
    const again =
      row === null ? null : list.current?.querySelector(`[data-key="${CSS.escape(row)}"]`);
    (checkOf(again) ?? list.current)?.focus();
  });
  const onFocusIn = useCallback(({ target }: FocusEvent): void => {
    focused.current = target instanceof Element ? target : null;
    setRow(focused.current?.closest<HTMLElement>('[data-key]')?.dataset['key'] ?? null);
  }, []);
  const onFocusOut = useCallback(
    ({ relatedTarget }: FocusEvent): void => {
      // To nowhere, as when a menu opens: what was meant before is meant still.
      const isElsewhere = relatedTarget instanceof Node && !list.current?.contains(relatedTarget);
      if (isElsewhere) setRow(null);
    },
    [list],
  );
  return { row, onFocusIn, onFocusOut };
}
