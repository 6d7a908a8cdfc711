import { useCallback, useEffect, useReducer, useRef } from 'preact/hooks';
import { refOf } from '../../shared/contract.ts';
import type { Answer, ItemRef } from '../../shared/contract.ts';
import type { DriveItem, FolderPage } from '../../shared/item.ts';
import { useUi } from '../ui.ts';
import { FAULT } from '../use-command.ts';
import { changePicker, PICKER_START } from './picker-state.ts';
import type { PickerState } from './picker-state.ts';

export interface Folder {
  readonly state: PickerState;
  /** Shows a folder; `cameFrom` is the id of the one to put the cursor on. */
  readonly go: (folder: ItemRef | null, cameFrom: string | null) => void;
  /** Loads the next page, where there is one and none is on its way. */
  readonly more: () => void;
  /** Asks again for what could not be loaded. */
  readonly reload: () => void;
  readonly activate: (index: number) => void;
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
    async (folder: ItemRef | null, cursor: string | null): Promise<void> => {
      turn.current += 1;
      const mine = turn.current;
      const answer = await ferry
        .browse({ folder, cursor })
        .catch((): Answer<FolderPage> => ({ ok: false, refusal: FAULT }));
      if (mine !== turn.current) return;
      if (!answer.ok) change({ type: 'failed', refusal: answer.refusal });
      else change({ type: cursor === null ? 'loaded' : 'loadedMore', page: answer.value });
    },
    [ferry, change],
  );

  const go = (folder: ItemRef | null, cameFrom: string | null): void => {
    change({ type: 'go', folder, cameFrom });
    void ask(folder, null);
  };
  const loadMore = (): void => {
    const cursor = state.page?.cursor ?? null;
    if (cursor === null) return;
    change({ type: 'more' });
    void ask(state.folder, cursor);
  };

  useEffect(() => {
    void ask(null, null);
  }, [ask]);

  return {
    state,
    go,
    more: () => {
      if (state.load.phase === 'ready') loadMore();
    },
    reload: () => {
      if (state.load.phase === 'failedMore') loadMore();
      else go(state.folder, state.cameFrom);
    },
    create: async (name) => {
      const parent = state.page?.folder;
      if (parent === undefined) return { ok: false, refusal: FAULT };
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
  };
}
