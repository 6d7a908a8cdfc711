import type { JSX } from 'preact';
import { SearchIcon } from '../parts/icons.tsx';
import { useUi } from '../ui.ts';

/** What was pasted or dropped is meant as it is; what is typed is looked for on Enter. */
const AT_ONCE = new Set(['insertFromPaste', 'insertFromDrop']);

/** Takes a link, a path, or words to search for; several of them one a line. */
export function FindField(props: {
  /** Tells the fields of two pickers apart. */
  readonly label: string;
  readonly text: string;
  /** The id of the sentence that says why nothing was found. */
  readonly errorId: string | null;
  readonly onInput: (text: string) => void;
  readonly onFind: (text: string) => void;
}): JSX.Element {
  const { m } = useUi();
  return (
    <div class="find" role="search" aria-label={props.label}>
      <textarea
        rows={1}
        wrap="off"
        dir="auto"
        aria-label={props.label}
        placeholder={m.find.placeholder}
        title={m.find.placeholder}
        value={props.text}
        autocomplete="off"
        spellcheck={false}
        aria-invalid={props.errorId !== null}
        aria-describedby={props.errorId ?? undefined}
        onInput={(event) => {
          const { value } = event.currentTarget;
          props.onInput(value);
          if (value === '' || AT_ONCE.has(event.inputType)) props.onFind(value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && props.text !== '') {
            props.onInput('');
            props.onFind('');
          } else if (event.key === 'Enter' && !event.shiftKey) props.onFind(props.text);
          else return;
          // Neither may reach the form, which would start, nor the dialog, which would close.
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <button
        type="button"
        class="button icon-button"
        aria-label={m.find.button}
        title={m.find.button}
        onClick={() => {
          props.onFind(props.text);
        }}
      >
        <SearchIcon />
      </button>
    </div>
  );
}
