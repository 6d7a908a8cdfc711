import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/** In px from the window's corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Buttons at the pointer, or at the row for the keyboard; gone with the first click elsewhere. */
export function ContextMenu(props: {
  readonly at: Point;
  readonly onClosed: () => void;
  readonly children: ComponentChildren;
}): JSX.Element {
  const menu = useRef<HTMLDivElement>(null);
  const { onClosed } = props;
  const { x, y } = props.at;
  useLayoutEffect(() => {
    const { current } = menu;
    if (current === null) return undefined;
    current.showPopover();
    const { width, height } = current.getBoundingClientRect();
    current.style.left = `${Math.max(0, Math.min(x, window.innerWidth - width))}px`;
    current.style.top = `${Math.max(0, Math.min(y, window.innerHeight - height))}px`;
    const before = document.activeElement;
    current.querySelector('button')?.focus();
    return () => {
      if (before instanceof HTMLElement && document.activeElement === document.body) before.focus();
    };
  }, [x, y]);
  useEffect(() => {
    const close = ({ target }: Event): void => {
      const isInside = target instanceof Node && menu.current?.contains(target) === true;
      if (!isInside) onClosed();
    };
    window.addEventListener('pointerdown', close);
    window.addEventListener('blur', onClosed);
    return () => {
      window.removeEventListener('pointerdown', close);
      window.removeEventListener('blur', onClosed);
    };
  });
  return (
    <div
      ref={menu}
      class="menu context-menu"
      // Not "auto": where a menu comes with the press of the button, its release would close it.
      popover="manual"
      onKeyDown={(event) => {
        if (event.key === 'Escape' || event.key === 'Tab') onClosed();
        const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
        const buttons = [...event.currentTarget.querySelectorAll('button')];
        const at = buttons.findIndex((button) => button === document.activeElement);
        if (step === 0) return;
        event.preventDefault();
        buttons.at((at + step) % buttons.length)?.focus();
      }}
    >
      {props.children}
    </div>
  );
}
