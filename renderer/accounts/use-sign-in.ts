/**
 * One place where somebody can be asked to sign in, and that says what came of it. Where it is closed before,
 * the window says it.
 */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { SignInAnswer } from '../../shared/account-view.ts';
import type { Answer, Bridge } from '../../shared/contract.ts';
import type { Refusal } from '../../shared/problem.ts';
import { useUi } from '../ui.ts';
import { FAULT } from '../use-command.ts';

export type SignInEnd =
  | { readonly kind: 'answered'; readonly answer: SignInAnswer }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export interface SignIn {
  /** Whether an attempt that was begun here is under way. */
  readonly isWaiting: boolean;
  /** What came of the last one; null where there was none, or another is under way. */
  readonly end: SignInEnd | null;
  /** Says that `end` has been seen: the window need not say it when this place is closed. */
  readonly seen: () => void;
  /** Resolves with whether somebody has signed in. */
  readonly begin: (ask: (ferry: Bridge) => Promise<Answer<SignInAnswer>>) => Promise<boolean>;
}

export function useSignIn(): SignIn {
  const { ferry } = useUi();
  const [state, setState] = useState<Pick<SignIn, 'isWaiting' | 'end'>>({
    isWaiting: false,
    end: null,
  });
  const waiting = useRef(0);
  const isUnseen = useRef(false);
  useEffect(
    () => () => {
      if (isUnseen.current) void ferry.leaveSignIn();
    },
    [ferry],
  );
  const seen = useCallback((): void => {
    // Another may have been begun meanwhile.
    if (waiting.current === 0) isUnseen.current = false;
  }, []);
  const begin = useCallback(
    async (ask: (ferry: Bridge) => Promise<Answer<SignInAnswer>>): Promise<boolean> => {
      setState({ isWaiting: true, end: null });
      waiting.current += 1;
      isUnseen.current = true;
      const end = endOf(await ask(ferry).catch(() => null));
      waiting.current -= 1;
      const isFailed = end.kind === 'answered' && !end.answer.ok;
      if (!isFailed && waiting.current === 0) isUnseen.current = false;
      setState({ isWaiting: false, end });
      return end.kind === 'answered' && end.answer.ok;
    },
    [ferry],
  );
  return { ...state, seen, begin };
}

function endOf(answer: Answer<SignInAnswer> | null): SignInEnd {
  if (answer === null) return { kind: 'refused', refusal: FAULT };
  return answer.ok
    ? { kind: 'answered', answer: answer.value }
    : { kind: 'refused', refusal: answer.refusal };
}
