import { useRef } from 'preact/hooks';

/** The same array for as long as it holds the same: then nothing that follows from it is done anew. */
export function useStable<T>(next: readonly T[]): readonly T[] {
  const kept = useRef(next);
  const { current } = kept;
  const isSame =
    current === next ||
    (current.length === next.length && next.every((each, index) => current[index] === each));
  if (!isSame) kept.current = next;
  return kept.current;
}
