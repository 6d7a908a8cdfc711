/** The words of the dialog of accounts in one language, fetched when it is opened. */
import type { AccountsDialogMessages } from './en-accounts-dialog.ts';
import type { Locale } from './locale.ts';

/** The same object each time. */
export async function loadAccountsDialogMessages(locale: Locale): Promise<AccountsDialogMessages> {
  switch (locale) {
    case 'en':
      return (await import('./en-accounts-dialog.ts')).enAccountsDialog;
    case 'de':
      return (await import('./de-accounts-dialog.ts')).deAccountsDialog;
  }
}
