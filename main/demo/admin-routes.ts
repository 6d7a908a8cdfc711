/** The tests' door: faults, forced expiry, the books, the speed. Answers only where it was asked for. */
import * as v from 'valibot';
import type { CopyOperation } from './copy-operation.ts';
import type { Drive } from './drive.ts';
import { parseFaultRules, type Faults } from './faults.ts';
import { emptyReply, jsonReply, problemReply, wrongMethod, type Call, type Reply } from './http.ts';
import { problem } from './problem.ts';
import type { RequestLog } from './request-log.ts';

export const ADMIN_PATH = '/__admin/';

export interface AdminParts {
  readonly drive: Drive;
  readonly faults: Faults;
  readonly log: RequestLog;
}

const rate = v.pipe(v.number(), v.finite(), v.gtValue(0));
const SpeedBody = v.object({ itemsPerSecond: rate, bytesPerSecond: rate });

export async function answerAdmin(call: Call, parts: AdminParts): Promise<Reply> {
  const { drive, faults, log } = parts;
  switch (call.path.slice(ADMIN_PATH.length)) {
    case 'faults':
      if (call.method === 'POST') return addFaults(call, faults);
      if (call.method !== 'DELETE') return wrongMethod(call, 'POST', 'DELETE');
      faults.clear();
      return emptyReply(204);
    case 'requests':
      if (call.method === 'GET') return jsonReply(200, { value: log.recent() });
      if (call.method !== 'DELETE') return wrongMethod(call, 'GET', 'DELETE');
      log.clear();
      return emptyReply(204);
    case 'operations':
      if (call.method !== 'GET') return wrongMethod(call, 'GET');
      return jsonReply(200, { value: drive.copies.all().map((each) => bookOf(each, call.at)) });
    case 'expire-monitors':
      if (call.method !== 'POST') return wrongMethod(call, 'POST');
      await drive.expireMonitors();
      return emptyReply(204);
    case 'expire-uploads':
      if (call.method !== 'POST') return wrongMethod(call, 'POST');
      await drive.endUploads();
      return emptyReply(204);
    case 'speed':
      return call.method === 'POST' ? setSpeed(call, drive) : wrongMethod(call, 'POST');
    default:
      return problemReply(call, problem('itemNotFound', 'No such admin path.'));
  }
}

function addFaults(call: Call, faults: Faults): Reply {
  const parsed = parseFaultRules(call.body.kind === 'json' ? call.body.value : null);
  if ('wrong' in parsed) return problemReply(call, problem('invalidRequest', parsed.wrong));
  faults.add(parsed.rules);
  return emptyReply(204);
}

async function setSpeed(call: Call, drive: Drive): Promise<Reply> {
  const parsed = v.safeParse(SpeedBody, call.body.kind === 'json' ? call.body.value : null);
  if (!parsed.success) {
    const message = 'Takes itemsPerSecond and bytesPerSecond, both above 0.';
    return problemReply(call, problem('invalidRequest', message));
  }
  await drive.setSpeed(parsed.output);
  return emptyReply(204);
}

/** What the drive really did, to balance a client's books against. */
function bookOf(operation: CopyOperation, now: number): object {
  const { event, outcome, name, endsAt } = operation;
  return {
    id: event.id,
    sourceId: event.type === 'copy' ? event.sourceId : null,
    destinationId: event.destinationId,
    name,
    acceptedAt: event.at,
    endsAt,
    status: outcome.state === 'running' ? operation.progressAt(now).state : outcome.state,
    resultId: outcome.state === 'completed' ? outcome.resultId : null,
    errorCode: outcome.state === 'failed' ? outcome.problem.code : null,
  };
}
