/** Requests about items that a drive has. For tests. */
import type { CopyRequest } from '../../jobs/action-request.ts';

/** A drive that tells of its items by their paths. */
export interface KnownDrive {
  item(path: string): Promise<{
    readonly id: string;
    readonly name: string;
    readonly size: number;
    readonly folder?: { readonly childCount: number } | undefined;
  }>;
}

export async function requestBetween(
  drive: KnownDrive,
  driveId: string,
  [from, to]: readonly [from: string, to: string],
  change: Partial<CopyRequest> = {},
): Promise<CopyRequest> {
  const [source, destination] = [await drive.item(from), await drive.item(to)];
  return {
    action: 'copy',
    account: 'demo',
    source: {
      driveId,
      itemId: source.id,
      kind: source.folder === undefined ? 'file' : 'folder',
      path: from,
      size: source.size,
      childCount: source.folder?.childCount ?? null,
    },
    destination: { driveId, itemId: destination.id, path: to },
    name: source.name,
    onConflict: 'fail',
    childrenOnly: false,
    allVersions: false,
    ...change,
  };
}
