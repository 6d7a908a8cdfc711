import type { JSX } from 'preact';
import { useFirstUi } from '../first-ui.ts';
import { useCommand } from '../use-command.ts';
import { FerryMark, PauseIcon, PlusIcon, SettingsIcon } from './icons.tsx';
import { AccountBadge } from './now-and-then.ts';

/** Whose window this is, which drive it works on, and the one thing one comes here to do. */
export function Header(props: {
  readonly isPaused: boolean;
  readonly onNewCopy: () => void;
  readonly onSettings: () => void;
  readonly onAccounts: () => void;
}): JSX.Element {
  const { m } = useFirstUi();
  return (
    <header class="header">
      <FerryMark />
      <h1>{m.app.name}</h1>
      <AccountBadge.Part onAccounts={props.onAccounts} />
      <div class="header-end">
        <PauseButton isPaused={props.isPaused} />
        <button
          type="button"
          class="button icon-button"
          aria-label={m.app.settings}
          title={m.app.settings}
          onClick={props.onSettings}
        >
          <SettingsIcon />
        </button>
        <button type="button" class="button primary" onClick={props.onNewCopy}>
          <PlusIcon />
          {m.app.newCopy}
        </button>
      </div>
    </header>
  );
}

function PauseButton({ isPaused }: { readonly isPaused: boolean }): JSX.Element {
  const { m, ferry } = useFirstUi();
  const command = useCommand();
  return (
    <button
      type="button"
      class="button icon-button"
      aria-label={m.app.pause}
      aria-pressed={isPaused}
      title={m.app.pause}
      onClick={() => void command.run(() => ferry.changeSettings({ isPaused: !isPaused }))}
    >
      <PauseIcon />
    </button>
  );
}
