import { useCallback, useEffect, useReducer, useRef } from 'preact/hooks';
import type { Bridge } from '../shared/contract.ts';
import {
  NO_REMOVALS,
  type Removal,
  type Removals,
  type RemovalStep,
  removalsAfter,
} from './removal.ts';
import { type Command, useCommand } from './use-command.ts';

export interface Remover {
  readonly removals: Removals;
  /** Tells why the last removal was refused. */
  readonly command: Command;
  readonly remove: (removal: Removal) => void;
  readonly undo: () => void;
  /** Removes for good what could be undone until now. */
  readonly finish: () => void;
}

/** Removes copies with a time to think it over. `onRemoved` hears of what is gone for good. */
export function useRemovals(ferry: Bridge, onRemoved: (removal: Removal) => void): Remover {
  const [removals, step] = useReducer<Removals, RemovalStep>(removalsAfter, NO_REMOVALS);
  const command = useCommand();
  const { run } = command;
  const pending = useRef<Removal | null>(null);
  const turn = useRef<Promise<unknown>>(Promise.resolve());

  const send = useCallback((): void => {
    const removal = pending.current;
    pending.current = null;
    if (removal === null) return;
    const carryOut = async (): Promise<void> => {
      if (await run(() => removeNow(removal, ferry))) onRemoved(removal);
      step({ kind: 'answered', removal });
    };
    turn.current = turn.current.then(carryOut);
  }, [ferry, onRemoved, run]);
  const remove = useCallback(
    (removal: Removal): void => {
      send();
      pending.current = removal;
      step({ kind: 'asked', removal });
    },
    [send],
  );
  const undo = useCallback((): void => {
    pending.current = null;
    step({ kind: 'undone' });
  }, []);
  const finish = useCallback((): void => {
    send();
    step({ kind: 'sent' });
  }, [send]);
  useEffect(() => {
    // Nobody is left to undo it. Where this comes too late, the copies are listed again.
    window.addEventListener('pagehide', send);
    return () => {
      window.removeEventListener('pagehide', send);
    };
  }, [send]);
  return { removals, command, remove, undo, finish };
}

async function removeNow(removal: Removal, ferry: Bridge): ReturnType<Bridge['remove']> {
  return removal.kind === 'some'
    ? await ferry.remove([...removal.ids])
    : await ferry.clearCompleted(removal.upTo);
}
