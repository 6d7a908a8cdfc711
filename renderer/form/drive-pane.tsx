import type { JSX } from 'preact';
import { folderName } from '../../shared/describe-job.ts';
import { pathOf } from '../../shared/item.ts';
import type { Messages } from '../../shared/messages/index.ts';
import { NameField, RuleField } from '../parts/copy-fields.tsx';
import { Picker } from '../picker/picker.tsx';
import { useUi } from '../ui.ts';
import { mayChooseChildren, problemsOf, readyForm, sourceName } from './copy-form.ts';
import type { FormAction, FormState } from './copy-form.ts';
import { CopyOptions } from './copy-options.tsx';
import { FormPane } from './form-pane.tsx';
import { fieldWords, nameWords } from './problem-words.ts';

/** Copies an item of the drive into a folder of it. */
export function DrivePane(props: {
  readonly form: FormState;
  readonly change: (action: FormAction) => void;
  readonly onClose: () => void;
  readonly handedIn: string | null;
  readonly onHandedInTaken: () => void;
}): JSX.Element {
  const { m, ferry } = useUi();
  const { form, change } = props;
  const problems = problemsOf(form);
  const ready = readyForm(form);
  return (
    <FormPane
      state={form}
      startLabel={startLabel(form, m)}
      general={problems.general}
      onSubmit={() => {
        change({ type: 'submit' });
      }}
      send={ready === null ? null : () => ferry.startCopy(ready)}
      onRefused={(refusal) => {
        change({ type: 'refused', refusal });
      }}
      onClose={props.onClose}
    >
      <div class="panes">
        <Picker
          title={m.form.source}
          purpose="source"
          chooseShown={m.picker.copyThis}
          chosen={form.source}
          error={fieldWords(problems.source, m.form.missingSource, m)}
          onChoose={(item) => {
            change({ type: 'source', item });
          }}
          handedIn={props.handedIn}
          onHandedInTaken={props.onHandedInTaken}
        />
        <Picker
          title={m.form.destination}
          purpose="destination"
          chooseShown={m.picker.intoThis}
          chosen={form.destination}
          error={fieldWords(problems.destination, m.form.missingDestination, m)}
          onChoose={(item) => {
            change({ type: 'destination', item });
          }}
        />
      </div>
      <div class="fields">
        <NameField
          label={m.form.name}
          name={form.source !== null && form.childrenOnly ? sourceName(form.source) : form.name}
          error={nameWords(problems.name, m)}
          unused={form.childrenOnly ? m.form.childrenOnlyName : null}
          onInput={(name) => {
            change({ type: 'name', name });
          }}
        />
        <RuleField
          legend={form.childrenOnly ? m.form.ruleForEach : m.form.rule}
          labels={m.form.rules}
          rule={form.rule}
          kind={form.source?.kind ?? null}
          onChange={(rule) => {
            change({ type: 'rule', rule });
          }}
        />
      </div>
      <CopyOptions
        childrenOnly={form.childrenOnly}
        mayChooseChildren={mayChooseChildren(form)}
        isRoot={form.source?.isRoot === true}
        allVersions={form.allVersions}
        onChange={(type, on) => {
          change({ type, on });
        }}
      />
    </FormPane>
  );
}

function startLabel({ source, destination, name, childrenOnly }: FormState, m: Messages): string {
  if (source === null || destination === null) return m.form.start;
  const folder = folderName(pathOf(destination), m);
  if (childrenOnly) return m.form.startChildren(sourceName(source), folder);
  return name === '' ? m.form.start : m.form.startExactly(name, folder);
}
