import { useMemo } from 'preact/hooks';
import { type Filter, type Order, type Sections, byNames, isListed } from '../sections.ts';
import { useStable } from './use-stable.ts';

/**
 * The sections that are shown; one in which nothing has changed stays the same. What is completed can be
 * very much and hardly ever changes: nothing is made of it anew before it does.
 */
export function useSections(all: Sections, order: Order, filter: Filter): Sections {
  const { hasBatches } = all;
  const active = useStable(all.active);
  const attention = useStable(all.attention);
  const ended = useStable(all.completed);
  const completed = useMemo(() => (order === 'name' ? byNames(ended) : ended), [ended, order]);
  return useMemo(
    () => ({
      active: isListed('active', filter) ? active : [],
      attention: isListed('attention', filter) ? attention : [],
      completed: isListed('completed', filter) ? completed : [],
      hasBatches,
    }),
    [active, attention, completed, hasBatches, filter],
  );
}
