/** Makes a request of a filled-in form whose ends were looked up. Pure. */
import { type Answer, placeOf } from '../../shared/contract.ts';
import { type ItemFacts, pathOf } from '../../shared/item.ts';
import type { CopyRequest } from '../jobs/action-request.ts';
import { type CopyWish, checkCopy } from '../jobs/copy-rules.ts';

/** The request of `account`, or why it may not be made. */
export function copyRequest(
  account: string,
  source: ItemFacts,
  destination: ItemFacts,
  wish: CopyWish,
): Answer<CopyRequest> {
  const refusal = checkCopy(source, destination, wish);
  if (refusal !== null) return { ok: false, refusal };
  const { kind, size, childCount } = source;
  const { onConflict, childrenOnly, allVersions } = wish;
  return {
    ok: true,
    value: {
      action: 'copy',
      account,
      source: { ...placeOf(source), kind, path: pathOf(source), size, childCount },
      destination: { ...placeOf(destination), path: pathOf(destination) },
      name: childrenOnly ? source.name : wish.name,
      onConflict,
      childrenOnly,
      allVersions,
    },
  };
}
