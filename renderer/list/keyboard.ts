/** Which keys belong to the list, and which to what is typed in. */

/** Whether something is being typed there, so that its keys are its own. */
export function isEditing(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement)
    return target.type !== 'checkbox' && target.type !== 'radio';
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** Whether something lies over the list that has the keyboard to itself. */
export function isCovered(): boolean {
  return document.querySelector('dialog[open], :popover-open') !== null;
}

/** The row's own control: the keyboard goes from row to row by it. */
export function checkOf(row: Element | null | undefined): HTMLInputElement | null {
  return row?.querySelector<HTMLInputElement>('.row-check') ?? null;
}

/** The row before (-1) or behind (1) the one that holds `inside`, in another section as well. */
export function neighbour(inside: Element, step: -1 | 1): Element | null {
  const rows = [...document.querySelectorAll('.row-place')];
  const at = rows.findIndex((row) => row.contains(inside));
  return at < 0 ? null : (rows[at + step] ?? null);
}

/** Whether keys are those of a Mac. */
export function isMac(): boolean {
  return navigator.userAgent.includes('Mac');
}

/** Where a menu belongs: at the pointer, or at the row's control where it was asked for by key. */
export function pointOf(event: MouseEvent): { readonly x: number; readonly y: number } {
  const isByKey = event.clientX === 0 && event.clientY === 0;
  const place = isByKey && event.target instanceof Element ? event.target : null;
  if (place === null) return { x: event.clientX, y: event.clientY };
  const { left, bottom } = place.getBoundingClientRect();
  return { x: left, y: bottom };
}

/** From now on keys mean this row. */
export function takeFocus(row: Element): void {
  checkOf(row)?.focus({ preventScroll: true });
}
