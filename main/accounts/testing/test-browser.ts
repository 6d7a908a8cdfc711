/**
 * A browser that goes where it is sent, and posts the form that it finds there, as the page of the
 * sign-in service has it do. For tests: it trusts that service's certificate alone.
 */
import { type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { text } from 'node:stream/consumers';

export interface SeenPage {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export class TestBrowser {
  /** Where it was sent. */
  readonly opened: string[] = [];
  /** The last page it shows: what the app itself answers at the end. */
  shown: SeenPage | null = null;
  /** Resolves when everything it was sent to has come to its end. */
  done: Promise<unknown> = Promise.resolve();
  readonly #trusted: string;

  constructor(trusted: string) {
    this.#trusted = trusted;
  }

  /** Goes there in the background, as a real one does. */
  readonly open = (url: string): Promise<boolean> => {
    this.opened.push(url);
    // What hangs when a test ends is broken off with its server.
    this.done = Promise.all([this.done, this.#visit(url).catch(() => undefined)]);
    return Promise.resolve(true);
  };

  /** Sends one request; `form` makes it a POST. */
  async fetch(
    url: string,
    form?: URLSearchParams,
    options: RequestOptions = {},
  ): Promise<SeenPage> {
    const method = form === undefined ? 'GET' : 'POST';
    const headers = form === undefined ? {} : { 'content-type': FORM };
    const all = { method, headers, ...options };
    const request = url.startsWith('https:')
      ? requestHttps(url, { ...all, ca: this.#trusted })
      : requestHttp(url, all);
    const message = await new Promise<IncomingMessage>((resolve, reject) => {
      request.once('response', resolve).once('error', reject);
      request.end(form?.toString());
    });
    const { statusCode = 0, headers: received } = message;
    return { status: statusCode, headers: received, body: await text(message) };
  }

  async #visit(url: string): Promise<void> {
    const page = await this.fetch(url);
    const action = /<form method="post" action="([^"]+)">/u.exec(page.body)?.[1];
    if (action === undefined) {
      this.shown = page;
      return;
    }
    const inputs = page.body.matchAll(/name="(?<name>[^"]+)" value="(?<value>[^"]*)"/gu);
    const fields = new URLSearchParams();
    for (const { groups } of inputs) fields.set(groups?.['name'] ?? '', groups?.['value'] ?? '');
    this.shown = await this.fetch(action, fields);
  }
}

const FORM = 'application/x-www-form-urlencoded';
