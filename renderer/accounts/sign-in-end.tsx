import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { SignInProblem } from '../../shared/account-view.ts';
import type { AccountsDialogMessages } from '../../shared/messages/en-accounts-dialog.ts';
import { calledName } from './called-name.ts';
import { RefusalText } from '../parts/refusal-text.tsx';
import type { SignInEnd } from './use-sign-in.ts';

/** What came of an attempt to sign in, and what to do about it. */
export function SignInEndText(props: {
  readonly end: SignInEnd;
  readonly words: AccountsDialogMessages;
  readonly onSeen: () => void;
}): JSX.Element {
  const { end, words, onSeen } = props;
  if (end.kind === 'refused') return <RefusalText refusal={end.refusal} />;
  if (end.answer.ok) {
    return (
      <p class="account-said" role="status">
        {words.signedIn(calledName(end.answer.account))}
      </p>
    );
  }
  return <SignInProblemText problem={end.answer.problem} {...{ words, onSeen }} />;
}

/** Why nobody has signed in. */
export function SignInProblemText(props: {
  readonly problem: SignInProblem;
  readonly words: AccountsDialogMessages;
  /** It stands where it can be seen: not in a dialog that has been closed meanwhile. */
  readonly onSeen?: () => void;
}): JSX.Element {
  const { words, problem, onSeen } = props;
  const { code, rawCode } = problem;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current?.checkVisibility() === true) onSeen?.();
  }, [problem, onSeen]);
  return (
    <div ref={place} class="account-said" role="alert">
      <p class="error">{words.signIn[code]}</p>
      {rawCode !== null && <p class="hint">{words.rawCode(rawCode)}</p>}
    </div>
  );
}
