import { useReducer, useRef } from 'preact/hooks';
import type { Answer } from '../../shared/contract.ts';
import type { DriveItem } from '../../shared/item.ts';
import { useUi } from '../ui.ts';
import { FAULT } from '../use-command.ts';
import { changeFind, FIND_IDLE } from './find-state.ts';
import type { FindState } from './find-state.ts';

export interface Find {
  readonly state: FindState;
  /** Finds what the text means; an empty one leads back to the folders. */
  readonly look: (text: string) => void;
  /** Shows the folders used last. */
  readonly showRecent: () => void;
  readonly activate: (index: number) => void;
  /** Back to the folders. */
  readonly leave: () => void;
}

/** The field of a picker; `onMeant` hears of an item that a link or a path has named. */
export function useFind(onMeant: (item: DriveItem) => void): Find {
  const { ferry } = useUi();
  const [state, change] = useReducer(changeFind, FIND_IDLE);
  // An answer counts only while it belongs to the last question.
  const turn = useRef(0);
  const leave = (): void => {
    turn.current += 1;
    change({ type: 'leave' });
  };
  const ask = async <T>(question: () => Promise<Answer<T>>): Promise<T | null> => {
    turn.current += 1;
    const mine = turn.current;
    change({ type: 'look' });
    const answer = await question().catch((): Answer<T> => ({ ok: false, refusal: FAULT }));
    if (mine !== turn.current) return null;
    if (answer.ok) return answer.value;
    change({ type: 'refused', refusal: answer.refusal });
    return null;
  };
  const look = async (text: string): Promise<void> => {
    const found = await ask(() => ferry.find(text));
    if (found === null) return;
    change({ type: 'found', text, found });
    if (found.kind === 'item') onMeant(found.item);
  };
  const showRecent = async (): Promise<void> => {
    const items = await ask(() => ferry.recentFolders());
    if (items !== null) change({ type: 'recent', items });
  };
  return {
    state,
    look: (text) => {
      if (text.trim() === '') leave();
      else void look(text.trim());
    },
    showRecent: () => void showRecent(),
    activate: (index) => {
      change({ type: 'activate', index });
    },
    leave,
  };
}
