import { useEffect, useState } from 'preact/hooks';
import type { CheckUpMessages } from '../../shared/messages/en-check-up.ts';
import { loadCheckUpMessages } from '../../shared/messages/load-check-up.ts';
import { useUi } from '../ui.ts';

/** The words of the check-up; null until they are here. */
export function useCheckUpWords(): CheckUpMessages | null {
  const { m } = useUi();
  const [words, setWords] = useState<CheckUpMessages | null>(null);
  useEffect(() => {
    void loadCheckUpMessages(m.format.locale).then((loaded) => {
      setWords(() => loaded);
    });
  }, [m]);
  return words;
}
