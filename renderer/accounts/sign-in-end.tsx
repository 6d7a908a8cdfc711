import type { JSX } from 'preact';
import type { AccountsDialogMessages } from '../../shared/messages/en-accounts-dialog.ts';
import { calledName } from './called-name.ts';
import { RefusalText } from '../parts/refusal-text.tsx';
import type { SignInEnd } from './use-sign-in.ts';

/** What came of an attempt to sign in, and what to do about it. */
export function SignInEndText(props: {
  readonly end: SignInEnd;
  readonly words: AccountsDialogMessages;
}): JSX.Element {
  const { end, words } = props;
  if (end.kind === 'refused') return <RefusalText refusal={end.refusal} />;
  if (end.answer.ok) {
    return (
      <p class="account-said" role="status">
        {words.signedIn(calledName(end.answer.account))}
      </p>
    );
  }
  const { code, rawCode } = end.answer.problem;
  return (
    <div class="account-said" role="alert">
      <p class="error">{words.signIn[code]}</p>
      {rawCode !== null && <p class="hint">{words.rawCode(rawCode)}</p>}
    </div>
  );
}
