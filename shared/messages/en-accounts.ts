/** English for signing in: what the browser shows at the end, and why it did not work. */
import type { Need, SignInCode } from '../account-view.ts';

export const enAccounts = {
  /** The page that the browser shows when it has come back. */
  browserPage: {
    answered: 'Ferry has got the answer',
    notAnswered: 'You are not signed in',
    goOn: 'You can close this page and go back to Ferry.',
    goOnFailed: 'You can close this page. Ferry says what went wrong.',
  },

  /** Why somebody is not signed in. */
  signIn: {
    noClientId:
      'Ferry has no application ID for this cloud. Enter the ID of your registration in the settings, then try again.',
    noBrowser: 'The browser could not be opened. Sign in with a code instead.',
    cancelled: 'Signing in was cancelled.',
    timedOut: 'Nobody has signed in for too long. Try again when you are ready.',
    refused: 'Ferry was not allowed to use your drive. Sign in again and accept what it asks for.',
    adminConsent:
      'Your organisation wants an administrator to allow Ferry first. Ask your administrator, then sign in again.',
    policy:
      'Your organisation does not allow this sign-in here. Its administrator can say what it asks for.',
    wrongTenant:
      'This account does not fit: it belongs to an organisation or a kind that Ferry is not registered for. Use another account.',
    wrongCloud: 'This account lives in another of Microsoft’s clouds. Choose that cloud.',
    otherAccount: 'You have signed in with another account. Sign in with the one that is shown.',
    badRegistration:
      'Something is wrong with the registration of the application ID. Check it in the settings, or ask who registered it.',
    network: 'The sign-in service can’t be reached. Check the connection, then try again.',
    clock:
      'The sign-in service cannot be trusted at the time this computer shows. Check its clock.',
    serviceTrouble: 'The sign-in service has trouble. Try again in a few minutes.',
    unknown: 'The sign-in service has refused. Try again, or use another account.',
  } satisfies Readonly<Record<SignInCode, string>>,

  /** What the user is asked to agree to, and what for. */
  need: {
    own: 'Read and write the files of your drive',
    shared: 'Also read and write what others have shared with you',
    libraries: 'Also read and write the libraries of your sites',
  } satisfies Readonly<Record<Need, string>>,
};

export type AccountMessages = typeof enAccounts;
