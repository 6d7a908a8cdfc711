import type { JSX } from 'preact';
import { useFirstUi } from '../first-ui.ts';
import { FerryMark } from './icons.tsx';

/** Stands where the list will be: what the app is for, and the way to begin. */
export function EmptyState(props: { readonly onNewCopy: () => void }): JSX.Element {
  const { m } = useFirstUi();
  return (
    <section class="empty">
      <FerryMark />
      <h2>{m.empty.title}</h2>
      <p>{m.empty.body}</p>
      <ul class="ways">
        <DemoWay onNewCopy={props.onNewCopy} />
      </ul>
    </section>
  );
}

/** One way to begin; the one to a drive of the user's own belongs above it. */
function DemoWay(props: { readonly onNewCopy: () => void }): JSX.Element {
  const { m } = useFirstUi();
  return (
    <li class="way">
      <p>{m.app.demoDriveHint}</p>
      <button type="button" class="button primary" onClick={props.onNewCopy}>
        {m.empty.action}
      </button>
    </li>
  );
}
