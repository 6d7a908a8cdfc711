/** What the main process does for each request of the page. */
import { ACCEPTED, type Acknowledgement, NOT_NOW } from '../shared/answer.ts';
import { checkItemName } from '../shared/item-name.ts';
import type { JobView } from '../shared/job-view.ts';
import type { ListOffer } from '../shared/list-command.ts';
import type { AccountHandlers } from './account-requests.ts';
import type { Handlers } from './ipc/expose-requests.ts';
import type { JobFeed } from './job-feed.ts';
import type { JobManager } from './jobs/job-manager.ts';
import type { Notices } from './notices.ts';
import type { AppPreferences } from './preferences.ts';
import { type Accounts, DEMO_ACCOUNT, VISITOR_ACCOUNT } from './onedrive/account.ts';
import type { Desks } from './onedrive/desks.ts';
import type { RecentFolders } from './recent-folders.ts';
import { adoptable, isServiceUrl, openableUrl } from './onedrive/url-guard.ts';

export interface RequestDeps {
  readonly manager: JobManager;
  readonly desk: Desks;
  readonly accounts: Accounts;
  readonly notices: Notices;
  readonly feed: JobFeed;
  readonly recent: RecentFolders;
  readonly openExternal: (url: string) => Promise<boolean>;
  /** False where the system has no clipboard for it. */
  readonly copyText: (text: string) => Promise<boolean>;
  readonly onDrawn: (ids: readonly string[]) => void;
  readonly onOffer: (offer: ListOffer) => void;
  readonly saveReport: (view: JobView) => Promise<Acknowledgement>;
  readonly keepAddresses: (keeps: boolean) => Promise<Acknowledgement>;
  readonly preferences: Pick<AppPreferences, 'view' | 'change' | 'reset'>;
}

const NOT_A_MONITOR: Acknowledgement = {
  ok: false,
  refusal: { code: 'notAMonitor', field: 'url' },
};

/** The handlers over the app's objects. */
export function requestHandlers(deps: RequestDeps): Omit<Handlers, keyof AccountHandlers> {
  const { manager, desk, accounts, notices, feed, recent } = deps;
  const { openExternal, saveReport, preferences } = deps;
  const pageUrl = (key: string, webUrl: string | null): string | null => {
    const account = accounts.get(key);
    return account === undefined || webUrl === null ? null : openableUrl(account, webUrl);
  };
  const openPage = async (key: string, webUrl: string | null): Promise<Acknowledgement> => {
    const url = pageUrl(key, webUrl);
    return url !== null && (await openExternal(url)) ? ACCEPTED : NOT_NOW;
  };
  return {
    'jobs:list': () => feed.snapshot(),
    'jobs:older': async ({ cursor, search }) => {
      const page = await manager.jobs.history(cursor, search).catch(() => null);
      return page === null ? NOT_NOW : { ok: true, value: page };
    },
    'jobs:start': async (form) => {
      const checked = await desk.check(form);
      if (!checked.ok) return checked;
      recent.note(form.destination);
      return await manager.start(checked.value, form.notBefore);
    },
    'jobs:startAll': async (form) => {
      const checked = await desk.checkAll(form);
      if (!checked.ok) return checked;
      recent.note(form.destination);
      return await manager.startAll(checked.value, form.notBefore);
    },
    'jobs:startParts': async (form) => {
      const checked = await desk.checkParts(form);
      if (!checked.ok) return checked;
      recent.note(form.destination);
      return await manager.startAll(checked.value, form.notBefore);
    },
    'jobs:upload': async (form) => {
      const checked = await desk.checkUpload(form);
      if (!checked.ok) return checked;
      recent.note(form.destination);
      return await manager.start(checked.value, form.notBefore);
    },
    'jobs:startNow': (id) => manager.startNow(id),
    'jobs:uploadByApp': (id) => manager.uploadByApp(id),
    'jobs:skipItems': (id) => manager.skipItems(id),
    'jobs:adopt': async (text) => {
      const url = text.trim();
      const demo = accounts.get(DEMO_ACCOUNT);
      const isDemo = demo !== undefined && isServiceUrl(demo, url);
      if (!isDemo && adoptable(url) !== 'ok') return NOT_A_MONITOR;
      const { key } = isDemo ? demo : VISITOR_ACCOUNT;
      return await manager.adopt(key, new URL(url).host, url);
    },
    'jobs:compare': (id) => manager.compare(id),
    'jobs:story': async (id) => {
      const story = await manager.jobs.story(id);
      return story === null ? NOT_NOW : { ok: true, value: story };
    },
    'jobs:saveReport': async (id) => {
      const job = await manager.jobs.find(id);
      return job === null ? NOT_NOW : await saveReport(manager.jobs.viewOf(job));
    },
    'jobs:retry': async ({ id, name, onConflict }) => {
      const job = manager.jobs.get(id);
      if (job === null || job.request.action === 'adopted') return NOT_NOW;
      const why = checkItemName(name, job.request.destination.path);
      if (why !== null) return { ok: false, refusal: { code: 'badName', field: 'name', why } };
      return await manager.retry(id, { name, onConflict });
    },
    'jobs:checkAgain': (id) => manager.checkAgain(id),
    'jobs:forget': (id) => manager.forget(id),
    'jobs:remove': (ids) => manager.remove(ids),
    'jobs:clearCompleted': async (upTo) => {
      const answer = await manager.clearCompleted(upTo);
      feed.reset();
      return answer;
    },
    'jobs:openResult': async (id) => {
      const job = await manager.jobs.find(id);
      if (job?.state !== 'completed' || job.result.state !== 'found') return NOT_NOW;
      return await openPage(job.request.account, job.result.webUrl);
    },
    'jobs:copyLink': async (id) => {
      const job = await manager.jobs.find(id);
      if (job?.state !== 'completed' || job.result.state !== 'found') return NOT_NOW;
      const url = pageUrl(job.request.account, job.result.webUrl);
      return url !== null && (await deps.copyText(url)) ? ACCEPTED : NOT_NOW;
    },
    'jobs:openSource': async (id) => {
      const request = (await manager.jobs.find(id))?.request;
      if (request?.action !== 'copy') return NOT_NOW;
      const page = await desk.folderPage({ account: request.account, ...request.source });
      return page.ok ? await openPage(request.account, page.value) : page;
    },
    'drive:browse': ({ folder, cursor }) => desk.browse(folder, cursor),
    'drive:list': ({ account, list, cursor }) => desk.list({ account, list }, cursor),
    'drive:places': async () => ({ ok: true, value: await desk.places() }),
    'drive:find': ({ text, spot }) => desk.find(text, spot),
    'drive:checkUp': (form) => desk.checkUp(form),
    'drive:createFolder': ({ parent, name }) => desk.createFolder(parent, name),
    'drive:recent': async (account) => ({
      ok: true,
      value: await desk.lookUp(recent.list(), account),
    }),
    'rows:drawn': (ids) => {
      deps.onDrawn(ids);
      return ACCEPTED;
    },
    'menu:offer': (offer) => {
      deps.onOffer(offer);
      return ACCEPTED;
    },
    'notices:dismiss': () => {
      notices.dismiss();
      return ACCEPTED;
    },
    'notices:keepAddresses': (keeps) => deps.keepAddresses(keeps),
    'settings:get': () => preferences.view(),
    'settings:set': (change) => preferences.change(change),
    'settings:reset': () => preferences.reset(),
  };
}
