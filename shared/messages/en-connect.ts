/** English for what the window says of accounts outside of their dialog. */
import { format } from './en-nouns.ts';

export const connect = {
  /** Opens the dialog. */
  accounts: 'Accounts',
  count: (count: number) =>
    format.plural(count, {
      one: `${format.number(count)} account`,
      other: `${format.number(count)} accounts`,
    }),
  badgeHint: 'Show and add accounts',
  wayHint: 'Sign in with your own account, be it personal or from work or school.',
  way: 'Connect OneDrive',
  firstCopy: 'Choose what to copy',
  signedOut: (name: string) =>
    `${name} is signed out. New copies with this account wait until you sign in again; those under way go on.`,
  tokenWanted: (name: string) =>
    `${name} wants a token. New copies with it wait until you enter one; those under way go on.`,
  signedOutSeveral: (count: number) =>
    `${format.number(count)} accounts are signed out. New copies with them wait until you sign in again; those under way go on.`,
  allow: 'Allow…',
  /** In the list of places. */
  more: 'Accounts…',
  allowWaiting: 'Answer the question in your browser.',
  allowCancel: 'Cancel',
};
