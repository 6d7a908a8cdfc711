/** What the service bears in one copy. Source: Microsoft Graph, "driveItem: copy" (2025-09). */

const GB = 1000 ** 3;

/** Items that one copy may touch, a copied folder itself among them. */
export const MAX_ITEMS = 30_000;
/** Bytes that one copy may take from one site to another. */
export const MAX_CROSS_SITE_BYTES = 100 * GB;
/** Bytes of a notebook. */
export const MAX_NOTEBOOK_BYTES = 2 * GB;

/** What one copy may be; `bytes` is null where nothing bounds it. */
export interface CopyLimits {
  readonly items: number;
  readonly bytes: number | null;
}

/** Whether it is known that a copy of so much would be refused. */
export function isTooLarge(
  { items, bytes }: { readonly items: number; readonly bytes: number | null },
  limits: CopyLimits,
): boolean {
  return items > limits.items || (limits.bytes !== null && (bytes ?? 0) > limits.bytes);
}
