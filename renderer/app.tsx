import type { JSX } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { JobList } from './list/job-list.tsx';
import { Header } from './parts/header.tsx';
import { lazily } from './parts/lazily.tsx';
import { LiveRegion } from './parts/live-region.tsx';
import { Notices } from './parts/notices.tsx';
import { useUi } from './ui.ts';
import { useHandedIn } from './use-handed-in.ts';
import { useSnapshot } from './use-snapshot.ts';

/** Not needed for the first sight of the window. */
const CopyDialog = lazily(async () => (await import('./form/copy-dialog.tsx')).CopyDialog);

/** The whole window: a function of the last snapshot, and whether the form is open. */
export function App(): JSX.Element {
  const { ferry } = useUi();
  const copies = useSnapshot(ferry);
  const { snapshot } = copies;
  const [formOpen, setFormOpen] = useState(false);
  const openForm = useCallback(() => {
    setFormOpen(true);
  }, []);
  const closeForm = useCallback(() => {
    setFormOpen(false);
  }, []);
  const [handedIn, setHandedIn] = useState<string | null>(null);
  const takeIn = useCallback((text: string) => {
    setHandedIn(text);
    setFormOpen(true);
  }, []);
  const taken = useCallback(() => {
    setHandedIn(null);
  }, []);
  useHandedIn(takeIn);
  useEffect(() => ferry.onNewCopy(openForm), [ferry, openForm]);
  useEffect(() => {
    requestIdleCallback(CopyDialog.fetch);
  }, []);
  return (
    <>
      <Header onNewCopy={openForm} />
      <main>
        {snapshot !== null && (
          <>
            <Notices notices={snapshot.notices} />
            <JobList copies={copies} onNewCopy={openForm} />
          </>
        )}
      </main>
      <LiveRegion snapshot={snapshot} />
      {formOpen && (
        <CopyDialog.Part onClose={closeForm} handedIn={handedIn} onHandedInTaken={taken} />
      )}
    </>
  );
}
