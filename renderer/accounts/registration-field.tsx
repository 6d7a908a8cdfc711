import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { type RegistrationView, isClientId } from '../../shared/account-view.ts';
import type { AccountsDialogMessages } from '../../shared/messages/en-accounts-dialog.ts';
import { CommandRefusal } from '../parts/command-refusal.tsx';
import { showOpened } from '../parts/show-opened.ts';
import { useUi } from '../ui.ts';
import { useCommand } from '../use-command.ts';
import { TextField } from './text-field.tsx';

interface FieldProps {
  readonly registration: RegistrationView;
  readonly words: AccountsDialogMessages;
}

/** Under which registration people sign in to a cloud: behind a fold where there is one already. */
export function RegistrationField(props: FieldProps): JSX.Element {
  const { registration, words } = props;
  const { ferry } = useUi();
  const command = useCommand();
  // Where the first ID is set the field stays as it is, so that what was said of it can be read.
  const [isFolded] = useState(registration.isThere);
  const content = (
    <div class="account-form">
      {isFolded ? (
        <p class="hint">{words.registrationHint}</p>
      ) : (
        <p>
          {words.noRegistration} {words.guide}
        </p>
      )}
      <button
        type="button"
        class="button account-portal"
        onClick={() => void command.run(() => ferry.openPortal(registration.cloud))}
      >
        {words.openPortal}
      </button>
      <OwnId {...props} />
      <CommandRefusal command={command} />
    </div>
  );
  if (!isFolded) return content;
  return (
    <details class="details" onToggle={showOpened}>
      <summary>{words.ownRegistration}</summary>
      {content}
    </details>
  );
}

function OwnId({ registration, words }: FieldProps): JSX.Element {
  const { ferry } = useUi();
  const command = useCommand();
  const [typed, setTyped] = useState(registration.own);
  const [said, setSaid] = useState<'wrong' | 'set' | null>(null);
  const submit = async (): Promise<void> => {
    const isEmpty = typed.trim() === '' && registration.own !== '';
    if (!isEmpty && !isClientId(typed)) {
      setSaid('wrong');
      return;
    }
    const { cloud } = registration;
    const isSet = await command.run(() => ferry.setClientId({ cloud, clientId: typed }));
    setSaid(isSet ? 'set' : null);
  };
  return (
    <form
      class="account-line"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextField
        label={words.registration}
        value={typed}
        error={said === 'wrong' ? words.registrationWrong : null}
        onInput={(text) => {
          setTyped(text);
          setSaid(null);
        }}
      />
      <button type="submit" class="button">
        {words.setRegistration}
      </button>
      <p class="hint" role="status">
        {said === 'set' && words.registrationSet}
      </p>
      <CommandRefusal command={command} />
    </form>
  );
}
