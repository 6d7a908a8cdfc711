import type { JSX } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Answer } from '../../shared/contract.ts';
import { describeRefusal } from '../../shared/describe-problem.ts';
import type { DriveItem } from '../../shared/item.ts';
import type { Refusal } from '../../shared/problem.ts';
import { useUi } from '../ui.ts';

/** Asks for the name of a folder and makes it where one is. */
export function NewFolder(props: {
  readonly create: (name: string) => Promise<Answer<DriveItem>>;
  readonly onMade: (folder: DriveItem) => void;
  readonly onCancel: () => void;
}): JSX.Element {
  const { m } = useUi();
  const id = useId();
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    input.current?.focus();
  }, []);
  const make = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const answer = await props.create(name.trim());
    setBusy(false);
    if (answer.ok) props.onMade(answer.value);
    else setRefusal(answer.refusal);
  };
  return (
    <div class="new-folder">
      <div class="find">
        <input
          ref={input}
          type="text"
          dir="auto"
          aria-label={m.find.newFolderName}
          placeholder={m.find.newFolderName}
          value={name}
          autocomplete="off"
          spellcheck={false}
          aria-invalid={refusal !== null}
          aria-describedby={refusal === null ? undefined : `${id}-error`}
          onInput={(event) => {
            setName(event.currentTarget.value);
            setRefusal(null);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void make();
            else if (event.key === 'Escape') props.onCancel();
            else return;
            // Neither may reach the form, which would start, nor the dialog, which would close.
            event.preventDefault();
            event.stopPropagation();
          }}
        />
        <button type="button" class="button" aria-disabled={busy} onClick={() => void make()}>
          {m.find.create}
        </button>
        <button type="button" class="button quiet" onClick={props.onCancel}>
          {m.find.cancel}
        </button>
      </div>
      {refusal !== null && (
        <p class="error" role="alert" id={`${id}-error`}>
          {describeRefusal(refusal, m)}
        </p>
      )}
    </div>
  );
}
