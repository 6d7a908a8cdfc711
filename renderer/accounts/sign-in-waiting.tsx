import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { DeviceCode, SignInAttempt } from '../../shared/account-view.ts';
import type { AccountsDialogMessages } from '../../shared/messages/en-accounts-dialog.ts';
import { CommandRefusal } from '../parts/command-refusal.tsx';
import { useUi } from '../ui.ts';
import { useCommand } from '../use-command.ts';

/** What the user has to do elsewhere, and the way out of it. */
export function SignInWaiting(props: {
  readonly attempt: SignInAttempt;
  readonly words: AccountsDialogMessages;
}): JSX.Element {
  const { ferry } = useUi();
  const { words } = props;
  const { way, code } = props.attempt;
  const command = useCommand();
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // What was pressed is gone, and the focus must not be.
    cancel.current?.focus();
  }, []);
  return (
    <section class="account-waiting" aria-label={words.add}>
      <div role="status">
        {way === 'browser' && <p>{words.waitingForBrowser}</p>}
        {way === 'code' && code === null && <p>{words.gettingCode}</p>}
        {code !== null && <CodeToType code={code} words={words} />}
      </div>
      <div class="account-actions">
        {code !== null && <CodeButtons words={words} />}
        <button
          ref={cancel}
          type="button"
          class="button"
          onClick={() => void command.run(ferry.cancelSignIn)}
        >
          {words.cancel}
        </button>
      </div>
      <CommandRefusal command={command} />
    </section>
  );
}

function CodeToType(props: {
  readonly code: DeviceCode;
  readonly words: AccountsDialogMessages;
}): JSX.Element {
  const { m } = useUi();
  const { words } = props;
  const { userCode, url, expiresAt } = props.code;
  return (
    <>
      <p>{words.typeCode}</p>
      <p class="account-url" dir="ltr">
        {url}
      </p>
      <p class="account-code" dir="ltr">
        <span class="visually-hidden">{words.code}: </span>
        {userCode}
      </p>
      <p class="hint">{words.codeUntil(m.format.moment(expiresAt, Date.now()))}</p>
    </>
  );
}

function CodeButtons({ words }: { readonly words: AccountsDialogMessages }): JSX.Element {
  const { ferry } = useUi();
  const command = useCommand();
  const [isCopied, setCopied] = useState(false);
  return (
    <>
      <button
        type="button"
        class="button primary"
        onClick={() => void command.run(ferry.openCodePage)}
      >
        {words.openPage}
      </button>
      <button
        type="button"
        class="button"
        onClick={() => {
          void command.run(ferry.copyCode).then(setCopied);
        }}
      >
        {words.copyCode}
      </button>
      <span class="hint" role="status">
        {isCopied && words.codeCopied}
      </span>
      <CommandRefusal command={command} />
    </>
  );
}
