/** The page's requests over a manager of its own, a small drive and whatever else they reach. For tests. */
import { ACCEPTED } from '../../shared/answer.ts';
import type { ItemRef } from '../../shared/contract.ts';
import type { ListOffer } from '../../shared/list-command.ts';
import { JobFeed } from '../job-feed.ts';
import { requestHandlers } from '../job-requests.ts';
import type { HttpOutcome } from '../jobs/ports.ts';
import { answerOf } from '../jobs/testing/fake-drive.ts';
import { World } from '../jobs/testing/world.ts';
import { Notices } from '../notices.ts';
import { demoAccount } from '../onedrive/account.ts';
import { Desks } from '../onedrive/desks.ts';
import type { Http, HttpRequest } from '../onedrive/http.ts';
import { recentFolders } from '../recent-folders.ts';

/** Where the drive is. */
export const ORIGIN = 'http://127.0.0.1:40123';

const parentReference = { driveId: 'd1', id: 'root', path: '/drives/d1/root:' };
const folder = { folder: { childCount: 0 }, size: 0, parentReference };
const items: Readonly<Record<string, object>> = {
  root: { id: 'root', name: 'root', root: {}, webUrl: `${ORIGIN}/web/`, folder: {} },
  plans: { id: 'plans', name: 'Plans', ...folder },
  photos: { id: 'photos', name: 'Photos', ...folder },
  archive: { id: 'archive', name: 'Archive', ...folder },
};

/** A drive of three folders, all empty. */
class FakeHttp implements Http {
  readonly asked: string[] = [];

  send({ url }: HttpRequest): Promise<HttpOutcome> {
    this.asked.push(url);
    const path = url.slice(ORIGIN.length).split('?')[0] ?? '';
    if (path.endsWith('/children')) return Promise.resolve(answerOf(200, { value: [] }));
    const item = items[path.slice(path.lastIndexOf('/') + 1)];
    const missing = answerOf(404, { error: { code: 'itemNotFound' } });
    return Promise.resolve(item === undefined ? missing : answerOf(200, { ...item }));
  }

  close(): void {
    this.asked.length = 0;
  }
}

export class RequestWorld extends World {
  readonly http = new FakeHttp();
  readonly notices = new Notices(() => undefined);
  /** What the requests have led to. */
  readonly opened: string[] = [];
  readonly copied: string[] = [];
  readonly offers: ListOffer[] = [];
  readonly saved: string[] = [];
  readonly choices: boolean[] = [];
  resets = 0;
  /** What the page said that it draws. */
  readonly drawn: (readonly string[])[] = [];
  /** The folders that were last copied into. */
  noted: readonly ItemRef[] = [];
  /** Whether a browser can be opened. */
  canOpen = true;

  /** The handlers over the manager as it is now. */
  handlers(): ReturnType<typeof requestHandlers> {
    const account = demoAccount(ORIGIN);
    const accounts = new Map([[account.key, account]]);
    return requestHandlers({
      ...{ manager: this.manager, accounts, notices: this.notices, feed: this.#feed() },
      desk: new Desks(this.http, accounts, (url) => (url.startsWith('https:') ? 'ok' : 'badUrl')),
      recent: recentFolders(
        () => this.noted,
        (folders) => {
          this.noted = folders;
        },
      ),
      openExternal: (url) => {
        this.opened.push(url);
        return Promise.resolve(this.canOpen);
      },
      copyText: (text) => {
        this.copied.push(text);
        return Promise.resolve(true);
      },
      onDrawn: (ids) => {
        this.drawn.push(ids);
      },
      onOffer: (offer) => {
        this.offers.push(offer);
      },
      saveReport: ({ id }) => {
        this.saved.push(id);
        return Promise.resolve(ACCEPTED);
      },
      preferences: {
        view: () => Promise.reject(new Error('not asked for here')),
        change: () => Promise.resolve(ACCEPTED),
        reset: () => Promise.resolve(ACCEPTED),
      },
      keepAddresses: (keeps) => {
        this.choices.push(keeps);
        return Promise.resolve(ACCEPTED);
      },
    });
  }

  #feed(): JobFeed {
    return new JobFeed({
      jobs: this.manager.jobs,
      notices: () => this.notices.list(),
      send: () => undefined,
      sendReset: () => {
        this.resets += 1;
      },
    });
  }
}
