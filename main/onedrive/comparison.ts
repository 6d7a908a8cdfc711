/**
 * Compares a copy with its source through the drive: names, kinds and the sizes of files, folder by
 * folder. What the copy has beyond its source is no difference: it may have been put there since.
 */
import type { CopyRequest } from '../jobs/action-request.ts';
import type { Proof } from '../jobs/job.ts';
import type { Compared, Comparison, Trouble } from '../jobs/ports.ts';
import type { ApiAnswer, ChildrenPage } from './api-answers.ts';
import type { DriveApi } from './drive-api.ts';
import { FolderMerge, type Pair, type Side } from './folder-merge.ts';
import type { ReadItem } from './items.ts';

/** More lines than anybody reads; the rest is only counted. */
const DIFFERENCES_MAX = 100;

type Skipped = Extract<Proof, { state: 'skipped' }>['why'];
type Difference = Extract<Proof, { state: 'differs' }>['differences'][number];

/** A folder whose turn comes, or is. */
interface Place {
  /** From the copied item on, as the source names it. */
  readonly path: string;
  readonly ids: Readonly<Record<Side, string>>;
}

interface OpenPlace extends Place {
  readonly merge: FolderMerge;
  readonly nextLinks: Record<Side, string | null>;
}

/** Begins to compare the item `itemId` in the destination's drive with the source of `request`. */
export function compareTrees(
  api: DriveApi,
  request: CopyRequest,
  itemId: string,
  maxItems: number,
): Comparison {
  return new TreeComparison(api, request, itemId, maxItems);
}

class TreeComparison implements Comparison {
  readonly #api: DriveApi;
  readonly #request: CopyRequest;
  readonly #copyId: string;
  readonly #maxItems: number;
  readonly #driveIds: Readonly<Record<Side, string>>;
  /** Depth first: the list of what is still to come stays short. */
  readonly #ahead: Place[] = [];
  #here: OpenPlace | null = null;
  #hasBegun = false;
  #proof: Proof | null = null;
  #items = 0;
  #bytes = 0;
  readonly #differences: Difference[] = [];
  #differing = 0;

  constructor(api: DriveApi, request: CopyRequest, copyId: string, maxItems: number) {
    this.#api = api;
    this.#request = request;
    this.#copyId = copyId;
    this.#maxItems = maxItems;
    this.#driveIds = { source: request.source.driveId, copy: request.destination.driveId };
  }

  /** Asks for one page of each side at most. After trouble, the next call asks for the same again. */
  async next(): Promise<Compared> {
    if (this.#proof !== null) return { kind: 'done', proof: this.#proof };
    const trouble = this.#hasBegun ? await this.#turnPage() : await this.#begin();
    if (trouble !== null) return trouble;
    const proof = this.#conclusion();
    return proof === null ? { kind: 'more', items: this.#items } : { kind: 'done', proof };
  }

  async #begin(): Promise<Trouble | null> {
    const [source, copy] = await Promise.all([
      this.#api.item(this.#driveIds.source, this.#request.source.itemId),
      this.#api.item(this.#driveIds.copy, this.#copyId),
    ]);
    if (source.kind === 'trouble') return source;
    if (copy.kind === 'trouble') return copy;
    this.#hasBegun = true;
    if (source.kind !== 'ok' || copy.kind === 'refused') {
      this.#skip('unreadable');
    } else {
      // Where only the children are copied, the folder itself is not.
      if (!this.#request.childrenOnly) this.#count(source.value);
      if (copy.kind === 'missing') this.#differ(source.value.name, 'missing');
      else this.#compare('', { source: source.value, copy: copy.value });
    }
    return null;
  }

  async #turnPage(): Promise<Trouble | null> {
    const here = this.#here ?? this.#enter();
    if (here === null) return null;
    const { wanted } = here.merge;
    const answers = await Promise.all(
      wanted.map(async (side) => ({
        side,
        answer: await this.#api.children(
          this.#driveIds[side],
          here.ids[side],
          here.nextLinks[side],
        ),
      })),
    );
    let trouble: Trouble | null = null;
    for (const { side, answer } of answers) {
      // What the other side has said is kept: only this page will be asked for again.
      if (answer.kind === 'trouble') trouble ??= answer;
      else this.#take(here, side, answer);
    }
    if (trouble !== null && this.#proof === null && this.#here === here) return trouble;
    if (this.#here === here && here.merge.wanted.length === 0) this.#leave(here);
    return null;
  }

  #take(
    here: OpenPlace,
    side: Side,
    answer: Exclude<ApiAnswer<ChildrenPage>, { kind: 'trouble' }>,
  ): void {
    if (answer.kind !== 'ok') {
      // A folder that the copy lacks by now is a difference; one that is kept from us proves nothing.
      const isGone = side === 'copy' && answer.kind === 'missing' && here.nextLinks.copy === null;
      if (!isGone) this.#skip('unreadable');
      else if (here.path === '') this.#differ(lastPart(this.#request.source.path), 'missing');
      else this.#differ(here.path, 'missing');
      this.#here = null;
      return;
    }
    const { items, nextLink } = answer.value;
    here.nextLinks[side] = nextLink;
    const fresh = side === 'source' ? here.merge.newOf(items).filter(this.#isComparable) : items;
    if (side === 'source') for (const item of fresh) this.#count(item);
    for (const pair of here.merge.add(side, fresh, nextLink === null)) {
      this.#compare(join(here.path, pair.source.name), pair);
    }
    if (here.merge.unmatched > this.#maxItems) this.#skip('tooLarge');
  }

  /** Where a folder's children went into one of them, it is no part of its own copy. */
  readonly #isComparable = ({ id }: ReadItem): boolean =>
    id !== this.#copyId || this.#driveIds.source !== this.#driveIds.copy;

  #enter(): OpenPlace | null {
    const place = this.#ahead.pop();
    if (place === undefined) return null;
    const nextLinks = { source: null, copy: null };
    this.#here = { ...place, merge: new FolderMerge(), nextLinks };
    return this.#here;
  }

  #leave(here: OpenPlace): void {
    for (const { name } of here.merge.missing) this.#differ(join(here.path, name), 'missing');
    this.#here = null;
  }

  #compare(path: string, { source, copy }: Pair): void {
    if (source.kind !== copy.kind) {
      this.#differ(path === '' ? source.name : path, 'missing');
    } else if (source.kind === 'folder') {
      const ids = { source: source.id, copy: copy.id };
      // Nothing can be missing where there is nothing.
      if (source.childCount !== 0) this.#ahead.push({ path, ids });
    } else if (source.size === null || copy.size === null) {
      // A size that is not known proves nothing.
      this.#skip('unreadable');
    } else if (source.size !== copy.size) {
      this.#differ(path === '' ? source.name : path, 'size');
    }
  }

  #count(item: ReadItem): void {
    this.#items += 1;
    if (item.kind === 'file') this.#bytes += item.size ?? 0;
  }

  #differ(path: string, what: Difference['what']): void {
    this.#differing += 1;
    if (this.#differences.length < DIFFERENCES_MAX) this.#differences.push({ path, what });
  }

  #conclusion(): Proof | null {
    if (this.#items > this.#maxItems) this.#skip('tooLarge');
    const isOver = this.#hasBegun && this.#here === null && this.#ahead.length === 0;
    if (isOver) this.#proof ??= this.#verdict();
    return this.#proof;
  }

  #skip(why: Skipped): void {
    this.#proof ??= { state: 'skipped', why };
  }

  #verdict(): Proof {
    const items = this.#items;
    if (this.#differing === 0) return { state: 'same', items, bytes: this.#bytes };
    const differences = this.#differences;
    return { state: 'differs', items, differences, differing: this.#differing };
  }
}

function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
