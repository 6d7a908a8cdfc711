/**
 * The drive: its seed, the events since, and the copies that go on by the clock. Every command looks
 * whether it may be, changes the tree, and resolves once the event is on disk. Depends on nothing of
 * HTTP; the routes call it.
 */
import type { Copies } from './copies.ts';
import type { CopyOperation } from './copy-operation.ts';
import {
  checkChildrenCopy,
  checkCopy,
  checkMove,
  checkName,
  checkNewFile,
  nameTaken,
} from './copy-rules.ts';
import type { ConflictRule, CopyEvent, DriveEvent, FetchEvent } from './events.ts';
import { DriveState } from './drive-state.ts';
import { itemIdOf } from './ids.ts';
import { DEFAULT_TRAITS, type DriveTraits } from './item-json.ts';
import { accept, refuse, type Outcome } from './problem.ts';
import type { Speed } from './timetable.ts';
import type { Folder, Item, Tree } from './tree.ts';
import { checkPiece, type ByteRange, type UploadSession } from './upload-rules.ts';
import type { UploadSessions } from './upload-sessions.ts';

export interface DrivePorts {
  /** Resolves when the event is durable. */
  readonly append: (event: DriveEvent) => Promise<void>;
  readonly now: () => number;
  /** A new GUID. */
  readonly newGuid: () => string;
  readonly traits?: DriveTraits;
}

/** A file that comes from outside. */
export interface NewFile {
  readonly parent: Folder;
  readonly name: string;
  readonly rule: ConflictRule;
  readonly size: number;
  readonly content: string;
}

export class Drive {
  readonly tree: Tree;
  readonly copies: Copies;
  readonly uploads: UploadSessions;
  readonly traits: DriveTraits;
  readonly #state: DriveState;
  readonly #ports: DrivePorts;
  #lastAt = 0;

  /** `events` are those of the journal, oldest first. */
  constructor(tree: Tree, events: readonly DriveEvent[], ports: DrivePorts) {
    this.#state = new DriveState(tree);
    this.tree = tree;
    this.copies = this.#state.copies;
    this.uploads = this.#state.uploads;
    this.#ports = ports;
    this.traits = ports.traits ?? DEFAULT_TRAITS;
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
    const ids = { sourceId: source.id, destinationId: destination.id };
    return this.#start({ type: 'copy', at, ...ids, name, rule, childrenOnly: false });
  }

  /** Copies what is in a folder; where a name is taken, the copy fails or numbers as it gets there. */
  async copyChildren(
    source: Item,
    destination: Item,
    rule: ConflictRule,
  ): Promise<Outcome<CopyOperation>> {
    const at = this.catchUp();
    const checked = checkChildrenCopy(source, destination);
    if (!checked.ok) return checked;
    const ids = { sourceId: source.id, destinationId: destination.id };
    return this.#start({ type: 'copy', at, ...ids, name: source.name, rule, childrenOnly: true });
  }

  /** Lets a file of `size` bytes appear after a while, as if the drive had fetched it. */
  async fetch(
    parent: Item,
    name: string,
    rule: ConflictRule,
    size: number,
  ): Promise<Outcome<CopyOperation>> {
    const at = this.catchUp();
    if (parent.kind === 'file') return refuse('invalidRequest', 'The parent is not a folder.');
    const checked = checkNewFile(this.tree, parent, name, rule);
    if (!checked.ok) return checked;
    return this.#start({ type: 'fetch', at, destinationId: parent.id, name, rule, size });
  }

  async createUpload(
    parent: Folder,
    name: string,
    rule: ConflictRule,
  ): Promise<Outcome<UploadSession>> {
    const at = this.catchUp();
    const checked = checkNewFile(this.tree, parent, name, rule);
    if (!checked.ok) return checked;
    const id = this.#ports.newGuid().toUpperCase();
    await this.#commit({ type: 'createUpload', at, id, parentId: parent.id, name, rule });
    const session = this.uploads.get(id, at);
    return session === undefined ? gone() : accept(session);
  }

  /** Notes a piece whose bytes are on the disk, if it is still the one expected. */
  async takePiece(session: UploadSession, range: ByteRange): Promise<Outcome<ByteRange>> {
    const at = this.catchUp();
    const checked = checkPiece(session, range);
    if (!checked.ok) return checked;
    const { end: next, total } = range;
    await this.#commit({ type: 'uploadPiece', at, id: session.id, next, total });
    return checked;
  }

  /** Puts a whole file into its folder; it ends the upload that has brought it. */
  async addFile(
    { parent, name: asked, rule, size, content }: NewFile,
    upload: UploadSession | null,
  ): Promise<Outcome<{ readonly item: Item; readonly isNew: boolean }>> {
    const at = this.catchUp();
    const checked = checkNewFile(this.tree, parent, asked, rule);
    if (!checked.ok) return checked;
    const name = rule === 'rename' ? this.tree.freeName(parent, asked, 'file') : asked;
    const replaced = rule === 'replace' ? checked.value : null;
    const id = itemIdOf(this.#ports.newGuid());
    await this.#commit({
      ...{ type: 'addFile', at, id, parentId: parent.id, name, size, content },
      replacedId: replaced?.id ?? null,
      uploadId: upload?.id ?? null,
    });
    const item = this.tree.get(id);
    return item === undefined ? gone() : accept({ item, isNew: replaced === null });
  }

  async cancelUpload({ id }: UploadSession): Promise<void> {
    await this.#commit({ type: 'endUpload', at: this.catchUp(), id });
  }

  /** Forgets every upload that is not finished. */
  async endUploads(): Promise<void> {
    await this.#commit({ type: 'endUploads', at: this.catchUp() });
  }

  remainingBytes(): number {
    return Math.max(0, this.traits.quotaBytes - this.tree.root.size);
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
    const present = this.#state.speed;
    if (present.itemsPerSecond === itemsPerSecond && present.bytesPerSecond === bytesPerSecond) {
      return;
    }
    await this.#commit({ type: 'speed', at: this.catchUp(), itemsPerSecond, bytesPerSecond });
  }

  async expireMonitors(): Promise<void> {
    await this.#commit({ type: 'expireMonitors', at: this.catchUp() });
  }

  async #start(event: Unnamed<OperationEvent>): Promise<Outcome<CopyOperation>> {
    const id = this.#ports.newGuid().toUpperCase();
    await this.#commit({ ...event, id });
    const operation = this.copies.get(id);
    return operation === undefined ? gone() : accept(operation);
  }

  /** The tree is ahead of the disk only until this resolves, and no answer leaves before. */
  async #commit(event: DriveEvent): Promise<void> {
    this.#apply(event);
    await this.#ports.append(event);
  }

  #apply(event: DriveEvent): void {
    this.#lastAt = Math.max(this.#lastAt, event.at);
    this.#state.apply(event);
  }
}

type OperationEvent = CopyEvent | FetchEvent;
/** An event whose monitor has no id yet. */
type Unnamed<Event> = Event extends OperationEvent ? Omit<Event, 'id'> : never;

function gone(): ReturnType<typeof refuse> {
  return refuse('itemNotFound', 'The item was removed while it was being made.');
}
