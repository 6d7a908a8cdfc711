/** Finds out which of the names that a copy would use are taken at its destination. */
import type { CheckUpForm } from '../../shared/contract.ts';
import { checkItemName, nextName } from '../../shared/item-name.ts';
import { type ItemFacts, pathOf } from '../../shared/item.ts';
import type { SourceFacts, TargetFacts } from '../jobs/check-up-facts.ts';
import { listedIn } from './check-up-items.ts';
import { askChild, askListing } from './check-up-questions.ts';
import { factsOf } from './desk-answers.ts';
import type { DriveApi } from './drive-api.ts';

/** So many names are asked for one by one; for more, the folder is listed. */
const ASKED_ONE_BY_ONE = 3;
/** Pages of a folder that are looked through for names. */
const PAGES = 2;
const FREE_NAME_TRIES = 3;

export interface NamesThere {
  readonly wanted: number;
  readonly taken: readonly ItemFacts[];
  readonly freeName: string | null;
}

/** Of what could not be looked up nothing is said: such a name counts as free. */
export async function namesThere(
  api: DriveApi,
  form: CheckUpForm,
  sources: readonly SourceFacts[],
  target: TargetFacts,
): Promise<NamesThere> {
  if (target.item.kind !== 'folder') return { wanted: 0, taken: [], freeName: null };
  const names = await wantedNames(api, form, sources, pathOf(target.item));
  const taken =
    names.length <= ASKED_ONE_BY_ONE
      ? await askedFor(api, form, names)
      : await listedOf(api, form, names, target.item);
  const isOne = form.sources.length === 1 && !form.childrenOnly;
  const [source] = sources;
  const isTaken = taken.some(({ name }) => isSameName(name, form.name));
  const freeName =
    isOne && isTaken && source !== undefined ? await freeNear(api, form, source.item.kind) : null;
  return { wanted: isOne ? 1 : names.length, taken, freeName };
}

async function wantedNames(
  api: DriveApi,
  { sources: { length }, name, childrenOnly, allVersions }: CheckUpForm,
  sources: readonly SourceFacts[],
  folderPath: string,
): Promise<readonly string[]> {
  const own = sources.map(({ item }) => item.name);
  if (length > 1) return own;
  const [source] = sources;
  if (childrenOnly && source !== undefined) {
    const ref = { driveId: source.item.driveId, itemId: source.item.id };
    const page = await askListing(api, ref, null);
    return page.kind === 'ok' ? page.value.items.map((item) => item.name) : [];
  }
  // Versions come along under the item's own name only, and the copy is renamed afterwards.
  const names = allVersions ? [...new Set([name, ...own])] : [name];
  return names.filter((each) => checkItemName(each, folderPath) === null);
}

async function askedFor(
  api: DriveApi,
  { destination }: CheckUpForm,
  names: readonly string[],
): Promise<readonly ItemFacts[]> {
  const answers = await Promise.all(names.map((name) => askChild(api, destination, name)));
  return answers.flatMap((answer) => (answer.kind === 'ok' ? [factsOf(answer.value)] : []));
}

async function listedOf(
  api: DriveApi,
  { destination }: CheckUpForm,
  names: readonly string[],
  folder: ItemFacts,
): Promise<readonly ItemFacts[]> {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  const found: ItemFacts[] = [];
  let link: string | null = null;
  for (let page = 0; page < PAGES; page += 1) {
    const answer = await askListing(api, destination, link);
    if (answer.kind !== 'ok') break;
    const here = answer.value.items.filter(({ name }) => wanted.has(name.toLowerCase()));
    found.push(...here.map((item) => listedIn(pathOf(folder), item)));
    link = answer.value.nextLink;
    if (link === null) break;
  }
  return found;
}

async function freeNear(
  api: DriveApi,
  { name, destination }: CheckUpForm,
  kind: ItemFacts['kind'],
): Promise<string | null> {
  let candidate = name;
  for (let tries = 0; tries < FREE_NAME_TRIES; tries += 1) {
    candidate = nextName(candidate, kind);
    if ((await askChild(api, destination, candidate)).kind === 'missing') return candidate;
  }
  return null;
}

function isSameName(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
