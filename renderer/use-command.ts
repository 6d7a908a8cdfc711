/** Commands to the main process: they are acknowledged or refused, nothing else comes back. */
import { useCallback, useRef, useState } from 'preact/hooks';
import type { Acknowledgement } from '../shared/contract.ts';
import type { Refusal } from '../shared/problem.ts';

/** What is said when the bridge itself broke, which only a fault of the app can cause. */
export const FAULT: Refusal = { code: 'badRequest', field: null };

export interface Command {
  readonly busy: boolean;
  /** Why the last one was refused; `null` when it was not. */
  readonly refusal: Refusal | null;
  /** Runs one, unless another is still on its way; `true` when it was accepted. */
  readonly run: (command: () => Promise<Acknowledgement>) => Promise<boolean>;
}

/** One place that can send commands and say why one was refused. */
export function useCommand(): Command {
  const [state, setState] = useState<Pick<Command, 'busy' | 'refusal'>>({
    busy: false,
    refusal: null,
  });
  // Not read from the state: a second click can come before the first one is drawn.
  const onItsWay = useRef(false);
  const run = useCallback(async (command: () => Promise<Acknowledgement>): Promise<boolean> => {
    if (onItsWay.current) return false;
    onItsWay.current = true;
    setState({ busy: true, refusal: null });
    const answer = await command().catch((): Acknowledgement => ({ ok: false, refusal: FAULT }));
    onItsWay.current = false;
    setState({ busy: false, refusal: answer.ok ? null : answer.refusal });
    return answer.ok;
  }, []);
  return { ...state, run };
}

/**
 * As `useCommand`, where each command says something else, as the changes of different settings do: none is left
 * out, the next one waits for the answer to the one before.
 */
export function useCommandsInTurn(): Command {
  const command = useCommand();
  const { run: runNow } = command;
  const last = useRef<Promise<boolean>>(Promise.resolve(true));
  const run = useCallback(
    (next: () => Promise<Acknowledgement>): Promise<boolean> => {
      last.current = last.current.then(() => runNow(next));
      return last.current;
    },
    [runNow],
  );
  return { ...command, run };
}
