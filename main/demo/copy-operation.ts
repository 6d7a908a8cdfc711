/**
 * One accepted copy. It holds what its source looked like at acceptance, in the order of copying, and
 * puts the items into the tree one by one as they fall due. Ids and dates follow from the operation
 * alone, so that a replay gives the same items.
 */
import type { CopyEvent, FetchEvent } from './events.ts';
import { itemIdOf } from './ids.ts';
import { problem, type Problem } from './problem.ts';
import { START_LATENCY_MS, Timetable, type Speed } from './timetable.ts';
import { descendants, type File, type Folder, type Item, type Tree } from './tree.ts';

export type CopyOutcome =
  | { readonly state: 'running' }
  | {
      readonly state: 'completed';
      readonly at: number; /** `null` where many items came, each with a place of its own. */
      readonly resultId: string | null;
    }
  | { readonly state: 'failed'; readonly at: number; readonly problem: Problem };

export interface CopyProgress {
  readonly state: 'notStarted' | 'inProgress';
  /** 0 to 1. */
  readonly fraction: number;
  readonly files: { readonly done: number; readonly total: number };
  readonly bytes: { readonly done: number; readonly total: number };
}

interface Step {
  readonly id: string;
  /** `null` for what comes right into the destination. */
  readonly parentId: string | null;
  readonly name: string;
  readonly contents:
    | { readonly kind: 'folder' }
    | { readonly kind: 'file'; readonly size: number; readonly content: string };
  readonly fileSystem: Item['fileSystem'];
}

export class CopyOperation {
  readonly event: CopyEvent | FetchEvent;
  /** The name at the destination; a conflict rule may still change it when the copy begins. */
  name: string;
  outcome: CopyOutcome = { state: 'running' };
  readonly #steps: readonly Step[];
  readonly #isOfChildren: boolean;
  readonly #filesBefore: Uint32Array;
  readonly #timetable: Timetable;
  #next = 0;

  constructor(event: CopyEvent | FetchEvent, source: Item, speed: Speed) {
    this.event = event;
    this.name = event.name;
    const steps = stepsOf(event.id, source);
    this.#isOfChildren = event.type === 'copy' && event.childrenOnly;
    this.#steps = this.#isOfChildren ? withoutFirst(steps) : steps;
    this.#filesBefore = new Uint32Array(this.#steps.length + 1);
    const sizes = this.#steps.map(({ contents }, index) => {
      const isFile = contents.kind === 'file';
      this.#filesBefore[index + 1] = (this.#filesBefore[index] ?? 0) + (isFile ? 1 : 0);
      return isFile ? contents.size : 0;
    });
    // An empty folder has no children to copy, but that takes its time too.
    const costs = sizes.length === 0 ? [0] : sizes;
    this.#timetable = new Timetable(costs, event.at + START_LATENCY_MS, speed);
  }

  /** When the next thing happens: a folder is there as its turn begins, a file once it is whole. */
  get dueAt(): number {
    const isFolder = this.#steps[this.#next]?.contents.kind === 'folder';
    const done = isFolder ? this.#next : this.#next + 1;
    return this.#timetable.timeAt(Math.min(done, this.#steps.length));
  }

  /** When it ended, or will end if nothing gets into its way. */
  get endsAt(): number {
    return this.outcome.state === 'running' ? this.#timetable.endAt : this.outcome.at;
  }

  /** Does what is due at `at`: puts the next item into the tree, or ends. */
  advance(tree: Tree, at: number): void {
    const step = this.#steps[this.#next];
    if (step === undefined) {
      const resultId = this.#isOfChildren ? null : itemIdOf(`copy:${this.event.id}`);
      this.outcome = { state: 'completed', at, resultId };
      return;
    }
    this.#next += 1;
    const refusal = step.parentId === null ? this.#begin(tree, step, at) : place(tree, step, at);
    if (refusal !== null) this.outcome = { state: 'failed', at, problem: refusal };
    else if (step.contents.kind === 'file' && this.#next === this.#steps.length) {
      this.advance(tree, at);
    }
  }

  changeSpeed(at: number, speed: Speed): void {
    this.#timetable.changeSpeed(at, speed);
  }

  /** How far it is; costs no walk over its items. */
  progressAt(at: number): CopyProgress {
    const { position, bytes } = this.#timetable.workAt(at);
    const totalBytes = this.#timetable.totalBytes;
    const count = this.#timetable.count;
    return {
      state: at < this.event.at + START_LATENCY_MS ? 'notStarted' : 'inProgress',
      fraction: totalBytes > 0 ? bytes / totalBytes : position / count,
      files: {
        done: this.#filesBefore[Math.floor(position)] ?? 0,
        total: this.#filesBefore[this.#steps.length] ?? 0,
      },
      bytes: { done: Math.floor(bytes), total: totalBytes },
    };
  }

  #begin(tree: Tree, step: Step, at: number): Problem | null {
    const destination = tree.folder(this.event.destinationId);
    if (destination === undefined) return problem('itemNotFound', 'The destination is gone.');
    // Children keep their own names; a copied item gets the one that was asked for.
    let name = this.#isOfChildren ? step.name : this.event.name;
    const present = tree.child(destination, name);
    switch (this.event.rule) {
      case 'fail':
        break;
      case 'rename':
        name = tree.freeName(destination, name, step.contents.kind);
        break;
      case 'replace':
        if (present?.kind === 'file' && step.contents.kind === 'file') tree.remove(present, at);
    }
    if (!this.#isOfChildren) this.name = name;
    return addTo(tree, destination, { ...step, name }, at);
  }
}

/** Puts an inner item where its copied folder is by now; removed folders are not made again. */
function place(tree: Tree, step: Step, at: number): Problem | null {
  const parent = tree.folder(step.parentId ?? '');
  return parent === undefined
    ? problem('itemNotFound', 'A folder of the copy was removed while it was being copied.')
    : addTo(tree, parent, step, at);
}

function addTo(tree: Tree, parent: Folder, step: Step, at: number): Problem | null {
  const { id, name, fileSystem, contents } = step;
  const added = tree.add(parent, { id, name, at, fileSystem, ...contents });
  return added === null
    ? problem('nameAlreadyExists', 'An item with the same name already exists under the parent.')
    : null;
}

function stepsOf(operationId: string, source: Item): Step[] {
  const ids = new Map([[source.id, itemIdOf(`copy:${operationId}`)]]);
  const steps = [stepOf(source, ids.get(source.id) ?? '', null)];
  for (const item of descendants(source)) {
    const id = itemIdOf(`copy:${operationId}:${item.id}`);
    if (item.kind === 'folder') ids.set(item.id, id);
    steps.push(stepOf(item, id, ids.get(item.parent?.id ?? '') ?? null));
  }
  return steps;
}

/** The steps of a folder's children alone: they begin where the folder would have. */
function withoutFirst([first, ...steps]: readonly Step[]): Step[] {
  return steps.map((step) => ({
    ...step,
    parentId: step.parentId === first?.id ? null : step.parentId,
  }));
}

function stepOf(item: Item, id: string, parentId: string | null): Step {
  const { name, fileSystem } = item;
  return { id, parentId, name, fileSystem, contents: contentsOf(item) };
}

function contentsOf(item: File | Folder): Step['contents'] {
  return item.kind === 'folder'
    ? { kind: 'folder' }
    : { kind: 'file', size: item.size, content: item.content };
}
