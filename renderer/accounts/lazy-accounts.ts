import { lazily } from '../parts/lazily.tsx';

/** The dialog of accounts, for whoever opens it: over the window, or over another dialog. */
export const AccountsDialog = lazily(
  async () => (await import('./accounts-dialog.tsx')).AccountsDialog,
);
