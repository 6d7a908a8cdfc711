/** One record of each state, for tests. A new state does not compile without a sample. */
import type { CopyRequest, UploadRequest } from '../action-request.ts';
import type { Job, JobIn } from '../job.ts';

export const START = Date.UTC(2026, 10, 22, 8);
export const MONITOR_URL = 'https://monitor.test/secret?tempauth=v1.eyJhbGciOiJub25lIn0';

export const sampleRequest: CopyRequest = {
  action: 'copy',
  account: 'demo',
  source: {
    driveId: 'd1',
    itemId: 'source',
    kind: 'folder',
    path: '/Plans',
    size: 4096,
    childCount: 3,
  },
  destination: { driveId: 'd1', itemId: 'archive', path: '/Archive' },
  name: 'Plans',
  onConflict: 'fail',
  childrenOnly: false,
  allVersions: false,
};

export const uploadRequest: UploadRequest = {
  action: 'upload',
  account: 'demo',
  sourceUrl: 'https://files.test/big.iso?key=secret',
  destination: { driveId: 'd1', itemId: 'archive', path: '/Archive' },
  name: 'big.iso',
  onConflict: 'fail',
  by: 'app',
};

const base = { id: 'job-1', attempt: 1, askedAt: START, batch: null, request: sampleRequest };
const sent = { submittedAt: START, target: { name: 'Plans', occupantId: null } };

export const samples: { readonly [State in Job['state']]: JobIn<State> } = {
  queued: { ...base, state: 'queued', notBefore: null },
  submitting: { ...base, ...sent, state: 'submitting' },
  running: {
    ...base,
    ...sent,
    state: 'running',
    monitorUrl: MONITOR_URL,
    progress: { fraction: 0.25, files: null, bytes: { done: 1024, total: 4096 } },
    gone: null,
  },
  renaming: { ...base, ...sent, state: 'renaming', itemId: 'copy', evidence: 'report' },
  transferring: {
    ...base,
    ...sent,
    request: uploadRequest,
    state: 'transferring',
    transfer: { uploadUrl: 'https://upload.test/secret', done: 0, total: 100, validator: '"1"' },
  },
  checking: {
    ...base,
    ...sent,
    state: 'checking',
    reason: 'answerLost',
    since: START,
    looks: 0,
    seen: null,
  },
  unknown: {
    ...base,
    ...sent,
    state: 'unknown',
    reason: 'monitorGone',
    endedAt: START,
    saw: 'nothing',
  },
  completed: {
    ...base,
    ...sent,
    state: 'completed',
    endedAt: START,
    evidence: 'report',
    result: { state: 'pending', itemId: 'copy', tries: 0 },
    proof: null,
  },
  failed: {
    ...base,
    state: 'failed',
    endedAt: START,
    begun: sent,
    areItemsNamed: true,
    problem: {
      code: 'quotaLimitReached',
      rawCode: 'quotaLimitReached',
      message: 'Full.',
      details: [{ code: 'other', rawCode: 'x', message: null, target: null, name: null }],
      raw: null,
    },
  },
};

export const allSamples: readonly Job[] = Object.values(samples);
