import type { JSX } from 'preact';
import { AddressField } from '../parts/copy-fields.tsx';
import { useUi } from '../ui.ts';
import { refusedAt } from './target-fields.ts';
import { FormPane } from './form-pane.tsx';
import { fieldWords } from './problem-words.ts';
import { problemOfAddress, readyAddress } from './watch-form.ts';
import type { WatchFormAction, WatchFormState } from './watch-form.ts';

/** Takes on what another program has started. */
export function WatchPane(props: {
  readonly form: WatchFormState;
  readonly change: (action: WatchFormAction) => void;
  readonly onClose: () => void;
}): JSX.Element {
  const { m, ferry } = useUi();
  const { form, change } = props;
  const address = readyAddress(form);
  return (
    <FormPane
      state={form}
      startLabel={m.form.watchStart}
      general={refusedAt(form.refusal, null)}
      onSubmit={() => {
        change({ type: 'submit' });
      }}
      send={address === null ? null : () => ferry.adopt(address)}
      onRefused={(refusal) => {
        change({ type: 'refused', refusal });
      }}
      onClose={props.onClose}
    >
      <AddressField
        label={m.form.watchAddress}
        hint={`${m.form.watchHint} ${m.form.watchExample}`}
        address={form.address}
        error={fieldWords(problemOfAddress(form), m.form.missingWatchAddress, m)}
        onInput={(text) => {
          change({ type: 'address', address: text });
        }}
      />
      <p class="explanation">{m.form.watchLimits}</p>
    </FormPane>
  );
}
