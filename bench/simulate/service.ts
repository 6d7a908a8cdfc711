/**
 * The truth: what the service was asked for, what each copy really comes to, and what lies in each
 * folder. It knows which job a request comes from, which the real one could not.
 */
import { type DriveRequest, postedName } from '../../main/jobs/action-request.ts';
import type { Target } from '../../main/jobs/job.ts';
import type { SeenItem } from '../../main/jobs/ports.ts';
import { renamed } from '../../main/onedrive/renamed.ts';
import type { Chance } from './chance.ts';
import type { Timeline } from './timeline.ts';
import { type Intent, type Item, type Operation, type Refusal, folderOf, sizeOf } from './truth.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const SHORTEST_MS = 300;
export const LONGEST_MS = 1.5 * HOUR;
const INDEX_LAG_MAX_MS = 4 * SECOND;
/** How far a folder is when its copy fails. */
const BROKEN_AT = 0.7;
const FAILING_SHARE = 0.15;
const CODES = ['quotaLimitReached', 'generalException', 'accessDenied', 'malwareDetected'];

export class Service {
  readonly operations: Operation[] = [];
  readonly #timeline: Timeline;
  readonly #chance: Chance;
  readonly #places = new Map<string, Item>();
  readonly #items = new Map<string, Item>();

  constructor(timeline: Timeline, chance: Chance) {
    this.#timeline = timeline;
    this.#chance = chance;
  }

  /** Something of somebody else. */
  occupy(folder: string, name: string, size: number): void {
    const now = this.#timeline.now;
    const shape = { kind: 'file', size, childCount: null, by: null, isBroken: false } as const;
    this.#put({ ...shape, id: this.#newId(), folder, name, from: now, wholeAt: now });
  }

  /** Where the result of `request` will appear, as far as the drive can tell now. */
  targetOf(request: DriveRequest): Target | null {
    if (request.action === 'copy' && request.childrenOnly) return null;
    const name = this.#nameFor(request);
    return { name, occupantId: this.at(folderOf(request), name)?.id ?? null };
  }

  /** Begins what was asked for, or refuses it. */
  begin(request: DriveRequest, intent: Intent): Operation | Refusal {
    const name = this.#nameFor(request);
    const isTaken = this.at(folderOf(request), name) !== null;
    const hasPlace = !(request.action === 'copy' && request.childrenOnly);
    if (hasPlace && isTaken && request.onConflict === 'fail' && this.#chance.is(0.8)) {
      return { status: 409, code: 'nameAlreadyExists' };
    }
    const operation = this.#operation(intent);
    const item = hasPlace ? this.#result(request, intent, name, operation.endsAt) : null;
    // A folder grows where everybody sees it.
    if (item?.kind === 'folder' && !isTaken) this.#put(item);
    this.#timeline.in(operation.endsAt - this.#timeline.now, () => {
      this.#end(operation, item, request.onConflict);
    });
    return operation;
  }

  /** A copy that another program has started. */
  beginElsewhere(jobId: string): Operation {
    const operation = this.#operation({ jobId, attempt: 1 });
    this.#timeline.in(operation.endsAt - this.#timeline.now, () => {
      operation.state = this.#chance.is(FAILING_SHARE) ? 'failed' : 'completed';
    });
    return operation;
  }

  /** A file that this program uploads is whole. Null when its name has been taken meanwhile. */
  finishUpload(request: DriveRequest, intent: Intent, size: number): Item | null {
    const name = this.#nameFor(request);
    if (this.at(folderOf(request), name) !== null && request.onConflict === 'fail') return null;
    const now = this.#timeline.now;
    const shape = { kind: 'file', size, childCount: null, by: intent, isBroken: false } as const;
    const item = { ...shape, id: this.#newId(), folder: folderOf(request), name };
    return this.#put({ ...item, from: now, wholeAt: now });
  }

  /** What is seen under `name` in `folder`. */
  at(folder: string, name: string): Item | null {
    const item = this.#places.get(placeKey(folder, name));
    return item !== undefined && item.from <= this.#timeline.now ? item : null;
  }

  /** An item by its id; one just made may not be found for some seconds. */
  byId(id: string): Item | null {
    const item = this.#items.get(id);
    return item !== undefined && this.at(item.folder, item.name) === item ? item : null;
  }

  /** Whose item it is, whether it is still there or not. */
  makerOf(id: string): Intent | null {
    return this.#items.get(id)?.by ?? null;
  }

  /** Gives an item another name; false when the drive refuses. */
  rename(id: string, name: string): boolean {
    const item = this.byId(id);
    if (item === null) return false;
    const other = this.at(item.folder, name);
    if (other !== null && other !== item) return false;
    this.#places.delete(placeKey(item.folder, item.name));
    item.name = name;
    this.#places.set(placeKey(item.folder, name), item);
    return true;
  }

  /** How the drive describes an item now: a growing one by what it has so far. */
  describe(item: Item): SeenItem {
    const now = this.#timeline.now;
    const lifeMs = Math.max(item.wholeAt - item.from, 1);
    const share = Math.min((now - item.from) / lifeMs, item.isBroken ? BROKEN_AT : 1);
    const size = share < 1 ? Math.floor(item.size * share * 0.999) : item.size;
    const childCount = item.childCount === null ? null : Math.floor(item.childCount * share);
    return { id: item.id, name: item.name, size, childCount, webUrl: null };
  }

  /** How far an operation is, from 0 to 1. */
  fractionOf({ startedAt, endsAt }: Operation): number {
    return Math.min((this.#timeline.now - startedAt) / Math.max(endsAt - startedAt, 1), 1);
  }

  #operation(intent: Intent): Operation {
    const startedAt = this.#timeline.now;
    const endsAt = startedAt + this.#chance.skewed(SHORTEST_MS, LONGEST_MS);
    const livesLong = this.#chance.is(0.8);
    const livesMs = livesLong ? 24 * HOUR : this.#chance.skewed(SECOND, HOUR);
    const operation: Operation = {
      ...intent,
      number: this.operations.length + 1,
      startedAt,
      endsAt,
      state: 'running',
      code: this.#chance.pick(CODES),
      item: null,
      expiresAt: (this.#chance.is(0.5) ? startedAt : endsAt) + livesMs,
    };
    this.operations.push(operation);
    return operation;
  }

  #result(request: DriveRequest, intent: Intent, name: string, endsAt: number): Item {
    const isFolder = request.action === 'copy' && request.source.kind === 'folder';
    const { size, childCount } = sizeOf(request);
    const lagMs = this.#chance.is(0.2) ? this.#chance.between(0, INDEX_LAG_MAX_MS) : 0;
    const wholeAt = endsAt + lagMs;
    return {
      id: this.#newId(),
      folder: folderOf(request),
      name,
      kind: isFolder ? 'folder' : 'file',
      size,
      childCount,
      by: intent,
      from: isFolder ? this.#timeline.now + lagMs : wholeAt,
      wholeAt,
      isBroken: false,
    };
  }

  #end(operation: Operation, item: Item | null, onConflict: DriveRequest['onConflict']): void {
    if (this.#chance.is(FAILING_SHARE)) {
      this.#fail(operation, item);
      return;
    }
    const other = item === null ? null : this.at(item.folder, item.name);
    const isInTheWay = other !== null && other !== item;
    if (item !== null && isInTheWay && (onConflict !== 'replace' || item.kind === 'folder')) {
      operation.code = 'nameAlreadyExists';
      this.#fail(operation, item);
      return;
    }
    operation.state = 'completed';
    if (item !== null) operation.item = this.#put(item);
  }

  #fail(operation: Operation, item: Item | null): void {
    operation.state = 'failed';
    if (item !== null) item.isBroken = true;
  }

  #put(item: Item): Item {
    this.#places.set(placeKey(item.folder, item.name), item);
    this.#items.set(item.id, item);
    return item;
  }

  #nameFor(request: DriveRequest): string {
    const wanted = postedName(request);
    if (request.onConflict !== 'rename') return wanted;
    const kind = request.action === 'copy' ? request.source.kind : 'file';
    const folder = folderOf(request);
    let name = wanted;
    for (let count = 1; this.at(folder, name) !== null; count += 1) {
      name = renamed(wanted, kind, count);
    }
    return name;
  }

  #newId(): string {
    return `item-${this.#items.size + this.operations.length}-${this.#timeline.planned}`;
  }
}

function placeKey(folder: string, name: string): string {
  return `${folder}/${name.toLowerCase()}`;
}
