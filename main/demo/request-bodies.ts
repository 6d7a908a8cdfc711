/** What the API takes as bodies, parsed where it enters. */
import * as v from 'valibot';
import { findByReferencePath } from './address.ts';
import { driveById, driveOf, isOpen, OWN_DRIVE, topOf } from './other-drives.ts';
import type { ConflictRule } from './events.ts';
import type { Body } from './http.ts';
import { accept, refuse, type Outcome } from './problem.ts';
import type { Item, Tree } from './tree.ts';

const Reference = v.object({
  driveId: v.nullish(v.string()),
  id: v.nullish(v.string()),
  path: v.nullish(v.string()),
});
export type Reference = v.InferOutput<typeof Reference>;

const Copy = v.object({
  name: v.nullish(v.string()),
  parentReference: v.nullish(Reference),
  childrenOnly: v.nullish(v.boolean()),
});
const Change = v.object({ name: v.nullish(v.string()), parentReference: v.nullish(Reference) });
const NewFolder = v.object({
  name: v.string(),
  folder: v.object({}),
  '@microsoft.graph.conflictBehavior': v.optional(v.picklist(['fail', 'rename', 'replace'])),
  '@name.conflictBehavior': v.optional(v.picklist(['fail', 'rename', 'replace'])),
});
const NewFile = v.object({
  name: v.optional(v.string()),
  file: v.object({}),
  '@microsoft.graph.sourceUrl': v.optional(v.string()),
  '@content.sourceUrl': v.optional(v.string()),
  '@microsoft.graph.conflictBehavior': v.optional(v.picklist(['fail', 'rename', 'replace'])),
  '@name.conflictBehavior': v.optional(v.picklist(['fail', 'rename', 'replace'])),
});
const Upload = v.object({
  item: v.nullish(
    v.object({
      '@microsoft.graph.conflictBehavior': v.optional(v.picklist(['fail', 'rename', 'replace'])),
      '@name.conflictBehavior': v.optional(v.picklist(['fail', 'rename', 'replace'])),
    }),
  ),
});

export function parseCopy(body: Body): Outcome<v.InferOutput<typeof Copy>> {
  return parse(Copy, body);
}

export function parseChange(body: Body): Outcome<v.InferOutput<typeof Change>> {
  return parse(Change, body);
}

export interface NewFolderBody {
  readonly name: string;
  readonly rule: 'fail' | 'rename';
}

/** A file that the drive is to fetch itself; `null` when the body asks for something else. */
export function parseFetch(
  body: Body,
): { readonly name: string; readonly url: string; readonly rule: ConflictRule | null } | null {
  if (body.kind !== 'json' || !v.is(NewFile, body.value)) return null;
  const { name, ...rest } = v.parse(NewFile, body.value);
  const url = rest['@microsoft.graph.sourceUrl'] ?? rest['@content.sourceUrl'];
  if (name === undefined || url === undefined) return null;
  const rule = rest['@microsoft.graph.conflictBehavior'] ?? rest['@name.conflictBehavior'] ?? null;
  return { name, url, rule };
}

/** The conflict rule of an upload session to make; without a body or a word it is `fail`. */
export function parseUpload(body: Body): Outcome<ConflictRule> {
  if (body.kind === 'none') return accept('fail');
  const parsed = parse(Upload, body);
  if (!parsed.ok) return parsed;
  const item = parsed.value.item ?? {};
  return accept(
    item['@microsoft.graph.conflictBehavior'] ?? item['@name.conflictBehavior'] ?? 'fail',
  );
}

/** The rule in the query; one in the body is ignored by the service, and so it is here. */
export function ruleOf(query: URLSearchParams): ConflictRule | null {
  const rule =
    query.get('@microsoft.graph.conflictBehavior') ?? query.get('@name.conflictBehavior') ?? 'fail';
  switch (rule.toLowerCase()) {
    case 'fail':
      return 'fail';
    case 'rename':
      return 'rename';
    case 'replace':
      return 'replace';
    default:
      return null;
  }
}

/** Source: RFC 7240, section 4.1. */
export function prefersAsync(header: string | readonly string[] | undefined): boolean {
  const all = typeof header === 'string' ? header : (header ?? []).join(',');
  return all
    .split(',')
    .some((part) => part.split(';')[0]?.trim().toLowerCase() === 'respond-async');
}

/** A folder to make. `replace` of a folder is not possible and conflicts like `fail`. */
export function parseNewFolder(body: Body): Outcome<NewFolderBody> {
  if (body.kind === 'json' && v.is(NewFile, body.value)) {
    // Retired by the service in 2024.
    const message = 'Uploading from a URL is not supported on this drive.';
    return refuse('notSupported', message);
  }
  const parsed = parse(NewFolder, body);
  if (!parsed.ok) return parsed;
  const { name, ...rest } = parsed.value;
  const rule = rest['@microsoft.graph.conflictBehavior'] ?? rest['@name.conflictBehavior'];
  return accept({ name, rule: rule === 'rename' ? 'rename' : 'fail' });
}

/** The item a `parentReference` means; `fallback` when there is none. */
export function findReference(
  tree: Tree,
  reference: Reference | null,
  fallback: Item,
): Outcome<Item> {
  if (reference === null) return accept(fallback);
  const { driveId, id, path } = reference;
  const hasId = id !== undefined && id !== null;
  const hasPath = path !== undefined && path !== null;
  if (hasId && hasPath) {
    return refuse('invalidRequest', 'parentReference takes an id or a path, not both.');
  }
  if (!hasId && !hasPath) {
    return refuse('invalidRequest', 'parentReference needs an id or a path.');
  }
  const drive = driveId === undefined || driveId === null ? null : driveById(driveId);
  const found = hasId
    ? id === 'root'
      ? topOf(tree, drive ?? OWN_DRIVE)
      : tree.get(id)
    : findByReferencePath(tree, path ?? '');
  const isThere =
    found !== undefined && isOpen(tree, found) && (drive === null || driveOf(found) === drive);
  return isThere ? accept(found) : refuse('itemNotFound', 'The parent could not be found.');
}

function parse<Schema extends v.GenericSchema>(
  schema: Schema,
  body: Body,
): Outcome<v.InferOutput<Schema>> {
  if (body.kind !== 'json') return refuse('invalidRequest', 'The body is not JSON.');
  // A list would pass for an object without any of the optional properties.
  const parsed = v.safeParse(schema, Array.isArray(body.value) ? null : body.value);
  return parsed.success
    ? accept(parsed.output)
    : refuse('invalidRequest', 'The body is not what this request takes.');
}
