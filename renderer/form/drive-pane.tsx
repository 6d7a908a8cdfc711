import type { JSX } from 'preact';
import { folderName } from '../../shared/describe-job.ts';
import { pathOf } from '../../shared/item.ts';
import type { Messages } from '../../shared/messages/index.ts';
import { NameField, RuleField } from '../parts/copy-fields.tsx';
import { Picker } from '../picker/picker.tsx';
import { useUi } from '../ui.ts';
import {
  isBatch,
  mayChooseChildren,
  problemsOf,
  readyBatch,
  readyForm,
  sourceName,
  sourcesOf,
} from './copy-form.ts';
import type { FormAction, FormState } from './copy-form.ts';
import { CopyOptions } from './copy-options.tsx';
import { FormPane } from './form-pane.tsx';
import { StartLater } from './start-later.tsx';
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
  const batch = readyBatch(form);
  const sources = sourcesOf(form);
  return (
    <FormPane
      state={form}
      startLabel={startLabel(form, m)}
      general={problems.general}
      onSubmit={() => {
        change({ type: 'submit' });
      }}
      send={
        batch !== null
          ? () => ferry.startCopies(batch)
          : ready !== null
            ? () => ferry.startCopy(ready)
            : null
      }
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
          chosen={sources}
          takesSeveral
          error={fieldWords(problems.source, m.form.missingSource, m)}
          onChoose={(items) => {
            change({ type: 'sources', items });
          }}
          handedIn={props.handedIn}
          onHandedInTaken={props.onHandedInTaken}
        />
        <Picker
          title={m.form.destination}
          purpose="destination"
          chooseShown={m.picker.intoThis}
          chosen={form.destination === null ? [] : [form.destination]}
          error={fieldWords(problems.destination, m.form.missingDestination, m)}
          onChoose={([item]) => {
            if (item !== undefined) change({ type: 'destination', item });
          }}
        />
      </div>
      <div class="fields">
        <NameField
          label={m.form.name}
          name={shownName(form)}
          error={nameWords(problems.name, m)}
          unused={
            isBatch(form) ? m.find.ownNames : form.childrenOnly ? m.form.childrenOnlyName : null
          }
          onInput={(name) => {
            change({ type: 'name', name });
          }}
        />
        <RuleField
          legend={form.childrenOnly || isBatch(form) ? m.form.ruleForEach : m.form.rule}
          labels={m.form.rules}
          rule={form.rule}
          kind={
            sources.some(({ kind }) => kind === 'folder') ? 'folder' : (form.source?.kind ?? null)
          }
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
      >
        <StartLater
          notBefore={form.notBefore}
          onChange={(at) => {
            change({ type: 'notBefore', at });
          }}
        />
      </CopyOptions>
    </FormPane>
  );
}

function shownName(form: FormState): string {
  if (isBatch(form)) return '';
  return form.source !== null && form.childrenOnly ? sourceName(form.source) : form.name;
}

function startLabel(form: FormState, m: Messages): string {
  const { source, destination, name, childrenOnly } = form;
  if (source === null || destination === null) return m.form.start;
  const folder = folderName(pathOf(destination), m);
  if (isBatch(form)) return m.find.startSeveral(sourcesOf(form).length, folder);
  if (childrenOnly) return m.form.startChildren(sourceName(source), folder);
  return name === '' ? m.form.start : m.form.startExactly(name, folder);
}
