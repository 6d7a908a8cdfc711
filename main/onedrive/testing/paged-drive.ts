/** A drive in memory that lists the folders of a source and its copy in pages. For tests. */
import type { HttpOutcome } from '../../jobs/ports.ts';
import type { Http } from '../http.ts';

/** A file is its size; a folder what it holds. */
export interface Folder {
  readonly [name: string]: Node;
}
export type Node = number | Folder;

const BASE = 'http://127.0.0.1:1/v1.0';

/** Answers as a drive that holds `source` and `copy`, in pages of sizes of its own. */
export class PagedDrive implements Http {
  readonly asked: string[] = [];
  /** Answers that take the place of the drive's own, once each, for URLs that contain the text. */
  readonly instead = new Map<string, { readonly status: number; readonly body: string }[]>();
  readonly pageSizes = { source: 3, copy: 2 };
  readonly #items = new Map<string, { readonly name: string; readonly node: Node }>();

  constructor(source: Node, copy: Node) {
    this.#put('source', 'Plans', source);
    this.#put('copy', 'Plans too', copy);
  }

  close(): void {
    this.asked.length = 0;
  }

  send({ url }: { readonly url: string }): Promise<HttpOutcome> {
    this.asked.push(url);
    for (const [text, answers] of this.instead) {
      const next = url.includes(text) ? answers.shift() : undefined;
      if (next !== undefined) return Promise.resolve(outcomeOf(url, next.status, next.body));
    }
    return Promise.resolve(this.#answer(new URL(url)));
  }

  #put(id: string, name: string, node: Node): void {
    this.#items.set(id, { name, node });
    if (typeof node === 'number') return;
    for (const [child, inner] of Object.entries(node)) {
      const childId = `${id}~${child.toLowerCase()}`;
      this.#put(childId, child, inner);
    }
  }

  #json(id: string): object | null {
    const item = this.#items.get(id);
    if (item === undefined) return null;
    const { name, node } = item;
    return typeof node === 'number'
      ? { id, name, size: node, file: {} }
      : { id, name, size: 999, folder: { childCount: Object.keys(node).length } };
  }

  #answer(url: URL): HttpOutcome {
    const [id = '', ...rest] = decodeURIComponent(url.pathname.split('/items/')[1] ?? '').split(
      '/children',
    );
    const json = this.#json(id);
    if (json === null) return outcomeOf(url.href, 404, '{"error":{"code":"itemNotFound"}}');
    if (rest.length === 0) return outcomeOf(url.href, 200, JSON.stringify(json));
    const size = this.pageSizes[id.startsWith('source') ? 'source' : 'copy'];
    const at = Number(url.searchParams.get('at') ?? 0);
    const node = this.#items.get(id)?.node ?? 0;
    const all = typeof node === 'number' ? [] : Object.keys(node).map((name) => name.toLowerCase());
    const value = all.slice(at, at + size).map((name) => this.#json(`${id}~${name}`));
    const hasMore = at + size < all.length;
    const next = `${BASE}${url.pathname.slice('/v1.0'.length)}?at=${at + size}`;
    const body = { value, ...(hasMore ? { '@odata.nextLink': next } : {}) };
    return outcomeOf(url.href, 200, JSON.stringify(body));
  }
}

function outcomeOf(url: string, status: number, body: string): HttpOutcome {
  const contentType = 'application/json';
  return { kind: 'answer', status, url, contentType, location: null, retryAfter: null, body };
}
