import { useEffect, useState } from 'preact/hooks';
import type { AccountsView } from '../../shared/account-view.ts';
import { useUi } from '../ui.ts';

/** The accounts as they are now; null until the first answer. */
export function useAccounts(): AccountsView | null {
  const { ferry } = useUi();
  const [accounts, setAccounts] = useState<AccountsView | null>(null);
  useEffect(() => {
    // What is told counts more than an answer that may be older.
    const unsubscribe = ferry.onAccounts(setAccounts);
    void ferry.accounts().then((first) => {
      setAccounts((told) => told ?? first);
    });
    return unsubscribe;
  }, [ferry]);
  return accounts;
}
