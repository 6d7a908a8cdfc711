import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/** Between the menu and the window's edge, in px. */
const EDGE = 8;

/** In px from the window's corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A menu at the pointer, or at the row for the keyboard; gone with the first click elsewhere. */
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
    const before = document.activeElement;
    current.showPopover();
    const { width, height } = current.getBoundingClientRect();
    current.style.left = `${Math.max(0, Math.min(x, window.innerWidth - width - EDGE))}px`;
    current.style.top = `${Math.max(0, Math.min(y, window.innerHeight - height - EDGE))}px`;
    itemsOf(current)[0]?.focus();
    return () => {
      const isLost =
        document.activeElement === document.body || current.contains(document.activeElement);
      if (before instanceof HTMLElement && isLost) before.focus();
    };
  }, [x, y]);
  useEffect(() => {
    const close = ({ target }: Event): void => {
      const isInside = target instanceof Node && menu.current?.contains(target) === true;
      if (!isInside) onClosed();
    };
    window.addEventListener('pointerdown', close);
    window.addEventListener('blur', onClosed);
    window.addEventListener('resize', onClosed);
    return () => {
      window.removeEventListener('pointerdown', close);
      window.removeEventListener('blur', onClosed);
      window.removeEventListener('resize', onClosed);
    };
  });
  return (
    <div
      ref={menu}
      class="menu context-menu"
      role="menu"
      // Not "auto": where a menu comes with the press of the button, its release would close it.
      popover="manual"
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape' || event.key === 'Tab') {
          event.preventDefault();
          onClosed();
          return;
        }
        const items = itemsOf(event.currentTarget);
        const next = nextItem(items, event.key);
        if (next === undefined) return;
        event.preventDefault();
        next.focus();
      }}
    >
      {props.children}
    </div>
  );
}

function itemsOf(menu: HTMLElement): readonly HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role="menuitem"]')];
}

/** Where a key leads: arrows go around, letters to what begins with them. */
function nextItem(items: readonly HTMLElement[], key: string): HTMLElement | undefined {
  const at = items.findIndex((item) => item === document.activeElement);
  switch (key) {
    case 'ArrowDown':
      return items.at((at + 1) % items.length);
    case 'ArrowUp':
      return items.at(Math.max(at, 0) - 1);
    case 'Home':
      return items[0];
    case 'End':
      return items.at(-1);
    default: {
      if (key.length !== 1 || key === ' ') return undefined;
      const around = [...items.slice(at + 1), ...items.slice(0, at + 1)];
      const letter = key.toLocaleLowerCase();
      return around.find((item) => item.textContent.toLocaleLowerCase().startsWith(letter));
    }
  }
}
