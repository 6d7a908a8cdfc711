/** English for the dialog of accounts. The page fetches it when that is opened. */
import type { AccountKind, CloudKey } from '../account-view.ts';
import { enAccounts } from './en-accounts.ts';

export const enAccountsDialog = {
  title: 'Accounts',
  close: 'Close',
  signIn: enAccounts.signIn,
  need: enAccounts.need,

  list: 'Connected accounts',
  none: 'No account is connected yet. Meanwhile you can try everything on the demo drive.',
  kinds: {
    personal: 'Personal',
    work: 'Work or school',
    server: 'Server of your own',
  } satisfies Record<AccountKind, string>,
  clouds: {
    global: 'Microsoft 365 and OneDrive',
    usGov: 'US government',
    usGovDod: 'US Department of Defense',
    china: 'China (21Vianet)',
  } satisfies Record<CloudKey, string>,
  signedOut: 'Signed out. New copies with this account wait until you sign in again.',
  tokenWanted:
    'This server wants a token that Ferry does not have. New copies with this account wait until you enter it.',
  notKept:
    'Signed in only until Ferry quits: this system has no secret store that could keep the sign-in.',
  used: (used: string, total: string) => `${used} of ${total} used`,
  signInAgain: 'Sign in again',
  signOut: 'Sign out…',
  signOutQuestion: (name: string) =>
    `Sign out ${name}? Ferry removes the sign-in from this computer. What OneDrive has begun goes on there.`,
  remove: 'Remove…',
  removeQuestion: (name: string) =>
    `Remove ${name}? Ferry forgets it and how to sign in to it. What OneDrive has begun goes on there.`,
  removeYes: 'Remove',
  removeNo: 'Keep it',
  removesCopies: 'Also remove the account’s copies from the list',
  signOutYes: 'Sign out',
  signOutNo: 'Stay signed in',

  add: 'Add an account',
  cloud: 'Where the account is',
  moreClouds: 'More clouds',
  byBrowser: 'Sign in with the browser',
  byCode: 'Sign in with a code',
  byCodeHint: 'With a code, you sign in on any other device.',
  waitingForBrowser:
    'Sign in on the page that has opened in your browser. Ferry goes on as soon as you are done.',
  gettingCode: 'Asking for a code…',
  typeCode: 'Open this page in any browser and type the code:',
  code: 'Code',
  codeUntil: (moment: string) => `The code can be used until ${moment}.`,
  copyCode: 'Copy code',
  codeCopied: 'Copied',
  openPage: 'Open the page',
  cancel: 'Cancel',
  signedIn: (name: string) => `Signed in: ${name}`,
  rawCode: (code: string) => `The sign-in service calls this ${code}.`,

  noRegistration:
    'Ferry has no application ID to sign in with here. Everybody can get one from Microsoft; it is no secret. Register an app for mobile and desktop there, with the redirect address http://localhost, allow public client flows, and enter its ID below.',
  guide: 'The file docs/accounts.md, which comes with Ferry, shows each step.',
  openPortal: 'Open Microsoft’s registration page',
  ownRegistration: 'Use an application ID of your own',
  registration: 'Application ID',
  registrationHint: 'It goes before the one of this app. Empty it to use that one.',
  registrationWrong: 'Such an ID looks like 11111111-2222-3333-4444-555555555555.',
  setRegistration: 'Use this ID',
  registrationSet: 'The ID is in use from now on.',

  server: 'Add a server of your own',
  serverHint:
    'A gateway in front of OneDrive, or a test server. It is none of Microsoft’s. The token is sent to this server alone.',
  serverAddress: 'Address of the server',
  serverAddressWrong: 'Enter an address with https, or one with http on this computer.',
  serverName: 'Name',
  serverNameMissing: 'Enter a name for the list.',
  serverToken: 'Token (may stay empty)',
  addServer: 'Add server',
  setToken: 'Use this token',
  newToken: 'Token',
  newTokenMissing: 'Enter the token.',
};

/** What every language must say there. */
export type AccountsDialogMessages = typeof enAccountsDialog;
