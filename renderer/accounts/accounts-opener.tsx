import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { lazily } from '../parts/lazily.tsx';

const AccountsDialog = lazily(async () => (await import('./accounts-dialog.tsx')).AccountsDialog);

/** Opens the accounts over another dialog; `shown` stands in that one. */
export function useAccountsOver(): {
  readonly open: () => void;
  readonly shown: JSX.Element | null;
} {
  const [isOpen, setOpen] = useState(false);
  return {
    open: () => {
      setOpen(true);
    },
    shown: isOpen ? (
      <AccountsDialog.Part
        onClose={() => {
          setOpen(false);
        }}
      />
    ) : null,
  };
}
