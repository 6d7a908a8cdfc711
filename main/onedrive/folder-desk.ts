/** A page of a folder as a picker shows it, with the way to it from the top of its drive. */
import type { Answer, ItemRef } from '../../shared/contract.ts';
import { type DriveItem, type FolderPage, ROOT_NAME } from '../../shared/item.ts';
import { plain, refusedBy } from './desk-answers.ts';
import type { ApiAnswer } from './api-answers.ts';
import { type DriveApi, LARGE_PAGE_SIZE, PAGE_SIZE } from './drive-api.ts';
import { type ReadItem, lyingAt } from './items.ts';
import { SharedQuestions } from './shared-questions.ts';

/** Items seen on the way down are remembered, so that the way back up costs no request. */
const REMEMBERED = 5000;
/** Deeper than any path of 400 characters. */
const MAX_DEPTH = 200;
/**
 * The cursor after the first, small page of a folder: it begins anew with large ones. A page's size is
 * settled by the first question, and a small page is there at once.
 */
const IN_LARGE_PAGES = 'large';

export class FolderDesk {
  readonly #api: DriveApi;
  readonly #account: string;
  readonly #driveName: (driveId: string) => Promise<string | null>;
  readonly #seen = new Map<string, ReadItem>();
  /** Folders above what others share: not to be seen, and not to be asked for again. */
  readonly #closed = new Set<string>();
  readonly #pages = new SharedQuestions<Answer<FolderPage>>();

  /** `driveName` says what people call a drive; null for the account's own. */
  constructor(
    api: DriveApi,
    account: string,
    driveName: (driveId: string) => Promise<string | null>,
  ) {
    this.#api = api;
    this.#account = account;
    this.#driveName = driveName;
  }

  /** A page of a folder; of the drive's root when `folder` is null. */
  async browse(folder: ItemRef | null, cursor: string | null): Promise<Answer<FolderPage>> {
    const ids = [folder?.driveId, folder?.itemId, cursor];
    return await this.#pages.take(JSON.stringify(ids), () => this.#browse(folder, cursor));
  }

  async #browse(folder: ItemRef | null, cursor: string | null): Promise<Answer<FolderPage>> {
    const found = await this.#folderToShow(folder, cursor);
    if (found.kind !== 'ok') return refusedBy(found, 'destinationGone');
    const here = found.value;
    const page = await this.#pageOf(here, cursor);
    if (page.kind !== 'ok') return refusedBy(page, 'destinationGone');
    const items = page.value.items.map(lyingAt);
    this.#remember([here, ...items]);
    const trail = await this.#trail(here);
    const { nextLink } = page.value;
    return {
      ok: true,
      value: {
        folder: await this.called(this.#plain(here)),
        trail: await Promise.all(trail.map((item) => this.called(this.#plain(item)))),
        items: items.toSorted(foldersFirst).map((item) => this.#plain(item)),
        cursor: cursor === null && nextLink !== null ? IN_LARGE_PAGES : nextLink,
        closed: null,
      },
    };
  }

  /** The item as people know it: the service calls the root of each drive `root`. */
  async called(item: DriveItem): Promise<DriveItem> {
    if (!item.isRoot) return item;
    return { ...item, name: (await this.#driveName(item.driveId)) ?? ROOT_NAME };
  }

  /** For a further page the folder need not be asked for again. */
  async #folderToShow(folder: ItemRef | null, cursor: string | null): Promise<ApiAnswer<ReadItem>> {
    if (folder === null) return await this.#api.itemAt(null, []);
    const { driveId, itemId } = folder;
    const known = cursor === null ? undefined : this.#seen.get(key(driveId, itemId));
    return known === undefined
      ? await this.#api.item(driveId, itemId)
      : { kind: 'ok', value: known };
  }

  async #pageOf(folder: ReadItem, cursor: string | null): ReturnType<DriveApi['children']> {
    const link = cursor === IN_LARGE_PAGES ? null : cursor;
    const size = cursor === null ? PAGE_SIZE : LARGE_PAGE_SIZE;
    return await this.#api.children(folder.driveId, folder.id, link, size);
  }

  async #trail(item: ReadItem): Promise<readonly ReadItem[]> {
    const trail: ReadItem[] = [];
    let current = item;
    while (!current.isRoot && current.parentId !== null && trail.length < MAX_DEPTH) {
      const above = key(current.driveId, current.parentId);
      if (this.#closed.has(above)) break;
      const known = this.#seen.get(above);
      const parent = known ?? (await this.#folderAt(current.driveId, current.parentId));
      if (parent === null) break;
      this.#remember([parent]);
      trail.unshift(parent);
      current = parent;
    }
    return trail;
  }

  async #folderAt(driveId: string, itemId: string): Promise<ReadItem | null> {
    const answer = await this.#api.item(driveId, itemId);
    if (answer.kind === 'ok') return answer.value;
    // Trouble says nothing about who may see it.
    if (answer.kind !== 'trouble') this.#closed.add(key(driveId, itemId));
    return null;
  }

  #plain(item: ReadItem): DriveItem {
    return plain(this.#account, item);
  }

  #remember(items: readonly ReadItem[]): void {
    for (const item of items) {
      if (item.kind === 'folder') this.#seen.set(key(item.driveId, item.id), item);
    }
    for (const oldest of this.#seen.keys()) {
      if (this.#seen.size <= REMEMBERED) break;
      this.#seen.delete(oldest);
    }
  }
}

function foldersFirst(left: ReadItem, right: ReadItem): number {
  return Number(right.kind === 'folder') - Number(left.kind === 'folder');
}

function key(driveId: string, itemId: string): string {
  return `${driveId} ${itemId}`;
}
