/**
 * `POST …/copy`: accepted with a monitor URL, or refused at once.
 * Source: Microsoft Graph "driveItem: copy", OneDrive API "Copy a DriveItem".
 */
import type { Dialect } from './address.ts';
import type { CopyOperation } from './copy-operation.ts';
import type { Drive } from './drive.ts';
import type { ConflictRule } from './events.ts';
import { emptyReply, problemReply, type Call, type Reply } from './http.ts';
import { accept, refuse, type Outcome } from './problem.ts';
import { findReference, parseCopy, prefersAsync, ruleOf } from './request-bodies.ts';
import type { Item } from './tree.ts';

/** Where each dialect's monitors answer. */
export const MONITOR_PATHS: Readonly<Record<Dialect, string>> = {
  graph: '/_api/v2.0/monitor/',
  oneDrive: '/monitor/',
};

export interface CopyOptions {
  /** Whether copies follow the conflict rule that is sent: OneDrive for home use does not know any. */
  readonly conflictRules: 'obey' | 'ignore';
}

export async function startCopy(
  call: Call,
  drive: Drive,
  source: Item,
  dialect: Dialect,
  options: CopyOptions,
): Promise<Reply> {
  const asked = readRequest(call, drive, source, options);
  if (!asked.ok) return problemReply(call, asked.problem);
  const { destination, name, rule, childrenOnly } = asked.value;
  const started = childrenOnly
    ? await drive.copyChildren(source, destination, rule)
    : await drive.copy(source, destination, name, rule);
  return acceptedReply(call, started, dialect);
}

/** Accepted with a monitor URL, or refused. */
export function acceptedReply(
  call: Call,
  started: Outcome<CopyOperation>,
  dialect: Dialect,
): Reply {
  if (!started.ok) return problemReply(call, started.problem);
  const Location = `${call.origin}${MONITOR_PATHS[dialect]}${started.value.event.id}`;
  return emptyReply(202, { Location });
}

interface CopyRequest {
  readonly destination: Item;
  readonly name: string;
  readonly rule: ConflictRule;
  readonly childrenOnly: boolean;
}

function readRequest(
  call: Call,
  drive: Drive,
  source: Item,
  { conflictRules }: CopyOptions,
): Outcome<CopyRequest> {
  if (!prefersAsync(call.headers['prefer'])) {
    return refuse('invalidRequest', 'Copying needs the header "Prefer: respond-async".');
  }
  const rule = conflictRules === 'ignore' ? 'fail' : ruleOf(call.query);
  if (rule === null) return refuse('invalidRequest', 'Unknown conflict behavior.');
  const body = parseCopy(call.body);
  if (!body.ok) return body;
  const { name, parentReference, childrenOnly } = body.value;
  if (childrenOnly === true && name !== undefined && name !== null) {
    return refuse('invalidRequest', 'childrenOnly and name exclude each other.');
  }
  const destination = findReference(drive.tree, parentReference ?? null, source.parent ?? source);
  if (!destination.ok) return destination;
  return accept({
    destination: destination.value,
    name: name ?? source.name,
    rule,
    childrenOnly: childrenOnly === true,
  });
}
