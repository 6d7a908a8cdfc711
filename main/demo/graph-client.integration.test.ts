import {
  Client,
  GraphError,
  PageIterator,
  ResponseType,
  type Context,
  type Middleware,
} from '@microsoft/microsoft-graph-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { TestDrive } from './test-support.ts';

const HOUR = 60 * 60 * 1000;
const Named = v.object({ id: v.string(), name: v.string() });
const Page = v.object({ value: v.array(Named) });

let drive: TestDrive;
let client: Client;
beforeEach(async () => {
  drive = await TestDrive.start();
  client = Client.initWithMiddleware({ middleware: new ToLoopback(() => drive.origin) });
});
afterEach(() => drive.remove());

/**
 * Microsoft's client takes https only: it does not send its token elsewhere, and it puts its own host
 * before a next link that begins with http. So it believes to talk to graph.microsoft.com, and this
 * last link of its chain sends the request, as it is, to the drive; with a token, as it would.
 */
class ToLoopback implements Middleware {
  readonly #origin: () => string;
  constructor(origin: () => string) {
    this.#origin = origin;
  }
  async execute(context: Context): Promise<void> {
    const asked = typeof context.request === 'string' ? context.request : context.request.url;
    const nextLink = asked.indexOf('http://');
    const url =
      nextLink >= 0
        ? asked.slice(nextLink)
        : asked.replace('https://graph.microsoft.com', this.#origin());
    const headers = new Headers(context.options?.headers);
    headers.set('authorization', 'Bearer some-token');
    context.response = await fetch(url, { ...context.options, headers });
  }
}

/** What the client gives is `any`: taken as unknown, and parsed. */
async function got(path: string): Promise<unknown> {
  const answer: unknown = await client.api(path).get();
  return answer;
}

describe('Microsoft’s own Graph client', () => {
  it('lists the root', async () => {
    const { value } = v.parse(Page, await got('/me/drive/root/children'));
    expect(value.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Documents', 'LargeFolder1', 'Résumé Zoë Müller.docx']),
    );
  });

  it('walks all pages of a long folder with its page iterator', async () => {
    const path = '/me/drive/root:/LargeFolder1/Scans:/children?$top=50';
    const first: unknown = await client.api(path).get();
    const names: string[] = [];
    const iterator = new PageIterator(
      client,
      v.parse(v.looseObject({ value: v.array(v.unknown()) }), first),
      (item: unknown) => {
        names.push(v.parse(Named, item).name);
        return true;
      },
    );
    await iterator.iterate();
    expect(iterator.isComplete()).toBe(true);
    expect(names).toHaveLength(240);
    expect(names[239]).toBe('Scan 0240.pdf');
  });

  it('searches', async () => {
    const { value } = v.parse(Page, await got("/me/drive/root/search(q='Kapitel')"));
    expect(value).toHaveLength(3);
  });

  it('understands a refusal as the error it is', async () => {
    const error: unknown = await got('/me/drive/root:/Nowhere').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(GraphError);
    expect(error).toMatchObject({ statusCode: 404, code: 'itemNotFound' });
  });

  it('makes a folder, copies into it, follows the monitor and finds the result', async () => {
    const folder: unknown = await client
      .api('/me/drive/root/children')
      .post({ name: 'By the client', folder: {} });
    const { id: destinationId } = v.parse(Named, folder);
    const { id } = v.parse(Named, await got('/me/drive/root:/Projects'));
    const started: unknown = await client
      .api(`/me/drive/items/${id}/copy`)
      .query({ '@microsoft.graph.conflictBehavior': 'fail' })
      .header('Prefer', 'respond-async')
      .responseType(ResponseType.RAW)
      .post({ parentReference: { id: destinationId } });
    const accepted = v.parse(v.instance(Response), started);
    expect(accepted.status).toBe(202);
    const monitor = accepted.headers.get('location') ?? '';

    drive.now += 1000;
    expect((await drive.status(monitor)).status).toBe('inProgress');
    drive.now += HOUR;
    const { status, resourceId = '' } = await drive.status(monitor);
    expect(status).toBe('completed');
    expect(await got(`/me/drive/items/${resourceId}`)).toMatchObject({
      name: 'Projects',
      folder: { childCount: 4 },
      parentReference: { id: destinationId },
    });
    await client.api(`/me/drive/items/${resourceId}`).delete();
    expect(await drive.children('/By the client')).toEqual([]);
  });
});
