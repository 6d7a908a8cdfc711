import type { JSX } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import type { AccountView, QuotaView } from '../../shared/account-view.ts';
import type { AccountsDialogMessages } from '../../shared/messages/en-accounts-dialog.ts';
import { Question } from '../list/question.tsx';
import { useQuestion } from '../parts/use-question.ts';
import { useUi } from '../ui.ts';
import { calledName } from './called-name.ts';
import { EnterToken } from './enter-token.tsx';

interface RowProps {
  readonly account: AccountView;
  readonly words: AccountsDialogMessages;
  readonly onSignIn: () => void;
}

/** One account: whose it is, how it stands, and what can be done with it. */
export function AccountRow({ account, words, onSignIn }: RowProps): JSX.Element {
  const id = useId();
  const leaving = useQuestion();
  const { address, kind, cloud, state, isKept, trouble } = account;
  const isOut = state === 'signInAgain';
  const called = calledName(account);
  const where = cloud === null || cloud === 'global' ? [] : [words.clouds[cloud]];
  return (
    <li class="account" aria-labelledby={id} data-state={state} data-kind={kind}>
      <div class="account-head">
        <p class="account-who">
          <span id={id} class="account-name" dir="auto">
            {called}
          </span>
          <span class="account-kind">{words.kinds[kind]}</span>
        </p>
        <p class="account-address">
          {[...(called === address ? [] : [address]), ...where].join(' · ')}
          {!isOut && <Quota account={account.key} words={words} />}
        </p>
      </div>
      {isOut && <p class="error">{kind === 'server' ? words.tokenWanted : words.signedOut}</p>}
      {trouble !== null && trouble !== 'unknown' && <p class="hint">{words.signIn[trouble]}</p>}
      {!isOut && !isKept && <p class="hint">{words.notKept}</p>}
      {isOut && kind === 'server' && <EnterToken {...{ account, words }} />}
      <div class="account-actions">
        {isOut && kind !== 'server' && (
          <button type="button" class="button primary" aria-describedby={id} onClick={onSignIn}>
            {words.signInAgain}
          </button>
        )}
        <button
          type="button"
          ref={leaving.button}
          class="button quiet"
          aria-describedby={id}
          aria-expanded={leaving.isAsked}
          onClick={leaving.toggle}
        >
          {isSignedIn(account) ? words.signOut : words.remove}
        </button>
      </div>
      {leaving.isAsked && <SignOut account={account} words={words} onClose={leaving.close} />}
    </li>
  );
}

/** Nobody signs in to a server, and whoever is signed out cannot be signed out once more. */
function isSignedIn({ kind, state }: AccountView): boolean {
  return kind !== 'server' && state === 'ready';
}

function wordsToLeave(
  account: AccountView,
  words: AccountsDialogMessages,
): { readonly text: string; readonly yes: string; readonly no: string } {
  const name = calledName(account);
  return isSignedIn(account)
    ? { text: words.signOutQuestion(name), yes: words.signOutYes, no: words.signOutNo }
    : { text: words.removeQuestion(name), yes: words.removeYes, no: words.removeNo };
}

function SignOut(props: {
  readonly account: AccountView;
  readonly words: AccountsDialogMessages;
  readonly onClose: () => void;
}): JSX.Element {
  const { ferry } = useUi();
  const { account, words } = props;
  const [removesCopies, setRemovesCopies] = useState(false);
  return (
    <Question
      {...wordsToLeave(account, words)}
      onYes={() => ferry.signOut({ account: account.key, removesCopies })}
      onClose={props.onClose}
    >
      <label class="choice">
        <input
          type="checkbox"
          checked={removesCopies}
          onChange={({ currentTarget }) => {
            setRemovesCopies(currentTarget.checked);
          }}
        />
        {words.removesCopies}
      </label>
    </Question>
  );
}

/** Asked for when it is seen; nothing is said while it is not known. */
function Quota(props: {
  readonly account: string;
  readonly words: AccountsDialogMessages;
}): JSX.Element | null {
  const { m, ferry } = useUi();
  const { account } = props;
  const [quota, setQuota] = useState<QuotaView | null>(null);
  useEffect(() => {
    let isWanted = true;
    void ferry
      .quota(account)
      .catch(() => null)
      .then((answer) => {
        if (isWanted && answer?.ok === true) setQuota(answer.value);
      });
    return () => {
      isWanted = false;
    };
  }, [ferry, account]);
  if (quota === null) return null;
  const { bytes } = m.format;
  return <> · {props.words.used(bytes(quota.used), bytes(quota.total))}</>;
}
