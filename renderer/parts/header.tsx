import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { DriveInfo } from '../../shared/contract.ts';
import { useFirstUi } from '../first-ui.ts';
import { useCommand } from '../use-command.ts';
import { FerryMark, PauseIcon, PlusIcon, SettingsIcon } from './icons.tsx';

/** Whose window this is, which drive it works on, and the one thing one comes here to do. */
export function Header(props: {
  readonly isPaused: boolean;
  readonly onNewCopy: () => void;
  readonly onSettings: () => void;
}): JSX.Element {
  const { m } = useFirstUi();
  return (
    <header class="header">
      <FerryMark />
      <h1>{m.app.name}</h1>
      <DriveBadge />
      <div class="header-end">
        <PauseButton isPaused={props.isPaused} />
        <button
          type="button"
          class="button icon-button"
          aria-label={m.banner.settings}
          title={m.banner.settings}
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
      aria-label={m.banner.pause}
      aria-pressed={isPaused}
      title={m.banner.pause}
      onClick={() => void command.run(() => ferry.changeSettings({ isPaused: !isPaused }))}
    >
      <PauseIcon />
    </button>
  );
}

function DriveBadge(): JSX.Element | null {
  const { m, ferry } = useFirstUi();
  const [drive, setDrive] = useState<DriveInfo | null>(null);
  useEffect(() => {
    void ferry.driveInfo().then(setDrive);
  }, [ferry]);
  if (drive === null) return null;
  return drive.kind === 'demo' ? (
    <span class="badge demo" title={m.app.demoDriveHint}>
      {m.app.demoDrive}
    </span>
  ) : (
    <span class="badge">{m.app.accountDrive}</span>
  );
}
