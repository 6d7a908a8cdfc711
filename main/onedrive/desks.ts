/** Brings what the window asks to the desk of the account that it concerns. */
import type { QuotaView } from '../../shared/account-view.ts';
import type { CheckUp } from '../../shared/check-up.ts';
import type {
  Answer,
  BatchForm,
  CheckUpForm,
  CopyForm,
  ItemRef,
  PartsForm,
  UploadForm,
} from '../../shared/contract.ts';
import type { DriveItem, FolderPage, Found } from '../../shared/item.ts';
import { type AccountPlaces, type ListRef, type Spot, accountAt } from '../../shared/place.ts';
import type { Refusal } from '../../shared/problem.ts';
import type { CopyRequest, UploadRequest } from '../jobs/action-request.ts';
import type { UrlVerdict } from '../jobs/copy-rules.ts';
import { type Account, type Accounts, DEMO_ACCOUNT, hasDrive } from './account.ts';
import { DriveDesk } from './drive-desk.ts';
import { readFindText } from './find-text.ts';
import type { Http } from './http.ts';
import { isItemUrl } from './url-guard.ts';
import { type Meter, NO_METER } from './meter.ts';

const ACROSS: Refusal = { code: 'acrossAccounts', field: 'destination' };
/** What is said of a link that does not lead somewhere for one account, and may for another. */
const SAYS_NO = new Set<Refusal['code']>(['linkLeadsNowhere', 'notADriveLink', 'driveRefused']);
const GONE: Refusal = { code: 'accountGone', field: null };

/** The desks of all accounts; an account that comes or goes while the app runs is met as it is. */
export class Desks {
  readonly #http: Http;
  readonly #accounts: Accounts;
  readonly #checkUrl: (url: string) => UrlVerdict;
  readonly #meter: Pick<Meter, 'spareInMs'>;
  readonly #desks = new WeakMap<Account, DriveDesk>();

  /** `checkUrl` judges where files of the web may be fetched from; `meter` says what there is room for. */
  constructor(
    http: Http,
    accounts: Accounts,
    checkUrl: (url: string) => UrlVerdict,
    meter: Pick<Meter, 'spareInMs'> = NO_METER,
  ) {
    this.#meter = meter;
    this.#http = http;
    this.#accounts = accounts;
    this.#checkUrl = checkUrl;
  }

  /** A page of a folder; of the root of the first account's own drive when `folder` is null. */
  async browse(folder: ItemRef | null, cursor: string | null): Promise<Answer<FolderPage>> {
    return await this.#at(folder?.account ?? null, (desk) => desk.browse(folder, cursor));
  }

  /** A page of a list that is no folder, or of the top of an account's own drive. */
  async list({ account, list }: ListRef, cursor: string | null): Promise<Answer<FolderPage>> {
    return await this.#at(account, (desk) => {
      switch (list) {
        case 'own':
          return desk.browse(null, cursor);
        case 'shared':
          return desk.places.shared(cursor);
        case 'libraries':
          return desk.places.libraries(cursor);
      }
    });
  }

  /** Where each account finds items, as far as it could be asked. */
  async places(): Promise<readonly AccountPlaces[]> {
    const accounts = this.#withDrive();
    return await Promise.all(
      accounts.map(async (account) => ({
        account: account.key,
        label: account.label ?? null,
        address: account.address ?? null,
        places: (await this.#deskOf(account.key)?.places.places()) ?? [],
      })),
    );
  }

  /** How full an account's own drive is; null where it does not say. */
  async quota(account: string): Promise<QuotaView | null> {
    return (await this.#deskOf(account)?.places.quota()) ?? null;
  }

  /**
   * What a text means that the user has typed, pasted or dropped while `spot` was shown. A link that
   * leads nowhere for that account may do so for another.
   */
  async find(text: string, spot: Spot): Promise<Answer<Found>> {
    const found = await this.#at(accountAt(spot), (desk) => findAt(desk, text, spot));
    if (found.ok || !SAYS_NO.has(found.refusal.code)) return found;
    const asked = this.#deskOf(accountAt(spot));
    for (const account of this.#accounts.values()) {
      const desk = this.#deskOf(account.key);
      if (desk === null || desk === asked || !isLink(text, account)) continue;
      const other = await desk.find(text);
      if (other.ok) return other;
    }
    return found;
  }

  /** Makes a folder inside another one. */
  async createFolder(parent: ItemRef, name: string): Promise<Answer<DriveItem>> {
    return await this.#at(parent.account, (desk) => desk.createFolder(parent, name));
  }

  /**
   * Those of the folders that are still there, as they are now, in their order; of one account, null for
   * the first.
   */
  async lookUp(folders: readonly ItemRef[], account: string | null): Promise<readonly DriveItem[]> {
    const key = account ?? this.#first()?.key;
    const asked = folders.map(async (each) => {
      const desk = each.account === key ? this.#deskOf(key) : null;
      return desk === null ? null : await desk.folder(each);
    });
    return (await Promise.all(asked)).flatMap((folder) => folder ?? []);
  }

  /** The web address of the folder that an item lies in, or that it is. */
  async folderPage(item: ItemRef): Promise<Answer<string>> {
    return await this.#at(item.account, (desk) => desk.folderPage(item));
  }

  /** Turns the form into a request, with both ends looked up anew. */
  async check(form: CopyForm): Promise<Answer<CopyRequest>> {
    const { account } = form.destination;
    if (form.source.account !== account) return { ok: false, refusal: ACROSS };
    return await this.#at(account, (desk) => desk.check(form));
  }

  /** Turns the form into a request for each item; refused when one of them must be, and says which. */
  async checkAll(form: BatchForm): Promise<Answer<readonly CopyRequest[]>> {
    return await this.#inOne(form, (desk) => desk.checkAll(form));
  }

  /** What is known of a copy before it is started. */
  async checkUp(form: CheckUpForm): Promise<Answer<CheckUp>> {
    return await this.#inOne(form, (desk) => desk.checkUp(form));
  }

  /** Turns the form into requests that are each small enough, and makes the folders they go into. */
  async checkParts(form: PartsForm): Promise<Answer<readonly CopyRequest[]>> {
    return await this.#inOne(form, (desk) => desk.checkParts(form));
  }

  /** Turns the form into a request that OneDrive shall carry out, with the folder looked up anew. */
  async checkUpload(form: UploadForm): Promise<Answer<UploadRequest>> {
    return await this.#at(form.destination.account, (desk) => desk.checkUpload(form));
  }

  /** The service copies only between drives that one account can see. */
  async #inOne<T>(
    { sources, destination: { account } }: BatchForm,
    ask: (desk: DriveDesk) => Promise<Answer<T>>,
  ): Promise<Answer<T>> {
    const isAcross = sources.some((source) => source.account !== account);
    return isAcross ? { ok: false, refusal: ACROSS } : await this.#at(account, ask);
  }

  async #at<T>(
    account: string | null,
    ask: (desk: DriveDesk) => Promise<Answer<T>>,
  ): Promise<Answer<T>> {
    const desk = this.#deskOf(account);
    return desk === null ? { ok: false, refusal: GONE } : await ask(desk);
  }

  #deskOf(key: string | null): DriveDesk | null {
    const account = key === null ? this.#first() : this.#accounts.get(key);
    if (account === undefined || !hasDrive(account)) return null;
    const known = this.#desks.get(account);
    if (known !== undefined) return known;
    const desk = new DriveDesk(this.#http, account, this.#checkUrl, this.#meter);
    this.#desks.set(account, desk);
    return desk;
  }

  #first(): Account | undefined {
    return this.#withDrive()[0];
  }

  /** The demo drive last: who has a drive of their own wants that one. */
  #withDrive(): readonly Account[] {
    const accounts = [...this.#accounts.values()].filter(hasDrive);
    const isDemo = ({ key }: Account): boolean => key === DEMO_ACCOUNT;
    return [...accounts.filter((each) => !isDemo(each)), ...accounts.filter(isDemo)];
  }
}

function isLink(text: string, account: Account): boolean {
  return readFindText(text, (url) => isItemUrl(account, url)).kind === 'link';
}

async function findAt(desk: DriveDesk, text: string, spot: Spot): Promise<Answer<Found>> {
  if (spot === null) return await desk.find(text);
  if ('itemId' in spot) {
    return await desk.find(text, { driveId: spot.driveId, folderId: spot.itemId });
  }
  switch (spot.list) {
    case 'own':
      return await desk.find(text);
    case 'shared':
      return await desk.find(text, { driveId: null, isBroad: true });
    case 'libraries':
      return await desk.find(text, {
        driveId: null,
        search: (words) => desk.places.findLibraries(words),
      });
  }
}
