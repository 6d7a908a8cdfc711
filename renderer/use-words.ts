import { useEffect, useState } from 'preact/hooks';
import type { Messages } from '../shared/messages/index.ts';
import { useUi } from './ui.ts';

/**
 * The words of a part that are fetched with it, in the page's language; null until they are here. `load` must
 * stay the same function.
 */
export function useWords<Words extends object>(
  load: (locale: Messages['format']['locale']) => Promise<Words>,
): Words | null {
  const { m } = useUi();
  const [words, setWords] = useState<Words | null>(null);
  useEffect(() => {
    void load(m.format.locale).then((loaded) => {
      setWords(() => loaded);
    });
  }, [load, m]);
  return words;
}
