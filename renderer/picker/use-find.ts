import { useReducer, useRef } from 'preact/hooks';
import type { Answer } from '../../shared/contract.ts';
import type { DriveItem, Found } from '../../shared/item.ts';
import { accountAt } from '../../shared/place.ts';
import type { Spot } from '../../shared/place.ts';
import { useUi } from '../ui.ts';
import { FAULT } from '../use-command.ts';
import { collected, LINES_MAX, linesOf, outcomeOf } from './find-lines.ts';
import type { LineOutcome } from './find-lines.ts';
import { changeFind, FIND_IDLE } from './find-state.ts';
import type { FindState } from './find-state.ts';

export interface Find {
  readonly state: FindState;
  /** Finds what the text means, line by line; an empty one leads back to the folders. */
  readonly look: (text: string) => void;
  /** Shows the folders used last. */
  readonly showRecent: () => void;
  readonly activate: (index: number) => void;
  /** Back to the folders. */
  readonly leave: () => void;
}

/** As many lines as are asked about at the same time. */
const AT_ONCE = 4;

/** The field of a picker that shows `spot`. */
export function useFind(
  spot: Spot,
  hears: {
    /** The items that links and paths have named. */
    readonly onMeant: (items: readonly DriveItem[]) => void;
    /** `rest` is what of the lines in `text` led to nothing, to be mended. */
    readonly onMended: (text: string, rest: string) => void;
  },
): Find {
  const { ferry } = useUi();
  const [state, change] = useReducer(changeFind, FIND_IDLE);
  // An answer counts only while it belongs to the last question.
  const turn = useRef(0);
  const leave = (): void => {
    turn.current += 1;
    change({ type: 'leave' });
  };
  const begin = (count: number): number => {
    turn.current += 1;
    change({ type: 'look', count });
    return turn.current;
  };
  const ask = async <T>(question: () => Promise<Answer<T>>): Promise<T | null> => {
    const mine = begin(1);
    const answer = await question().catch(fault<T>);
    if (mine !== turn.current) return null;
    if (answer.ok) return answer.value;
    change({ type: 'refused', refusal: answer.refusal });
    return null;
  };
  const lookForOne = async (text: string): Promise<void> => {
    const found = await ask(() => ferry.find({ text, spot }));
    if (found === null) return;
    change({ type: 'found', text, found });
    if (found.kind === 'item') hears.onMeant([found.item]);
  };
  const lookForEach = async (text: string, found: readonly DriveItem[]): Promise<void> => {
    const lines = linesOf(text);
    const mine = begin(lines.length);
    const outcomes: LineOutcome[] = [];
    let done = 0;
    const waiting = lines.slice(0, LINES_MAX).entries();
    const lookOn = async (): Promise<void> => {
      for (const [index, line] of waiting) {
        outcomes[index] = outcomeOf(
          line,
          await ferry.find({ text: line, spot }).catch(fault<Found>),
        );
        if (mine !== turn.current) return;
        done += 1;
        change({ type: 'looked', done });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lookOn));
    if (mine !== turn.current) return;
    const { items, missed } = collected(found, [
      ...outcomes,
      ...lines.slice(LINES_MAX).map((line) => ({ kind: 'missed', line, why: 'tooMany' }) as const),
    ]);
    change({ type: 'foundEach', items, missed });
    hears.onMeant(items);
    hears.onMended(text, missed.map(({ line }) => line).join('\n'));
  };
  const showRecent = async (): Promise<void> => {
    const items = await ask(() => ferry.recentFolders(accountAt(spot)));
    if (items !== null) change({ type: 'recent', items });
  };
  return {
    state,
    look: (text) => {
      const [only, ...others] = linesOf(text);
      // What was found before goes with what is mended now.
      const found = state.phase === 'found' && state.missed.length > 0 ? state.items : [];
      if (only === undefined) leave();
      else if (others.length === 0 && found.length === 0) void lookForOne(only);
      else void lookForEach(text, found);
    },
    showRecent: () => void showRecent(),
    activate: (index) => {
      change({ type: 'activate', index });
    },
    leave,
  };
}

/** What is said when the bridge itself broke. */
function fault<T>(): Answer<T> {
  return { ok: false, refusal: FAULT };
}
