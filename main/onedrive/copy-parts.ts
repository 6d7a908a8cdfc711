/**
 * Turns a copy that is too large for the service into several, and makes the folders they go into.
 * Folders come first and are nothing but empty until all copies are written down together, so that a
 * program which ends in between has begun nothing; the next try takes what it has left for its own.
 */
import { type Answer, NOT_NOW } from '../../shared/answer.ts';
import type { ItemPlace, PartsForm } from '../../shared/contract.ts';
import { nextName } from '../../shared/item-name.ts';
import { type ItemFacts, pathOf } from '../../shared/item.ts';
import type { Refusal } from '../../shared/problem.ts';
import type { CopyRequest } from '../jobs/action-request.ts';
import { limitsOf } from '../jobs/check-up.ts';
import { MAX_PARTS, type Planned, planParts } from '../jobs/copy-parts.ts';
import { checkBatch, checkCopy } from '../jobs/copy-rules.ts';
import { type CheckedItem, listedIn } from './check-up-items.ts';
import { askItem, askListing } from './check-up-questions.ts';
import { copyRequest } from './copy-request.ts';
import { factsOf, refusedBy } from './desk-answers.ts';
import type { DriveApi } from './drive-api.ts';
import { STRANGE } from './trouble.ts';

const NAME_TRIES = 20;
const TAKEN = { ok: false, refusal: { code: 'nameTaken', field: 'name' } } as const;

type Rule = PartsForm['onConflict'];
/** Where a part goes, under which rule. */
interface Place {
  readonly folder: ItemFacts;
  readonly rule: Rule;
}
/** A folder to be made, for what is planned to come into it. */
interface NewFolder extends Place {
  readonly name: string;
  readonly inside: readonly Planned[];
}
type MakeFolder = (wanted: NewFolder) => Promise<Answer<ItemFacts>>;

/**
 * The requests of `account`, one for each part. `itemsOf` tells what is known to be in a folder; one
 * that nobody has counted is tried as it is.
 */
export async function checkParts(
  api: DriveApi,
  account: string,
  form: PartsForm,
  itemsOf: (item: ItemPlace) => number | null,
): Promise<Answer<readonly CopyRequest[]>> {
  const target = await askItem(api, form.destination);
  if (target.kind !== 'ok') return refusedBy(target, 'destinationGone');
  const sources: CheckedItem[] = [];
  for (const ref of form.sources) {
    const source = await askItem(api, ref);
    if (source.kind !== 'ok') return refusedBy(source, 'sourceGone');
    sources.push(source.value);
  }
  const [first] = sources;
  const isBatch = sources.length > 1;
  const refusal =
    isBatch || first === undefined
      ? checkBatch(sources, target.value, form)
      : checkCopy(first, target.value, form);
  if (refusal !== null) return { ok: false, refusal };
  const planned = await planOf(api, form, sources, target.value, itemsOf);
  if (!planned.ok) return planned;
  const top = { folder: factsOf(target.value), rule: form.onConflict };
  const named = { form, account, name: isBatch ? null : form.name };
  // Once without making anything: what must be refused is refused before the first folder is there.
  const tried = await requestsFor(planned.value, top, named, pretend);
  if (!tried.ok) return tried;
  return await requestsFor(planned.value, top, named, (wanted) => ensure(api, wanted));
}

async function planOf(
  api: DriveApi,
  { childrenOnly }: PartsForm,
  sources: readonly CheckedItem[],
  target: CheckedItem,
  itemsOf: (item: ItemPlace) => number | null,
): Promise<Answer<readonly Planned[]>> {
  const at = (item: CheckedItem) => ({ item, siteId: item.siteId, account: item.account });
  const limits = limitsOf(sources.map(at), at(target));
  const listed = new Map<string, readonly ItemFacts[]>();
  const known = {
    itemsOf: (item: ItemFacts) =>
      itemsOf({ driveId: item.driveId, itemId: item.id }) ?? 1 + (item.childCount ?? 0),
    childrenOf: (item: ItemFacts) => listed.get(item.id) ?? null,
  };
  for (;;) {
    const plan = planParts(sources.map(factsOf), childrenOnly, known, limits);
    if (plan.kind === 'plan') return { ok: true, value: plan.planned };
    if (plan.kind === 'tooMany') return NOT_NOW;
    for (const folder of plan.folders) {
      const children = await childrenOf(api, folder);
      if (!children.ok) return children;
      listed.set(folder.id, children.value);
    }
  }
}

/** All children; a folder with more than there may be parts is not read to its end. */
async function childrenOf(api: DriveApi, folder: ItemFacts): Promise<Answer<readonly ItemFacts[]>> {
  const children: ItemFacts[] = [];
  let link: string | null = null;
  let pages = 0;
  do {
    const ref = { driveId: folder.driveId, itemId: folder.id };
    const page = await askListing(api, ref, link);
    if (page.kind !== 'ok') return refusedBy(page, 'sourceGone');
    children.push(...page.value.items.map((item) => listedIn(pathOf(folder), item)));
    link = page.value.nextLink;
    pages += 1;
    // Pages without items, one after the other, would be a listing without an end.
    if (pages > MAX_PARTS) return refusedBy(STRANGE, 'sourceGone');
  } while (link !== null && children.length <= MAX_PARTS);
  return { ok: true, value: children };
}

interface Named {
  readonly form: PartsForm;
  readonly account: string;
  /** Another name than its own, for the one item at the top. */
  readonly name: string | null;
}

async function requestsFor(
  planned: readonly Planned[],
  place: Place,
  named: Named,
  makeFolder: MakeFolder,
): Promise<Answer<readonly CopyRequest[]>> {
  const { form, account } = named;
  const requests: CopyRequest[] = [];
  for (const each of planned) {
    const { item } = each;
    const name = (form.childrenOnly ? null : named.name) ?? item.name;
    if (each.kind === 'part') {
      const wish = { name, onConflict: place.rule, childrenOnly: false };
      const request = copyRequest(account, item, place.folder, {
        ...wish,
        allVersions: form.allVersions,
      });
      if (!request.ok) return refusedFor(each, named, request.refusal);
      requests.push(request.value);
      continue;
    }
    const made = await makeFolder({ ...place, name, inside: each.inside });
    if (!made.ok) return refusedFor(each, named, made.refusal);
    // Nothing is in the new folder that could be in the way, and a second try must not double.
    const inner = { folder: made.value, rule: 'fail' } as const;
    const inside = await requestsFor(each.inside, inner, { ...named, name: null }, makeFolder);
    if (!inside.ok) return inside;
    requests.push(...inside.value);
  }
  return { ok: true, value: requests };
}

/** What is wrong with a name of its own is said of the item: the form's name is another one. */
function refusedFor(
  { item: { name } }: Planned,
  { form, name: given }: Named,
  refusal: Refusal,
): { readonly ok: false; readonly refusal: Refusal } {
  const isGiven = given !== null && !form.childrenOnly;
  if (isGiven || refusal.field !== 'name') return { ok: false, refusal };
  const items = [{ name, refusal }];
  return { ok: false, refusal: { code: 'itemsRefused', field: 'source', items } };
}

function pretend({ folder, name }: NewFolder): Promise<Answer<ItemFacts>> {
  const nothing = { size: 0, childCount: 0, isRoot: false };
  const { driveId } = folder;
  const value = {
    driveId,
    id: '',
    name,
    kind: 'folder',
    folderPath: pathOf(folder),
    ...nothing,
  } as const;
  return Promise.resolve({ ok: true, value });
}

/** The folder of this name: made, or left by an earlier try; under `rename` one of a free name. */
async function ensure(api: DriveApi, wanted: NewFolder): Promise<Answer<ItemFacts>> {
  const { folder, rule, inside } = wanted;
  let { name } = wanted;
  for (let tries = 0; tries < NAME_TRIES; tries += 1) {
    const made = await api.createFolder(folder.driveId, folder.id, name);
    if (made.kind === 'ok') return { ok: true, value: factsOf(made.value) };
    if (made.kind !== 'refused' || made.problem.code !== 'nameAlreadyExists') {
      return refusedBy(made, 'destinationGone');
    }
    const there = await api.child(folder.driveId, folder.id, name);
    if (there.kind === 'ok' && (await isLeftOver(api, factsOf(there.value), inside))) {
      return { ok: true, value: factsOf(there.value) };
    }
    if (rule !== 'rename') return TAKEN;
    name = nextName(name, 'folder');
  }
  return TAKEN;
}

/** Whether a folder holds nothing but folders that would be made in it, down to the last. */
async function isLeftOver(
  api: DriveApi,
  folder: ItemFacts,
  inside: readonly Planned[],
): Promise<boolean> {
  const own = new Map(inside.map((each) => [each.item.name, each]));
  if (folder.kind !== 'folder' || (folder.childCount ?? 0) > own.size) return false;
  const children = await childrenOf(api, folder);
  if (!children.ok) return false;
  for (const child of children.value) {
    const planned = own.get(child.name);
    if (planned?.kind !== 'folder' || !(await isLeftOver(api, child, planned.inside))) return false;
  }
  return true;
}
