/**
 * Files from outside: upload sessions with their pieces, and small files in one request. An upload URL
 * is the credential itself: a token that is sent along is refused, as the service does.
 * Source: Microsoft Graph, "driveItem: createUploadSession", "Upload or replace the contents".
 */
import { createHash } from 'node:crypto';
import { findItem, type ItemAddress } from './address.ts';
import type { Drive } from './drive.ts';
import { emptyReply, jsonReply, problemReply, wrongMethod, type Call, type Reply } from './http.ts';
import { contextOf, itemJson, type JsonContext } from './item-json.ts';
import { accept, problem, refuse, type Outcome } from './problem.ts';
import { parseUpload, ruleOf } from './request-bodies.ts';
import type { Folder, Item } from './tree.ts';
import type { UploadBytes } from './upload-bytes.ts';
import { checkPiece, readRange, type UploadSession } from './upload-rules.ts';

const UPLOAD_PATH = '/upload/';

/** `POST …:/createUploadSession`: an upload URL, or a refusal at once. */
export async function createUploadSession(
  call: Call,
  drive: Drive,
  at: ItemAddress,
): Promise<Reply> {
  if (call.method !== 'POST') return wrongMethod(call, 'POST');
  const place = placeAt(drive, at);
  if (!place.ok) return problemReply(call, place.problem);
  const asked = parseUpload(call.body);
  if (!asked.ok) return problemReply(call, asked.problem);
  const { parent, name } = place.value;
  const created = await drive.createUpload(parent, name, asked.value);
  if (!created.ok) return problemReply(call, created.problem);
  const uploadUrl = `${call.origin}${UPLOAD_PATH}${created.value.id}`;
  return jsonReply(200, { uploadUrl, ...stateOf(created.value) });
}

/** `PUT …:/content`: the whole file in one request. */
export async function putContent(
  call: Call,
  drive: Drive,
  at: ItemAddress,
  context: JsonContext,
): Promise<Reply> {
  if (call.method !== 'PUT') return wrongMethod(call, 'PUT');
  const place = placeAt(drive, at);
  if (!place.ok) return problemReply(call, place.problem);
  // Unlike a copy, contents replace what is there unless told otherwise.
  const rule = call.query.size === 0 ? 'replace' : ruleOf(call.query);
  if (rule === null) {
    return problemReply(call, problem('invalidRequest', 'Unknown conflict behavior.'));
  }
  const bytes = bytesOf(call);
  const content = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  const file = { ...place.value, rule, size: bytes.byteLength, content };
  return fileReply(call, await drive.addFile(file, null), context);
}

/** Answers at an upload URL; `null` when the path is none. */
export async function answerUpload(
  call: Call,
  drive: Drive,
  bytes: UploadBytes,
): Promise<Reply | null> {
  if (!call.path.startsWith(UPLOAD_PATH)) return null;
  if (call.headers.authorization !== undefined) {
    return problemReply(call, problem('unauthenticated', 'Invalid audience'));
  }
  const session = drive.uploads.get(call.path.slice(UPLOAD_PATH.length), call.at);
  if (session === undefined) {
    return problemReply(call, problem('itemNotFound', 'The upload session was not found.'));
  }
  switch (call.method) {
    case 'GET':
      return jsonReply(200, stateOf(session));
    case 'DELETE':
      await drive.cancelUpload(session);
      await bytes.remove(session.id);
      return emptyReply(204);
    case 'PUT':
      return takePiece(call, drive, bytes, session);
    default:
      return wrongMethod(call, 'GET', 'PUT', 'DELETE');
  }
}

async function takePiece(
  call: Call,
  drive: Drive,
  store: UploadBytes,
  session: UploadSession,
): Promise<Reply> {
  const piece = bytesOf(call);
  const range = readRange(call.headers['content-range'], piece.byteLength);
  if (!range.ok) return problemReply(call, range.problem);
  const { start, end, total } = range.value;
  const checked = checkPiece(session, range.value);
  if (!checked.ok) return problemReply(call, checked.problem);
  if (total > drive.remainingBytes()) {
    return problemReply(call, problem('quotaLimitReached', 'The drive is full.'));
  }
  await store.write(session.id, start, piece);
  if (end < total) {
    const taken = await drive.takePiece(session, range.value);
    return taken.ok ? jsonReply(202, stateOf(session)) : problemReply(call, taken.problem);
  }
  const parent = drive.tree.folder(session.parentId);
  if (parent === undefined) {
    return problemReply(call, problem('itemNotFound', 'The folder is gone.'));
  }
  const content = `sha256:${await store.hash(session.id, total)}`;
  const { name, rule } = session;
  const added = await drive.addFile({ parent, name, rule, size: total, content }, session);
  if (added.ok) await store.remove(session.id);
  return fileReply(call, added, { origin: call.origin, dialect: 'graph', traits: drive.traits });
}

function fileReply(
  call: Call,
  added: Outcome<{ readonly item: Item; readonly isNew: boolean }>,
  context: JsonContext,
): Reply {
  if (!added.ok) return problemReply(call, added.problem);
  const { item, isNew } = added.value;
  const json = { ...contextOf(context, 'drives/items/$entity'), ...itemJson(item, context) };
  return jsonReply(isNew ? 201 : 200, json);
}

function stateOf({ expiresAt, next, total }: UploadSession): object {
  return {
    expirationDateTime: new Date(expiresAt).toISOString(),
    nextExpectedRanges: [total === null ? `${next}-` : `${next}-${total - 1}`],
  };
}

/** Where a new file is to be: a folder and a name in it, or an item that is there. */
function placeAt(
  drive: Drive,
  at: ItemAddress,
): Outcome<{ readonly parent: Folder; readonly name: string }> {
  const name = at.names.at(-1);
  if (name === undefined) {
    const item = findItem(drive.tree, at);
    return item?.kind === 'file' && item.parent !== null
      ? accept({ parent: item.parent, name: item.name })
      : refuse('itemNotFound', 'There is no such file.');
  }
  const parent = findItem(drive.tree, { ...at, names: at.names.slice(0, -1) });
  if (parent === undefined) return refuse('itemNotFound', 'The folder could not be found.');
  return parent.kind === 'folder'
    ? accept({ parent, name })
    : refuse('invalidRequest', 'The parent is not a folder.');
}

function bytesOf({ body }: Call): Buffer {
  return body.kind === 'bytes' ? body.bytes : Buffer.alloc(0);
}
