import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import { showOpened } from '../parts/show-opened.ts';
import { useUi } from '../ui.ts';

/** What few copies need, closed until asked for, or until it matters. */
export function CopyOptions(props: {
  readonly childrenOnly: boolean;
  /** Whether it can be switched: of a file there is nothing inside, of a drive nothing else. */
  readonly mayChooseChildren: boolean;
  readonly isRoot: boolean;
  readonly allVersions: boolean;
  readonly onChange: (option: 'childrenOnly' | 'allVersions', on: boolean) => void;
  readonly children: ComponentChildren;
}): JSX.Element {
  const { m } = useUi();
  const id = useId();
  const why = props.isRoot
    ? m.form.childrenOnlyRoot
    : props.mayChooseChildren
      ? null
      : m.form.childrenOnlyFolders;
  return (
    <details class="details options" open={props.isRoot} onToggle={showOpened}>
      <summary>{m.form.options}</summary>
      <div class="options-body">
        <label class="choice">
          <input
            type="checkbox"
            checked={props.childrenOnly}
            disabled={!props.mayChooseChildren}
            aria-describedby={why === null ? undefined : id}
            onChange={(event) => {
              props.onChange('childrenOnly', event.currentTarget.checked);
            }}
          />
          {m.form.childrenOnly}
        </label>
        {why !== null && (
          <p class="hint" id={id}>
            {why}
          </p>
        )}
        <label class="choice">
          <input
            type="checkbox"
            checked={props.allVersions}
            onChange={(event) => {
              props.onChange('allVersions', event.currentTarget.checked);
            }}
          />
          {m.form.allVersions}
        </label>
        {props.children}
      </div>
    </details>
  );
}
