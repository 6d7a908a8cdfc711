/** All that the page may ask for and is told, over the app's objects. */
import { AccountFront, type AccountRequestDeps } from './account-requests.ts';
import type { Handlers } from './ipc/expose-requests.ts';
import { JobFeed } from './job-feed.ts';
import { type RequestDeps, requestHandlers } from './job-requests.ts';
import type { OpenAccounts } from './open-accounts.ts';
import { saveReport } from './save-report.ts';
import { copyText } from './shell/copy-text.ts';
import { openExternal } from './shell/open-external.ts';
import type { AppPreferences } from './preferences.ts';
import type { Surfaces } from './surfaces.ts';

export interface PageFrontDeps extends Pick<
  RequestDeps,
  'manager' | 'desk' | 'accounts' | 'notices' | 'recent' | 'keepAddresses'
> {
  readonly preferences: AppPreferences;
  readonly signIns: OpenAccounts;
  readonly registrations: AccountRequestDeps['registrations'];
  /** Where the page is shown; not asked before something is to be told. */
  readonly surfaces: () => Surfaces;
}

export interface PageFront {
  readonly feed: JobFeed;
  readonly handlers: Handlers;
  /** Something about accounts has changed, or about an attempt to sign in. */
  tellAccounts(): void;
}

/** Nothing is asked of it before its handlers are exposed. */
export function createPageFront(deps: PageFrontDeps): PageFront {
  const { manager, desk, accounts, notices, recent, preferences, signIns, surfaces } = deps;
  const feed = new JobFeed({
    jobs: manager.jobs,
    notices: () => notices.list(),
    send: (change) => {
      surfaces().window.send('change', change);
    },
    sendReset: () => {
      surfaces().window.send('reset', null);
    },
  });
  const accountFront = new AccountFront({
    ...{ ...signIns, registrations: deps.registrations, copyText, openExternal },
    quotaOf: (account) => desk.quota(account),
    removeCopies: async (account) => {
      const answer = await manager.removeOf(account);
      feed.reset();
      return answer;
    },
    tell: (view) => {
      surfaces().window.send('accounts', view);
    },
  });
  const ownHandlers = requestHandlers({
    ...{ manager, desk, accounts, notices, feed, preferences, recent, openExternal, copyText },
    keepAddresses: deps.keepAddresses,
    onDrawn: (ids) => {
      surfaces().takeRows(ids);
    },
    onOffer: (offer) => {
      surfaces().takeOffer(offer);
    },
    saveReport: (view) => saveReport(view, preferences.messages()),
  });
  return {
    feed,
    handlers: {
      ...ownHandlers,
      ...accountFront.handlers(),
      'jobs:list': () => {
        // It asks for the list once it has subscribed to everything.
        surfaces().window.pageIsThere();
        return ownHandlers['jobs:list']();
      },
    },
    tellAccounts() {
      accountFront.tell();
    },
  };
}
