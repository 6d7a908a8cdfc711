/**
 * What a monitor URL says of its copy. The URL itself is the credential: no token is needed, and one
 * that is sent is refused, as the service does.
 * Source: OneDrive API and Microsoft Graph, "Working with long-running actions".
 */
import type { CopyOperation } from './copy-operation.ts';
import { MONITOR_PATHS } from './copy-route.ts';
import type { Drive } from './drive.ts';
import type { Dialect } from './address.ts';
import { jsonReply, problemReply, wrongMethod, type Call, type Reply } from './http.ts';
import { driveOf, OWN_DRIVE } from './other-drives.ts';
import { problem } from './problem.ts';
import type { Tree } from './tree.ts';

const DIALECTS: readonly Dialect[] = ['graph', 'oneDrive'];

/** Answers for a monitor; `null` when the path is none. */
export function answerMonitor(call: Call, drive: Drive): Reply | null {
  const dialect = DIALECTS.find((each) => call.path.startsWith(MONITOR_PATHS[each]));
  if (dialect === undefined) return null;
  if (call.method !== 'GET') return wrongMethod(call, 'GET');
  if (call.headers.authorization !== undefined) {
    return problemReply(call, problem('unauthenticated', 'Invalid audience'));
  }
  const id = call.path.slice(MONITOR_PATHS[dialect].length);
  const operation = drive.copies.monitored(id, call.at);
  return operation === undefined
    ? problemReply(call, problem('itemNotFound', 'The operation could not be found.'))
    : reportOn(operation, drive.tree, dialect, call);
}

function reportOn(operation: CopyOperation, tree: Tree, dialect: Dialect, call: Call): Reply {
  const { outcome } = operation;
  const progress = operation.progressAt(call.at);
  const operationName = operation.event.type === 'copy' ? 'ItemCopy' : 'UploadFromUrl';
  const files = `${progress.files.done}/${progress.files.total} files; `;
  const bytes = `${progress.bytes.done}/${progress.bytes.total} bytes`;
  const common = {
    operation: operationName,
    statusDescription: `Completed ${operation.event.type === 'copy' ? files : ''}${bytes}`,
  };
  switch (outcome.state) {
    case 'running': {
      // Rounded down: 100 only when all is there.
      const percentageComplete = Math.floor(progress.fraction * 1000) / 10;
      return jsonReply(202, { ...common, percentageComplete, status: progress.state });
    }
    case 'completed': {
      const done = { ...common, percentageComplete: 100, status: 'completed' };
      const { resultId: resourceId } = outcome;
      if (resourceId === null) return jsonReply(dialect === 'oneDrive' ? 303 : 200, done);
      if (dialect === 'oneDrive') return jsonReply(303, { ...done, resourceId });
      const folder = tree.get(operation.event.destinationId);
      const { id: driveId } = folder === undefined ? OWN_DRIVE : driveOf(folder);
      const resourceLocation = `${call.origin}/v1.0/drives/${driveId}/items/${resourceId}`;
      return jsonReply(200, { ...done, resourceId, resourceLocation });
    }
    case 'failed': {
      const { code, message } = outcome.problem;
      return jsonReply(200, {
        operation: operationName,
        percentageComplete: 0,
        status: 'failed',
        error: { code, message },
      });
    }
  }
}
