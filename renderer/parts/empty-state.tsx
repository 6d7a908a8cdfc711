import type { JSX } from 'preact';
import { useFirstUi } from '../first-ui.ts';
import { FerryMark } from './icons.tsx';
import { Ways } from './now-and-then.ts';

/** Stands where the list will be: what the app is for, and the way to begin. */
export function EmptyState(props: {
  readonly onNewCopy: () => void;
  readonly onAccounts: () => void;
}): JSX.Element {
  const { m } = useFirstUi();
  return (
    <section class="empty">
      <FerryMark />
      <h2>{m.empty.title}</h2>
      <p>{m.empty.body}</p>
      <Ways.Part {...props} />
    </section>
  );
}
