import { useEffect, useRef, useState } from 'preact/hooks';
import type { CheckUp } from '../../shared/check-up.ts';
import type { Answer } from '../../shared/contract.ts';
import { useUi } from '../ui.ts';
import { FAULT } from '../use-command.ts';
import type { Known } from './check-up.ts';
import type { Wish } from './copy-form.ts';

/** Nobody waits for it while typing a name. */
const TYPING_MS = 300;
/** As often as figures that grow can be read. */
const LEAST_BETWEEN_MS = 250;

interface Told {
  readonly key: string;
  readonly ends: string;
  readonly answer: Answer<CheckUp>;
}

/**
 * Has what is chosen looked over, for as long as there is more to know. What is asked for belongs to
 * the last choice only: with another one, or without the form, nothing more is asked. `again` begins anew.
 */
export function useCheckUp(wish: Wish | null): Known & { readonly again: () => void } {
  const { ferry } = useUi();
  const [told, setTold] = useState<Told | null>(null);
  const key = JSON.stringify(wish);
  const ends = wish === null ? '' : JSON.stringify([wish.parts.sources, wish.parts.destination]);
  const askedFor = useRef('');
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (wish === null) return;
    const isTyping = askedFor.current === ends;
    askedFor.current = ends;
    let isWanted = true;
    let timer: ReturnType<typeof setTimeout>;
    const ask = async (cursor: string | null): Promise<void> => {
      const answer = await ferry
        .checkUp({ ...wish.parts, inParts: wish.inParts, cursor })
        .catch((): Answer<CheckUp> => ({ ok: false, refusal: FAULT }));
      if (!isWanted) return;
      setTold({ key, ends, answer });
      const next = answer.ok ? answer.value.next : null;
      if (next !== null) askLater(next.cursor, Math.max(next.afterMs, LEAST_BETWEEN_MS));
    };
    const askLater = (cursor: string | null, afterMs: number): void => {
      timer = setTimeout(() => void ask(cursor), afterMs);
    };
    askLater(null, isTyping ? TYPING_MS : 0);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [key, turn]);
  // Figures of another choice would be wrong; those of another name only wait to be told anew.
  return {
    answer: told?.ends === ends ? told.answer : null,
    isCurrent: told?.key === key,
    again: () => {
      setTurn((before) => before + 1);
    },
  };
}
