/** What the events of the journal have made: the items, the copies, the open uploads and the speed. */
import { Copies } from './copies.ts';
import { checkMove } from './copy-rules.ts';
import type { DriveEvent, FetchEvent } from './events.ts';
import { DEFAULT_SPEED, type Speed } from './timetable.ts';
import type { Item, Tree } from './tree.ts';
import { UploadSessions } from './upload-sessions.ts';

export class DriveState {
  readonly tree: Tree;
  readonly copies: Copies;
  readonly uploads = new UploadSessions();
  speed: Speed = DEFAULT_SPEED;

  constructor(tree: Tree) {
    this.tree = tree;
    this.copies = new Copies(tree);
  }

  /** The only way anything changes, now and in a replay. What names nothing known is left out. */
  apply(event: DriveEvent): void {
    const { at } = event;
    this.copies.advance(at);
    switch (event.type) {
      case 'copy': {
        const source = this.tree.get(event.sourceId);
        if (source !== undefined) this.copies.start(event, source, this.speed);
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
        this.speed = event;
        this.copies.changeSpeed(at, event);
        return;
      case 'expireMonitors':
        this.copies.expireMonitors();
        return;
      case 'fetch':
        this.copies.start(event, fetched(event), this.speed);
        return;
      case 'createUpload':
        this.uploads.open(event);
        return;
      case 'uploadPiece':
        this.uploads.take(event);
        return;
      case 'endUpload':
        this.uploads.end(event.id);
        return;
      case 'endUploads':
        this.uploads.endAll();
        return;
      case 'addFile':
        this.#addFile(event);
    }
  }

  #addFile(event: DriveEvent & { readonly type: 'addFile' }): void {
    const { at, id, name, size, content, replacedId, uploadId } = event;
    if (uploadId !== null) this.uploads.end(uploadId);
    const parent = this.tree.folder(event.parentId);
    const replaced = replacedId === null ? undefined : this.tree.get(replacedId);
    if (replaced !== undefined) this.tree.remove(replaced, at);
    if (parent !== undefined) this.tree.add(parent, { kind: 'file', id, name, at, size, content });
  }
}

/** The file that a fetch will bring, as a copy's source would look. */
function fetched({ id, name, size, at }: FetchEvent): Item {
  const fileSystem = { createdAt: at, modifiedAt: at };
  const dates = { createdAt: at, modifiedAt: at, fileSystem };
  return {
    kind: 'file',
    id,
    facets: {},
    name,
    parent: null,
    ...dates,
    version: 1,
    size,
    content: id,
  };
}
