import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { DriveInfo } from '../../shared/contract.ts';
import { useUi } from '../ui.ts';
import { FerryMark, PlusIcon } from './icons.tsx';

/** Whose window this is, which drive it works on, and the one thing one comes here to do. */
export function Header(props: { readonly onNewCopy: () => void }): JSX.Element {
  const { m } = useUi();
  return (
    <header class="header">
      <FerryMark />
      <h1>{m.app.name}</h1>
      <DriveBadge />
      <button type="button" class="button primary" onClick={props.onNewCopy}>
        <PlusIcon />
        {m.app.newCopy}
      </button>
    </header>
  );
}

function DriveBadge(): JSX.Element | null {
  const { m, ferry } = useUi();
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
