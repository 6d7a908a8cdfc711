/**
 * Answers where an account finds items beside the folders of its own drive: other drives, what others
 * share with it, and the libraries of sites. What the service does not offer, or the app was given no
 * leave for, is said of the list and is no fault.
 */
import type { QuotaView } from '../../shared/account-view.ts';
import type { Answer } from '../../shared/contract.ts';
import type { DriveItem, FolderPage, Found } from '../../shared/item.ts';
import type { Place } from '../../shared/place.ts';
import type { Account } from './account.ts';
import { plain, refusedBy } from './desk-answers.ts';
import { type ApiAnswer, type Json, listIn, pageOf } from './api-answers.ts';
import type { DriveApi } from './drive-api.ts';
import { ITEM_FIELDS, lyingAt } from './items.ts';
import { type ReadDrive, driveName, readDrive, readQuota, readSite } from './places.ts';
import { SharedQuestions } from './shared-questions.ts';

/** Each site costs a question for its libraries. */
const SITES_AT_ONCE = 20;
/** The service takes this for the id of a drive's root. Source: Microsoft Graph, "driveItem". */
const ROOT = 'root';
const DRIVE_FIELDS = '$select=id,name,driveType,owner';

export class PlaceDesk {
  readonly #api: DriveApi;
  readonly #account: Account;
  readonly #drives = new Map<string, ReadDrive>();
  #own: ReadDrive | null = null;
  readonly #ownAsked = new SharedQuestions<ReadDrive | null>();
  readonly #placesAsked = new SharedQuestions<readonly Place[]>();

  constructor(api: DriveApi, account: Account) {
    this.#api = api;
    this.#account = account;
  }

  /** What there is to choose from. What could not be asked for is left out, never the own drive. */
  async places(): Promise<readonly Place[]> {
    return await this.#placesAsked.take('', () => this.#askPlaces());
  }

  async #askPlaces(): Promise<readonly Place[]> {
    if (!this.#knowsSites) return [{ kind: 'own', driveId: null }, { kind: 'shared' }];
    const [ownDrive, drives, sites] = await Promise.all([
      this.#ownDrive(),
      this.#api.askWhereBuilt(`/me/drives?${DRIVE_FIELDS}`),
      this.#api.askWhereBuilt('/me/followedSites?$top=1'),
    ]);
    const others = drives.kind === 'ok' ? listIn(drives.value).entries : [];
    return [
      { kind: 'own', driveId: ownDrive?.id ?? null },
      { kind: 'shared' },
      // Home accounts follow no sites, and there is nothing to be done about it.
      ...(sites.kind !== 'ok' && ownDrive?.type === 'personal'
        ? []
        : [{ kind: 'libraries' } as const]),
      ...others.flatMap((each): readonly Place[] => {
        const drive = readDrive(each);
        return drive === null || isSame(drive.id, ownDrive?.id)
          ? []
          : [{ kind: 'drive', driveId: drive.id, name: driveName(drive) }];
      }),
    ];
  }

  /**
   * A page of what others share with the account. The service has announced the end of this list and
   * offers no other. Source: Microsoft Graph, "drive: sharedWithMe (deprecated)".
   */
  async shared(cursor: string | null): Promise<Answer<FolderPage>> {
    const first = `${this.#api.drivePath(null)}/sharedWithMe?allowexternal=true&$select=${ITEM_FIELDS}`;
    const answer = await this.#api.askWhereBuilt(cursor ?? first);
    const page = pageOf(answer);
    if (page.kind !== 'ok') return closedOr(page);
    const items = page.value.items.map((item) => plain(this.#account.key, lyingAt(item)));
    return list(items, page.value.nextLink);
  }

  /** A page of the libraries of the sites that the account follows. */
  async libraries(cursor: string | null): Promise<Answer<FolderPage>> {
    if (!this.#knowsSites) return closed('notOffered');
    const first = `/me/followedSites?$top=${SITES_AT_ONCE}`;
    const answer = await this.#api.askWhereBuilt(cursor ?? first);
    if (answer.kind !== 'ok') return closedOr(answer);
    return list(await this.#librariesIn(answer.value), listIn(answer.value).nextLink);
  }

  /** The libraries of the sites that are called like `text`. */
  async findLibraries(text: string): Promise<Answer<Found>> {
    const answer = await this.#api.ask(
      `/sites?search=${encodeURIComponent(text)}&$top=${SITES_AT_ONCE}`,
    );
    if (answer.kind !== 'ok') return refusedBy(answer, 'noSuchPath');
    const items = await this.#librariesIn(answer.value);
    const hasMore = listIn(answer.value).nextLink !== null;
    return { ok: true, value: { kind: 'hits', items, hasMore } };
  }

  /** What people call a drive; null for the account's own, and when it does not say. */
  async nameOf(driveId: string): Promise<string | null> {
    if (isSame(driveId, (await this.#ownDrive())?.id)) return null;
    const drive = this.#drives.get(driveId) ?? (await this.#drive(driveId));
    if (drive === null) return null;
    this.#drives.set(driveId, drive);
    return driveName(drive);
  }

  /** How full the account's own drive is; null where it does not say. */
  async quota(): Promise<QuotaView | null> {
    const answer = await this.#api.ask(`${this.#api.drivePath(null)}?$select=id,quota`);
    return answer.kind === 'ok' ? readQuota(answer.value) : null;
  }

  async #ownDrive(): Promise<ReadDrive | null> {
    return (this.#own ??= await this.#ownAsked.take('', () => this.#drive(null)));
  }

  async #drive(driveId: string | null): Promise<ReadDrive | null> {
    const path = `${this.#api.drivePath(driveId)}?${DRIVE_FIELDS}`;
    const answer = await this.#api.ask(path);
    return answer.kind === 'ok' ? readDrive(answer.value) : null;
  }

  get #knowsSites(): boolean {
    return this.#account.dialect.name === 'graph' && this.#account.home.kind === 'own';
  }

  async #librariesIn(sites: Json): Promise<readonly DriveItem[]> {
    const found = listIn(sites).entries.flatMap((each) => readSite(each) ?? []);
    const libraries = await Promise.all(
      found.slice(0, SITES_AT_ONCE).map(async ({ id, name }) => {
        const answer = await this.#api.ask(`/sites/${encodeURIComponent(id)}/drives`);
        const drives = answer.kind === 'ok' ? listIn(answer.value).entries : [];
        return drives
          .flatMap((each) => readDrive(each) ?? [])
          .map((drive) => this.#top(drive, name));
      }),
    );
    return libraries.flat();
  }

  #top({ id, name }: ReadDrive, siteName: string): DriveItem {
    return {
      account: this.#account.key,
      driveId: id,
      id: ROOT,
      name,
      kind: 'folder',
      folderPath: `/${siteName}`,
      size: null,
      childCount: null,
      isRoot: true,
    };
  }
}

/** Ids of drives at home are written in either case. */
function isSame(left: string, right: string | undefined): boolean {
  return left.toUpperCase() === right?.toUpperCase();
}

function list(items: readonly DriveItem[], cursor: string | null): Answer<FolderPage> {
  return {
    ok: true,
    value: { folder: null, trail: [], items, cursor, closed: null },
  };
}

function closed(why: 'notOffered' | 'needsPermission'): Answer<FolderPage> {
  const nothing = { folder: null, trail: [], items: [], cursor: null };
  return { ok: true, value: { ...nothing, closed: why } };
}

/** A refusal of the whole list is a fact about it; trouble is trouble. */
function closedOr(answer: Exclude<ApiAnswer<unknown>, { kind: 'ok' }>): Answer<FolderPage> {
  switch (answer.kind) {
    case 'missing':
      return closed('notOffered');
    case 'refused':
      return closed(
        answer.problem.code === 'accessDenied' || answer.problem.code === 'unauthenticated'
          ? 'needsPermission'
          : 'notOffered',
      );
    case 'trouble':
      return refusedBy(answer, 'destinationGone');
  }
}
