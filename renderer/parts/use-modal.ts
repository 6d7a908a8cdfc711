import type { RefObject, TargetedEvent } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

export interface Modal {
  /** What the `<dialog>` is to be given. */
  readonly attributes: {
    readonly ref: RefObject<HTMLDialogElement | null>;
    readonly onCancel: (event: TargetedEvent<HTMLDialogElement>) => void;
    readonly onClose: () => void;
  };
  /** Closes it: the focus goes back to where it was, and `onClosed` is called before this returns. */
  readonly close: () => void;
}

/**
 * A dialog that has the window to itself from when it is drawn. `onClosed` is called once, has to take it
 * off the page, and while `isKept` no key closes it.
 *
 * It does not wait for the dialog's own `close` event, which comes with the next frame: what is opened
 * before that, by a key or from the tray, would be taken off with it.
 * Source: HTML Standard, "close the dialog" queues that event.
 */
export function useModal(onClosed: () => void, { isKept = false } = {}): Modal {
  const ref = useRef<HTMLDialogElement>(null);
  const isOver = useRef(false);
  useLayoutEffect(() => {
    ref.current?.showModal();
  }, []);
  const close = (): void => {
    if (isOver.current) return;
    isOver.current = true;
    ref.current?.close();
    onClosed();
  };
  const onCancel = (event: Event): void => {
    if (isKept) event.preventDefault();
    else close();
  };
  return { attributes: { ref, onCancel, onClose: close }, close };
}
