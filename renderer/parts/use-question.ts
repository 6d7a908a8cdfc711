import type { RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';

/** A button that asks before it does something; the focus comes back to it. */
export function useQuestion(): {
  readonly isAsked: boolean;
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly toggle: () => void;
  readonly close: () => void;
} {
  const [isAsked, setAsked] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return {
    isAsked,
    button,
    toggle: () => {
      setAsked(!isAsked);
    },
    close: () => {
      setAsked(false);
      button.current?.focus();
    },
  };
}
