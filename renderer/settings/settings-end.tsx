import type { JSX } from 'preact';
import type { SettingsMessages } from '../../shared/messages/en-settings.ts';
import { useAccountsOver } from '../accounts/accounts-opener.tsx';
import { Question } from '../list/question.tsx';
import { useQuestion } from '../parts/use-question.ts';
import { useUi } from '../ui.ts';

/** Where the settings lead on to the accounts, or back to those of a fresh start. */
export function SettingsEnd({ words }: { readonly words: SettingsMessages }): JSX.Element {
  const { m, ferry } = useUi();
  const accounts = useAccountsOver();
  const reset = useQuestion();
  return (
    <div class="settings-end">
      <button type="button" class="button" onClick={accounts.open}>
        {m.connect.more}
      </button>
      {accounts.shown}
      <button
        ref={reset.button}
        type="button"
        class="button quiet"
        aria-expanded={reset.isAsked}
        onClick={reset.toggle}
      >
        {words.reset}
      </button>
      {reset.isAsked && (
        <Question
          text={words.resetQuestion}
          yes={words.resetYes}
          no={words.resetNo}
          onYes={ferry.resetSettings}
          onClose={reset.close}
        />
      )}
    </div>
  );
}
