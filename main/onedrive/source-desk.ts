/**
 * Keeps the sources of uploads under way: their open connections and spools. All of it can be lost and
 * is then made again; what nobody has asked for in a while is given up.
 */
import type { UploadRequest } from '../jobs/action-request.ts';
import type { Trouble } from '../jobs/ports.ts';
import { type PieceSource, WebPieces } from './source-pieces.ts';
import type { SourceReader } from './source-reader.ts';
import { Spool, clearSpools, isSpooled } from './spool.ts';
import {
  CHANGED,
  type KnownSource,
  type Refused,
  type SourceDeps,
  openSource,
  sourceRefused,
} from './web-source.ts';
import { UNREACHABLE } from './trouble.ts';

const MINUTE = 60_000;

/** Longer than any wait between two pieces, but the longest after trouble. */
const KEPT_MS = 10 * MINUTE;

export type FoundSource =
  | {
      readonly kind: 'found';
      readonly pieces: PieceSource;
      readonly total: number;
      readonly validator: string | null;
    }
  /** Its size is not known before it is spooled: ask again. */
  | { readonly kind: 'filling' }
  | { readonly kind: 'empty' }
  | Refused
  | Trouble;

export interface SourceDeskDeps extends SourceDeps {
  readonly spoolFolder: string;
  readonly maxFileBytes: number;
  readonly pieceBytes: number;
}

interface Kept {
  readonly pieces: PieceSource;
  /** Null while it is being spooled. */
  known: KnownSource | null;
  timer: NodeJS.Timeout;
}

export class SourceDesk {
  readonly #deps: SourceDeskDeps;
  readonly #kept = new Map<string, Kept>();
  readonly #cleared: Promise<void>;

  constructor(deps: SourceDeskDeps) {
    this.#deps = deps;
    // At once, since no other upload may ever need a spool.
    this.#cleared = clearSpools(deps.spoolFolder);
  }

  /** The source of an upload; one that is `known` must still be the same. Rejects on a full disk. */
  async find(request: UploadRequest, known: KnownSource | null): Promise<FoundSource> {
    const key = keyOf(request);
    const kept = this.#kept.get(key);
    if (kept !== undefined) {
      this.#keep(key, kept);
      if (kept.known === null) return await this.#fill(key, kept, known);
      if (known === null || isSame(kept.known, known)) {
        return { ...kept.known, kind: 'found', pieces: kept.pieces };
      }
      await this.forget(request);
    }
    if (known !== null && !isSpooled(known.validator)) {
      return this.#found(key, known, null, request.sourceUrl);
    }
    const opening = await openSource(request.sourceUrl, 0, null, this.#deps);
    if (opening.kind !== 'open') return opening;
    const { reader, total, validator } = opening;
    // A source that was spooled once is compared by its content.
    if (total !== null && known === null) {
      return this.#found(key, { total, validator }, reader, request.sourceUrl);
    }
    return await this.#spool(key, reader, known);
  }

  async forget(request: UploadRequest): Promise<void> {
    await this.#drop(keyOf(request));
  }

  async close(): Promise<void> {
    await this.#cleared;
    for (const key of [...this.#kept.keys()]) await this.#drop(key);
  }

  #found(key: string, known: KnownSource, reader: SourceReader | null, url: string): FoundSource {
    const pieces = new WebPieces(url, known, reader, this.#deps);
    this.#keep(key, { pieces, known, timer: setTimeout(() => undefined, 0) });
    return { ...known, kind: 'found', pieces };
  }

  async #spool(key: string, reader: SourceReader, known: KnownSource | null): Promise<FoundSource> {
    try {
      await this.#cleared;
      const pieces = await Spool.begin(this.#deps.spoolFolder, reader);
      const kept = { pieces, known: null, timer: setTimeout(() => undefined, 0) };
      this.#keep(key, kept);
      return await this.#fill(key, kept, known);
    } catch (error) {
      reader.close();
      throw error;
    }
  }

  async #fill(key: string, kept: Kept, known: KnownSource | null): Promise<FoundSource> {
    const { pieces } = kept;
    if (!(pieces instanceof Spool)) return UNREACHABLE;
    try {
      const state = await pieces.fill(this.#deps.pieceBytes);
      if (pieces.size > this.#deps.maxFileBytes) {
        await this.#drop(key);
        return sourceRefused('sourceTooLarge');
      }
      if (state.kind === 'more') return { kind: 'filling' };
      if (state.kind === 'whole' && state.total > 0) {
        const { total, validator } = state;
        kept.known = { total, validator };
        if (known !== null && !isSame(kept.known, known)) return CHANGED;
        return { kind: 'found', pieces, total, validator };
      }
      await this.#drop(key);
      return state.kind === 'whole' ? { kind: 'empty' } : UNREACHABLE;
    } catch (error) {
      await this.#drop(key);
      throw error;
    }
  }

  #keep(key: string, kept: Kept): void {
    clearTimeout(kept.timer);
    kept.timer = setTimeout(() => void this.#drop(key), KEPT_MS).unref();
    this.#kept.set(key, kept);
  }

  async #drop(key: string): Promise<void> {
    const kept = this.#kept.get(key);
    this.#kept.delete(key);
    clearTimeout(kept?.timer);
    await kept?.pieces.close();
  }
}

function isSame(a: KnownSource, b: KnownSource): boolean {
  return a.total === b.total && a.validator === b.validator;
}

/** Uploads that are alike to the letter share a source, which does no harm but to their speed. */
function keyOf({ account, sourceUrl, destination, name }: UploadRequest): string {
  return JSON.stringify([account, sourceUrl, destination.driveId, destination.itemId, name]);
}
