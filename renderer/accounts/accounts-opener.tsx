import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { AccountsDialog } from './lazy-accounts.ts';

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
