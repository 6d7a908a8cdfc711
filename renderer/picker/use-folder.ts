import { useCallback, useEffect, useReducer, useRef } from 'preact/hooks';
import { refOf } from '../../shared/contract.ts';
import type { Answer } from '../../shared/contract.ts';
import type { DriveItem, FolderPage } from '../../shared/item.ts';
import type { Spot } from '../../shared/place.ts';
import { useUi } from '../ui.ts';
import { FAULT } from '../use-command.ts';
import { changePicker, PICKER_START } from './picker-state.ts';
import type { Goal, PickerState } from './picker-state.ts';

export interface Folder {
  readonly state: PickerState;
  /** Shows a folder or a list; `cameFrom` is the id of the item to put the cursor on. */
  readonly go: (spot: Spot, cameFrom: string | null) => void;
  /** Loads the next page, where there is one and none is on its way. */
  readonly more: () => void;
  /** Asks again for what could not be loaded. */
  readonly reload: () => void;
  readonly activate: (index: number) => void;
  /** Loads page after page until `goal` is there; `null` when it is, or nobody wants it any more. */
  readonly seek: (goal: Goal | null) => void;
  /** Makes a folder inside the one shown; resolves with it, or why there is none. */
  readonly create: (name: string) => Promise<Answer<DriveItem>>;
}

/** A folder of the drive and the way through it. Starts at the root. */
export function useFolder(): Folder {
  const { ferry } = useUi();
  const [state, change] = useReducer(changePicker, PICKER_START);
  // An answer counts only while it belongs to the last question.
  const turn = useRef(0);

  const ask = useCallback(
    async (spot: Spot, cursor: string | null): Promise<void> => {
      turn.current += 1;
      const mine = turn.current;
      const isList = spot !== null && 'list' in spot;
      const answer = await (
        isList ? ferry.list({ ...spot, cursor }) : ferry.browse({ folder: spot, cursor })
      ).catch((): Answer<FolderPage> => ({ ok: false, refusal: FAULT }));
      if (mine !== turn.current) return;
      if (!answer.ok) change({ type: 'failed', refusal: answer.refusal });
      else change({ type: cursor === null ? 'loaded' : 'loadedMore', page: answer.value });
    },
    [ferry, change],
  );

  const go = (spot: Spot, cameFrom: string | null): void => {
    change({ type: 'go', spot, cameFrom });
    void ask(spot, null);
  };
  const loadMore = (): void => {
    const cursor = state.page?.cursor ?? null;
    if (cursor === null) return;
    change({ type: 'more' });
    void ask(state.spot, cursor);
  };

  useEffect(() => {
    void ask(null, null);
  }, [ask]);
  const isSeeking = state.goal !== null && state.load.phase === 'ready';
  useEffect(() => {
    if (isSeeking) loadMore();
  }, [isSeeking, state.page]);

  return {
    state,
    go,
    more: () => {
      if (state.load.phase === 'ready') loadMore();
    },
    reload: () => {
      if (state.load.phase === 'failedMore') loadMore();
      else go(state.spot, state.cameFrom);
    },
    create: async (name) => {
      const parent = state.page?.folder ?? null;
      if (parent === null) return { ok: false, refusal: FAULT };
      const mine = turn.current;
      const answer = await ferry
        .createFolder({ parent: refOf(parent), name })
        .catch((): Answer<DriveItem> => ({ ok: false, refusal: FAULT }));
      // Of a folder that is no longer shown nothing needs to be drawn.
      if (answer.ok && mine === turn.current) change({ type: 'made', folder: answer.value });
      return answer;
    },
    activate: (index) => {
      change({ type: 'activate', index });
    },
    seek: (goal) => {
      change({ type: 'seek', goal });
    },
  };
}
