/** Text that reaches the window beside its fields: pasted, or a link dropped anywhere. */
import { useLayoutEffect } from 'preact/hooks';
import type { HandedIn } from '../shared/contract.ts';
import { TEXT_MAX } from '../shared/input-limits.ts';

/** Calls `onText` with each; nothing happens to what goes into a field. */
export function useHandedIn(onText: (handedIn: HandedIn) => void): void {
  // Before the first sight of the window, so that nothing handed to it then is lost.
  useLayoutEffect(() => {
    const take = (event: Event, data: DataTransfer | null): void => {
      const text = textIn(data);
      if (text === null || isField(event.target)) return;
      event.preventDefault();
      onText({ source: text, destination: null, name: null });
    };
    const onPaste = (event: ClipboardEvent): void => {
      take(event, event.clipboardData);
    };
    const onDrop = (event: DragEvent): void => {
      take(event, event.dataTransfer);
    };
    const onDragOver = (event: DragEvent): void => {
      if (isField(event.target) || event.dataTransfer?.types.includes('Files') === true) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
    };
    document.addEventListener('paste', onPaste);
    document.addEventListener('drop', onDrop);
    document.addEventListener('dragover', onDragOver);
    return () => {
      document.removeEventListener('paste', onPaste);
      document.removeEventListener('drop', onDrop);
      document.removeEventListener('dragover', onDragOver);
    };
  }, [onText]);
}

/** Dropped links come as a list of addresses, with comments on lines of their own (RFC 2483). */
function textIn(data: DataTransfer | null): string | null {
  const lines = data?.getData('text/uri-list').split(/[\r\n]+/u) ?? [];
  const links = lines.filter((line) => line !== '' && !line.startsWith('#'));
  const text = (links.length > 0 ? links.join('\n') : (data?.getData('text/plain') ?? '')).trim();
  const isSomething =
    text !== '' && text.split(/[\r\n]+/u).every(({ length }) => length <= TEXT_MAX);
  return isSomething ? text : null;
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, [contenteditable]') !== null;
}
