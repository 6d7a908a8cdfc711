import type { JSX } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { HandedIn } from '../shared/contract.ts';
import type { SettingsView } from '../shared/preferences.ts';
import { AccountsDialog } from './accounts/lazy-accounts.ts';
import { JobList } from './list/job-list.tsx';
import type { Wanted } from './list/use-sought.ts';
import { Header } from './parts/header.tsx';
import { lazily } from './parts/lazily.tsx';
import { Notices } from './parts/notices.tsx';
import { Announcements, Banners, UndoBar } from './parts/now-and-then.ts';
import { useAllWords, useFirstUi } from './first-ui.ts';
import { useHandedIn } from './use-handed-in.ts';
import { useSnapshot } from './use-snapshot.ts';

// None is needed for the first sight of the window.
const CopyDialog = lazily(async () => (await import('./form/copy-dialog.tsx')).CopyDialog);
const SettingsDialog = lazily(
  async () => (await import('./settings/settings-dialog.tsx')).SettingsDialog,
);

/** The whole window: a function of the last snapshot and the settings, and of what is open. */
export function App(props: { readonly settings: SettingsView | null }): JSX.Element {
  const { ferry } = useFirstUi();
  const copies = useSnapshot(ferry);
  const { snapshot } = copies;
  const [open, setOpen] = useState<'form' | 'settings' | 'accounts' | 'signIn' | null>(null);
  const openForm = useCallback(() => {
    setOpen('form');
  }, []);
  const openSettings = useCallback(() => {
    // Not over a form that is being filled in.
    setOpen((before) => before ?? 'settings');
  }, []);
  const openAccounts = useCallback(() => {
    setOpen((before) => before ?? 'accounts');
  }, []);
  const signIn = useCallback(() => {
    setOpen('signIn');
  }, []);
  const close = useCallback(() => {
    setOpen(null);
  }, []);
  const [handedIn, setHandedIn] = useState<HandedIn | null>(null);
  const takeIn = useCallback((what: HandedIn | null) => {
    setHandedIn(what);
    setOpen('form');
  }, []);
  const taken = useCallback(() => {
    setHandedIn(null);
  }, []);
  useHandedIn(takeIn);
  useLayoutEffect(() => ferry.onNewCopy(takeIn), [ferry, takeIn]);
  useLayoutEffect(() => ferry.onOpenSettings(openSettings), [ferry, openSettings]);
  useLayoutEffect(() => ferry.onOpenAccounts(openAccounts), [ferry, openAccounts]);
  // Here, as it may be told before there is a list.
  const [wanted, setWanted] = useState<Wanted | null>(null);
  useLayoutEffect(
    () =>
      ferry.onShowJob((id) => {
        setWanted({ id });
      }),
    [ferry],
  );
  const { want } = useAllWords();
  useEffect(() => {
    requestIdleCallback(() => {
      want();
      CopyDialog.fetch();
      // It stands in for what has just been removed, and must not be late for it.
      UndoBar.fetch();
    });
  }, [want]);
  const isPaused = props.settings?.preferences.isPaused ?? false;
  return (
    <>
      <Header
        isPaused={isPaused}
        onNewCopy={openForm}
        onSettings={openSettings}
        onAccounts={openAccounts}
      />
      <main>
        {snapshot !== null && (
          <>
            <Banners.Part isPaused={isPaused} snapshot={snapshot} onSignIn={signIn} />
            <Notices notices={snapshot.notices} />
            <JobList
              copies={copies}
              isCovered={open !== null}
              wanted={wanted}
              onNewCopy={openForm}
              onAccounts={openAccounts}
              onSignIn={signIn}
            />
          </>
        )}
      </main>
      <Announcements.Part sections={snapshot?.sections ?? null} />
      {open === 'form' && (
        <CopyDialog.Part onClose={close} handedIn={handedIn} onHandedInTaken={taken} />
      )}
      {(open === 'accounts' || open === 'signIn') && (
        <AccountsDialog.Part isAgain={open === 'signIn'} onClose={close} />
      )}
      {open === 'settings' && props.settings !== null && (
        <SettingsDialog.Part settings={props.settings} onClose={close} />
      )}
    </>
  );
}
