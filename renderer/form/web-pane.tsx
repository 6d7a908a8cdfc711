import type { JSX } from 'preact';
import { calledName } from '../../shared/item.ts';
import { AddressField, NameField, RuleField } from '../parts/copy-fields.tsx';
import { Picker } from '../picker/picker.tsx';
import { useUi } from '../ui.ts';
import { FormPane } from './form-pane.tsx';
import { StartLater } from './start-later.tsx';
import { fieldWords, nameWords } from './problem-words.ts';
import { problemsOfWebForm, readyWebForm } from './web-form.ts';
import type { WebFormAction, WebFormState } from './web-form.ts';

/** Has OneDrive fetch a file of the web into a folder. */
export function WebPane(props: {
  readonly form: WebFormState;
  readonly change: (action: WebFormAction) => void;
  readonly onClose: () => void;
}): JSX.Element {
  const { m, ferry } = useUi();
  const { form, change } = props;
  const problems = problemsOfWebForm(form);
  const ready = readyWebForm(form);
  return (
    <FormPane
      state={form}
      startLabel={
        form.destination === null || form.name === ''
          ? m.form.startUpload
          : m.form.startUploadExactly(form.name, calledName(form.destination, m.app.root))
      }
      general={problems.general}
      onSubmit={() => {
        change({ type: 'submit' });
      }}
      send={ready === null ? null : () => ferry.upload(ready)}
      onRefused={(refusal) => {
        change({ type: 'refused', refusal });
      }}
      onClose={props.onClose}
    >
      <AddressField
        label={m.form.address}
        hint={m.form.addressHint}
        address={form.url}
        error={fieldWords(problems.url, m.form.missingAddress, m)}
        onInput={(url) => {
          change({ type: 'url', url });
        }}
      />
      <div class="panes one">
        <Picker
          title={m.form.destination}
          purpose="destination"
          chooseShown={m.picker.uploadIntoThis}
          chosen={form.destination === null ? [] : [form.destination]}
          error={fieldWords(problems.destination, m.form.missingDestinationOfUpload, m)}
          onChoose={([item]) => {
            if (item !== undefined) change({ type: 'destination', item });
          }}
        />
      </div>
      <div class="fields">
        <NameField
          label={m.form.uploadName}
          name={form.name}
          error={nameWords(problems.name, m)}
          onInput={(name) => {
            change({ type: 'name', name });
          }}
        />
        <RuleField
          legend={m.form.rule}
          labels={m.form.uploadRules}
          rule={form.rule}
          kind="file"
          onChange={(rule) => {
            change({ type: 'rule', rule });
          }}
        />
      </div>
      <StartLater
        notBefore={form.notBefore}
        onChange={(at) => {
          change({ type: 'notBefore', at });
        }}
      />
    </FormPane>
  );
}
