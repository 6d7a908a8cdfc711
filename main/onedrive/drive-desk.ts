/**
 * Answers what the window asks of an account's drives: a page of a folder, and whether a filled-in form
 * may become a request.
 */
import { NOT_NOW } from '../../shared/answer.ts';
import type { CheckUp } from '../../shared/check-up.ts';
import { placeOf } from '../../shared/contract.ts';
import type {
  Answer,
  BatchForm,
  CheckUpForm,
  CopyForm,
  ItemPlace,
  ItemRef,
  PartsForm,
  UploadForm,
} from '../../shared/contract.ts';
import { type DriveItem, type FolderPage, type Found, pathOf } from '../../shared/item.ts';
import type { CopyRequest, UploadRequest } from '../jobs/action-request.ts';
import { type UrlVerdict, checkBatch, checkUpload, refusalOfUrl } from '../jobs/copy-rules.ts';
import type { Account } from './account.ts';
import { CheckUpDesk } from './check-up-desk.ts';
import { checkParts } from './copy-parts.ts';
import { copyRequest } from './copy-request.ts';
import { plain, refusedBy } from './desk-answers.ts';
import type { ApiAnswer } from './api-answers.ts';
import { DriveApi } from './drive-api.ts';
import { type FindPlace, findIn } from './find.ts';
import { FolderDesk } from './folder-desk.ts';
import type { Http } from './http.ts';
import type { ReadItem } from './items.ts';
import { type Meter, NO_METER } from './meter.ts';
import { PlaceDesk } from './place-desk.ts';

export class DriveDesk {
  readonly #api: DriveApi;
  readonly #account: Account;
  readonly #checkUrl: (url: string) => UrlVerdict;
  readonly #checkUps: CheckUpDesk;
  readonly #folders: FolderDesk;
  /** Where else the account finds items. */
  readonly places: PlaceDesk;

  /** `checkUrl` judges where files of the web may be fetched from; `meter` says what there is room for. */
  constructor(
    http: Http,
    account: Account,
    checkUrl: (url: string) => UrlVerdict,
    meter: Pick<Meter, 'spareInMs'> = NO_METER,
  ) {
    this.#api = new DriveApi(http, account);
    this.#checkUps = new CheckUpDesk(this.#api, Date.now, meter);
    this.#account = account;
    this.#checkUrl = checkUrl;
    this.places = new PlaceDesk(this.#api, account);
    this.#folders = new FolderDesk(this.#api, account.key, (id) => this.places.nameOf(id));
  }

  /** A page of a folder; of the drive's root when `folder` is null. */
  async browse(folder: ItemRef | null, cursor: string | null): Promise<Answer<FolderPage>> {
    return await this.#folders.browse(folder, cursor);
  }

  /** What a text means that the user has typed, pasted or dropped. */
  async find(text: string, place?: FindPlace): Promise<Answer<Found>> {
    const answer = await findIn(this.#api, this.#account, text, place);
    if (!answer.ok || answer.value.kind !== 'item') return answer;
    return {
      ok: true,
      value: { kind: 'item', item: await this.#folders.called(answer.value.item) },
    };
  }

  /** Makes a folder inside another one. */
  async createFolder(parent: ItemRef, name: string): Promise<Answer<DriveItem>> {
    const folder = await this.#api.item(parent.driveId, parent.itemId);
    if (folder.kind !== 'ok') return refusedBy(folder, 'destinationGone');
    const refusal = checkUpload(folder.value, name);
    if (refusal !== null) return { ok: false, refusal };
    const made = await this.#api.createFolder(parent.driveId, parent.itemId, name);
    if (made.kind === 'refused' && made.problem.code === 'nameAlreadyExists') {
      return { ok: false, refusal: { code: 'nameTaken', field: 'name' } };
    }
    return made.kind === 'ok'
      ? { ok: true, value: plain(this.#account.key, made.value) }
      : refusedBy(made, 'destinationGone');
  }

  /** The folder as it is now; null when it is gone or cannot be asked for. */
  async folder({ driveId, itemId }: ItemRef): Promise<DriveItem | null> {
    const found = valueOf(await this.#api.item(driveId, itemId));
    return found?.kind === 'folder'
      ? await this.#folders.called(plain(this.#account.key, found))
      : null;
  }

  /** The web address of the folder that an item lies in, or that it is. */
  async folderPage(item: ItemRef): Promise<Answer<string>> {
    const found = await this.#api.item(item.driveId, item.itemId);
    if (found.kind !== 'ok') return refusedBy(found, 'sourceGone');
    const { driveId, parentId } = found.value;
    const folder = parentId === null ? found : await this.#api.item(driveId, parentId);
    const webUrl = folder.kind === 'ok' ? folder.value.webUrl : null;
    return webUrl === null ? NOT_NOW : { ok: true, value: webUrl };
  }

  /** Turns the form into a request, with both ends looked up anew. */
  async check(form: CopyForm): Promise<Answer<CopyRequest>> {
    const [source, destination] = await Promise.all([
      this.#api.item(form.source.driveId, form.source.itemId),
      this.#api.item(form.destination.driveId, form.destination.itemId),
    ]);
    if (source.kind !== 'ok') return refusedBy(source, 'sourceGone');
    if (destination.kind !== 'ok') return refusedBy(destination, 'destinationGone');
    return copyRequest(this.#account.key, source.value, destination.value, form);
  }

  /** Turns the form into a request for each item; refused when one of them must be, and says which. */
  async checkAll(form: BatchForm): Promise<Answer<readonly CopyRequest[]>> {
    const { onConflict, allVersions } = form;
    const folder = await this.#api.item(form.destination.driveId, form.destination.itemId);
    if (folder.kind !== 'ok') return refusedBy(folder, 'destinationGone');
    const sources: ReadItem[] = [];
    for (const { driveId, itemId } of form.sources) {
      const source = await this.#api.item(driveId, itemId);
      if (source.kind !== 'ok') return refusedBy(source, 'sourceGone');
      sources.push(source.value);
    }
    const refusal = checkBatch(sources, folder.value, { onConflict, allVersions });
    if (refusal !== null) return { ok: false, refusal };
    const wish = { onConflict, allVersions, childrenOnly: false };
    const requests = sources.flatMap((source) => {
      const named = { ...wish, name: source.name };
      const checked = copyRequest(this.#account.key, source, folder.value, named);
      return checked.ok ? [checked.value] : [];
    });
    return { ok: true, value: requests };
  }

  /** What is known of a copy before it is started. */
  async checkUp(form: CheckUpForm): Promise<Answer<CheckUp>> {
    return await this.#checkUps.checkUp(form);
  }

  /** Turns the form into requests that are each small enough, and makes the folders they go into. */
  async checkParts(form: PartsForm): Promise<Answer<readonly CopyRequest[]>> {
    const counted = (item: ItemPlace): number | null => this.#checkUps.itemsOf(item);
    return await checkParts(this.#api, this.#account.key, form, counted);
  }

  /** Turns the form into a request that OneDrive shall carry out, with the folder looked up anew. */
  async checkUpload(form: UploadForm): Promise<Answer<UploadRequest>> {
    const verdict = URL.canParse(form.url) ? this.#checkUrl(form.url) : 'badUrl';
    const badUrl = refusalOfUrl(verdict);
    if (badUrl !== null) return { ok: false, refusal: badUrl };
    const folder = await this.#api.item(form.destination.driveId, form.destination.itemId);
    if (folder.kind !== 'ok') return refusedBy(folder, 'destinationGone');
    const refusal = checkUpload(folder.value, form.name);
    if (refusal !== null) return { ok: false, refusal };
    return {
      ok: true,
      value: {
        action: 'upload',
        account: this.#account.key,
        // As the parser spells it: others may read an odd spelling otherwise than it was judged.
        sourceUrl: new URL(form.url).href,
        destination: { ...placeOf(folder.value), path: pathOf(folder.value) },
        name: form.name,
        onConflict: form.onConflict,
        by: 'service',
      },
    };
  }
}

function valueOf<T>(answer: ApiAnswer<T>): T | null {
  return answer.kind === 'ok' ? answer.value : null;
}
