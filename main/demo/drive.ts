/**
 * The drive: its seed, the events since, and the copies that go on by the clock. Every command looks
 * whether it may be, changes the tree, and resolves once the event is on disk. Depends on nothing of
 * HTTP; the routes call it.
 */
import { Copies } from './copies.ts';
import type { CopyOperation } from './copy-operation.ts';
import { checkCopy, checkMove, checkName, nameTaken } from './copy-rules.ts';
import type { ConflictRule, DriveEvent } from './events.ts';
import { itemIdOf } from './ids.ts';
import { accept, refuse, type Outcome } from './problem.ts';
import { DEFAULT_SPEED, type Speed } from './timetable.ts';
import type { Folder, Item, Tree } from './tree.ts';

export interface DrivePorts {
  /** Resolves when the event is durable. */
  readonly append: (event: DriveEvent) => Promise<void>;
  readonly now: () => number;
  /** A new GUID. */
  readonly newGuid: () => string;
}

export class Drive {
  readonly tree: Tree;
  readonly copies: Copies;
  readonly #ports: DrivePorts;
  #speed: Speed = DEFAULT_SPEED;
  #lastAt = 0;

  /** `events` are those of the journal, oldest first. */
  constructor(tree: Tree, events: readonly DriveEvent[], ports: DrivePorts) {
    this.tree = tree;
    this.copies = new Copies(tree);
    this.#ports = ports;
    for (const event of events) this.#apply(event);
    this.catchUp();
  }

  /** Brings the tree to the present and says when that is. Time never goes back here. */
  catchUp(): number {
    this.#lastAt = Math.max(this.#lastAt, this.#ports.now());
    this.copies.advance(this.#lastAt);
    return this.#lastAt;
  }

  async copy(
    source: Item,
    destination: Item,
    name: string,
    rule: ConflictRule,
  ): Promise<Outcome<CopyOperation>> {
    const at = this.catchUp();
    const checked = checkCopy(this.tree, source, destination, name, rule);
    if (!checked.ok) return checked;
    const id = this.#ports.newGuid().toUpperCase();
    const [sourceId, destinationId] = [source.id, destination.id];
    await this.#commit({ type: 'copy', at, id, sourceId, destinationId, name, rule });
    const operation = this.copies.get(id);
    return operation === undefined ? gone() : accept(operation);
  }

  async createFolder(
    parent: Item,
    asked: string,
    rule: Exclude<ConflictRule, 'replace'>,
  ): Promise<Outcome<Folder>> {
    const at = this.catchUp();
    if (parent.kind === 'file') return refuse('invalidRequest', 'The parent is not a folder.');
    const checked = checkName(parent, asked);
    if (!checked.ok) return checked;
    const name = rule === 'rename' ? this.tree.freeName(parent, asked, 'folder') : asked;
    if (this.tree.child(parent, name) !== undefined) return nameTaken();
    const id = itemIdOf(this.#ports.newGuid());
    await this.#commit({ type: 'createFolder', at, id, parentId: parent.id, name });
    const folder = this.tree.folder(id);
    return folder === undefined ? gone() : accept(folder);
  }

  /** Renames an item, moves it, or both. */
  async change(item: Item, destination: Item, name: string): Promise<Outcome<Item>> {
    const at = this.catchUp();
    const checked = checkMove(this.tree, item, destination, name);
    if (!checked.ok) return checked;
    await this.#commit({ type: 'change', at, id: item.id, parentId: destination.id, name });
    return accept(item);
  }

  async remove(item: Item): Promise<Outcome<null>> {
    const at = this.catchUp();
    if (item.parent === null) return refuse('invalidRequest', 'The root cannot be deleted.');
    await this.#commit({ type: 'delete', at, id: item.id });
    return accept(null);
  }

  /** Sets the speed of running and later copies; writes nothing down if it is the present one. */
  async setSpeed(speed: Speed): Promise<void> {
    const { itemsPerSecond, bytesPerSecond } = speed;
    const present = this.#speed;
    if (present.itemsPerSecond === itemsPerSecond && present.bytesPerSecond === bytesPerSecond) {
      return;
    }
    await this.#commit({ type: 'speed', at: this.catchUp(), itemsPerSecond, bytesPerSecond });
  }

  async expireMonitors(): Promise<void> {
    await this.#commit({ type: 'expireMonitors', at: this.catchUp() });
  }

  /** The tree is ahead of the disk only until this resolves, and no answer leaves before. */
  async #commit(event: DriveEvent): Promise<void> {
    this.#apply(event);
    await this.#ports.append(event);
  }

  /** The only way anything changes, now and in a replay. What names nothing known is left out. */
  #apply(event: DriveEvent): void {
    const { at } = event;
    this.#lastAt = Math.max(this.#lastAt, at);
    this.copies.advance(at);
    switch (event.type) {
      case 'copy': {
        const source = this.tree.get(event.sourceId);
        if (source !== undefined) this.copies.start(event, source, this.#speed);
        return;
      }
      case 'createFolder': {
        const parent = this.tree.folder(event.parentId);
        if (parent !== undefined) {
          this.tree.add(parent, { kind: 'folder', id: event.id, name: event.name, at });
        }
        return;
      }
      case 'delete': {
        const item = this.tree.get(event.id);
        if (item !== undefined) this.tree.remove(item, at);
        return;
      }
      case 'change': {
        const item = this.tree.get(event.id);
        const parent = this.tree.folder(event.parentId);
        if (item === undefined || parent === undefined) return;
        if (checkMove(this.tree, item, parent, event.name).ok) {
          this.tree.move(item, parent, event.name, at);
        }
        return;
      }
      case 'speed':
        this.#speed = event;
        this.copies.changeSpeed(at, event);
        return;
      case 'expireMonitors':
        this.copies.expireMonitors();
    }
  }
}

function gone(): ReturnType<typeof refuse> {
  return refuse('itemNotFound', 'The item was removed while it was being made.');
}
