/**
 * `POST …/copy`: accepted with a monitor URL, or refused at once.
 * Source: Microsoft Graph "driveItem: copy", OneDrive API "Copy a DriveItem".
 */
import type { Dialect } from './address.ts';
import type { Drive } from './drive.ts';
import type { ConflictRule } from './events.ts';
import { emptyReply, problemReply, type Call, type Reply } from './http.ts';
import { accept, problem, refuse, type Outcome } from './problem.ts';
import { findReference, parseCopy } from './request-bodies.ts';
import type { Item } from './tree.ts';

/** Where each dialect's monitors answer. */
export const MONITOR_PATHS: Readonly<Record<Dialect, string>> = {
  graph: '/_api/v2.0/monitor/',
  oneDrive: '/monitor/',
};

export async function startCopy(
  call: Call,
  drive: Drive,
  source: Item,
  dialect: Dialect,
): Promise<Reply> {
  const asked = readRequest(call, drive, source);
  if (!asked.ok) return problemReply(call, asked.problem);
  const { destination, name, rule } = asked.value;
  const started = await drive.copy(source, destination, name, rule);
  if (!started.ok) return problemReply(call, started.problem);
  const Location = `${call.origin}${MONITOR_PATHS[dialect]}${started.value.event.id}`;
  return emptyReply(202, { Location });
}

interface CopyRequest {
  readonly destination: Item;
  readonly name: string;
  readonly rule: ConflictRule;
}

function readRequest(call: Call, drive: Drive, source: Item): Outcome<CopyRequest> {
  if (!prefersAsync(call.headers['prefer'])) {
    return refuse('invalidRequest', 'Copying needs the header "Prefer: respond-async".');
  }
  const rule = ruleOf(call.query);
  if (rule === null) return refuse('invalidRequest', 'Unknown conflict behavior.');
  const body = parseCopy(call.body);
  if (!body.ok) return body;
  const { name, parentReference, childrenOnly } = body.value;
  if (childrenOnly === true) {
    const unsupported = 'Copying only the children is not supported on this drive.';
    return { ok: false, problem: problem('notSupported', unsupported) };
  }
  const destination = findReference(drive.tree, parentReference ?? null, source.parent ?? source);
  if (!destination.ok) return destination;
  return accept({ destination: destination.value, name: name ?? source.name, rule });
}

/** Source: RFC 7240, section 4.1. */
function prefersAsync(header: string | readonly string[] | undefined): boolean {
  const all = typeof header === 'string' ? header : (header ?? []).join(',');
  return all
    .split(',')
    .some((part) => part.split(';')[0]?.trim().toLowerCase() === 'respond-async');
}

/** The rule in the query; one in the body is ignored by the service, and so it is here. */
function ruleOf(query: URLSearchParams): ConflictRule | null {
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
