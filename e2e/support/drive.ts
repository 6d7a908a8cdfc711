/** A drive whose clock stands still until the story moves it: copies are as far as the story wants. */
import { type InferOutput, array, number, object, parse, string } from 'valibot';
import {
  type DemoDrive,
  type DemoDriveOptions,
  startDemoDrive,
} from '../../main/demo/demo-drive.ts';

const operations = object({
  value: array(object({ id: string(), name: string(), status: string() })),
});
const requests = object({
  value: array(object({ method: string(), path: string(), headerNames: array(string()) })),
});
const TELLING = new Set(['authorization', 'cookie', 'referer', 'origin']);
const item = object({ id: string(), name: string(), webUrl: string() });
const sized = object({ size: number(), folder: object({ childCount: number() }) });
const children = object({ value: array(item) });

/** What a story may want of its drive. */
export type DriveOptions = Pick<
  DemoDriveOptions,
  'cases' | 'driveType' | 'quotaBytes' | 'longFolder' | 'tokens'
>;

export class StoryDrive {
  readonly #drive: DemoDrive;
  readonly #time: { now: number };

  private constructor(drive: DemoDrive, time: { now: number }) {
    this.#drive = drive;
    this.#time = time;
  }

  static async start(dataDir: string, options: DriveOptions = {}): Promise<StoryDrive> {
    const time = { now: Date.now() };
    const now = (): number => time.now;
    const drive = await startDemoDrive({ ...options, dataDir, admin: true, now });
    return new StoryDrive(drive, time);
  }

  get origin(): string {
    return this.#drive.origin;
  }

  /** Lets the drive work this long at once. */
  advance(ms: number): void {
    this.#time.now += ms;
  }

  async close(): Promise<void> {
    await this.#drive.close();
  }

  /** What the drive really did: every copy it accepted. */
  async operations(): Promise<InferOutput<typeof operations>['value']> {
    return parse(operations, await this.#json('GET', '/__admin/operations')).value;
  }

  /**
   * The requests for reports that carried anything about who asks: there must be none, since a monitor
   * URL is the credential itself.
   */
  async tellingMonitorRequests(): Promise<readonly string[]> {
    const { value } = parse(requests, await this.#json('GET', '/__admin/requests'));
    return value
      .filter(({ path }) => /\/monitor\/|\/upload\//u.test(path))
      .filter(({ headerNames }) => headerNames.some((name) => TELLING.has(name.toLowerCase())))
      .map(({ method, headerNames }) => `${method}: ${headerNames.join(', ')}`);
  }

  /**
   * What nobody but the app may know: the part of every address that lets one follow a copy or write
   * to an upload. Addresses that were never asked are among them.
   */
  async secrets(): Promise<readonly string[]> {
    const { value } = parse(requests, await this.#json('GET', '/__admin/requests'));
    const uploads = value.flatMap(({ path }) => /\/upload\/([^/?]+)/u.exec(path)?.[1] ?? []);
    const copies = (await this.operations()).map(({ id }) => id);
    return [...new Set([...copies, ...uploads])];
  }

  /** How many pages of folders were asked for. */
  async pagesAsked(): Promise<number> {
    const { value } = parse(requests, await this.#json('GET', '/__admin/requests'));
    return value.filter(({ path }) => path.includes('/children')).length;
  }

  /** How often reports were asked for. */
  async monitorRequests(): Promise<number> {
    const { value } = parse(requests, await this.#json('GET', '/__admin/requests'));
    return value.filter(({ path }) => path.includes('/monitor/')).length;
  }

  /** The names inside a folder, `/` for the root. */
  async namesIn(folder: string): Promise<readonly string[]> {
    const path = folder === '/' ? 'root' : `root:${encodeURI(folder)}:`;
    const page = await this.#json('GET', `/v1.0/me/drive/${path}/children?$top=1000`);
    return parse(children, page).value.map(({ name }) => name);
  }

  /** Scripted answers, in the drive's own words. */
  async setFaults(faults: readonly unknown[]): Promise<void> {
    await this.#json('POST', '/__admin/faults', faults);
  }

  async clearFaults(): Promise<void> {
    await this.#json('DELETE', '/__admin/faults');
  }

  async deleteItem(path: string): Promise<void> {
    await this.#json('DELETE', `/v1.0/me/drive/items/${await this.idOf(path)}`);
  }

  async idOf(path: string): Promise<string> {
    return (await this.#item(path)).id;
  }

  /** Bytes of an item with all it holds, and its children. */
  async sizeOf(path: string): Promise<InferOutput<typeof sized>> {
    return parse(sized, await this.#json('GET', `/v1.0/me/drive/root:${encodeURI(path)}:`));
  }

  /** Where a browser shows the item. */
  async webAddressOf(path: string): Promise<string> {
    return (await this.#item(path)).webUrl;
  }

  /** Has another program start a copy; gives the address it got. */
  async startElsewhere(source: string, destination: string, name: string): Promise<string> {
    const [from, to] = [await this.idOf(source), await this.idOf(destination)];
    const answer = await fetch(`${this.origin}/v1.0/me/drive/items/${from}/copy`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', prefer: 'respond-async' },
      body: JSON.stringify({ parentReference: { id: to }, name }),
    });
    return answer.headers.get('location') ?? '';
  }

  async #item(path: string): Promise<InferOutput<typeof item>> {
    return parse(item, await this.#json('GET', `/v1.0/me/drive/root:${encodeURI(path)}:`));
  }

  async #json(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(this.origin + path, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}`);
    return text === '' ? null : JSON.parse(text);
  }
}
