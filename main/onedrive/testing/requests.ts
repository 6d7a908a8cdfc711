/** Requests as the clients get them. For tests. */
import type { CopyRequest, UploadRequest } from '../../jobs/action-request.ts';

export function copyRequest(change: Partial<CopyRequest> = {}): CopyRequest {
  return {
    action: 'copy',
    account: 'demo',
    source: {
      driveId: 'b!source',
      itemId: '01SOURCE',
      kind: 'folder',
      path: '/Old/Plans',
      size: 100,
      childCount: 2,
    },
    destination: { driveId: 'b!target', itemId: '01TARGET', path: '/New' },
    name: 'Plans too',
    onConflict: 'fail',
    childrenOnly: false,
    allVersions: false,
    ...change,
  };
}

export function uploadRequest(change: Partial<UploadRequest> = {}): UploadRequest {
  return {
    action: 'upload',
    account: 'demo',
    sourceUrl: 'https://example.com/a.zip?token=1',
    destination: { driveId: 'b!target', itemId: '01TARGET', path: '/New' },
    name: 'a.zip',
    onConflict: 'rename',
    by: 'service',
    ...change,
  };
}
