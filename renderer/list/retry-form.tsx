import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { describeRefusal } from '../../shared/describe-problem.ts';
import { checkItemName } from '../../shared/item-name.ts';
import type { JobView } from '../../shared/job-view.ts';
import { NameField, RuleField } from '../parts/copy-fields.tsx';
import { useUi } from '../ui.ts';
import { useCommand } from '../use-command.ts';
import { suggestedName } from './suggested-name.ts';

/** Another try of the same copy, under another name or rule where wanted. */
export function RetryForm(props: {
  readonly job: JobView;
  readonly onClose: () => void;
}): JSX.Element {
  const { m, ferry } = useUi();
  const { job } = props;
  const [name, setName] = useState(() => suggestedName(job));
  const [onConflict, setOnConflict] = useState(job.onConflict);
  const command = useCommand();
  const problem = checkItemName(name, job.to ?? '/');
  const refused = command.refusal === null ? null : describeRefusal(command.refusal, m);
  const atName = command.refusal?.field === 'name';
  return (
    <form
      class="panel"
      noValidate
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onClose();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (problem !== null) return;
        void command
          .run(() => ferry.retry({ id: job.id, name, onConflict }))
          .then((accepted) => {
            if (accepted) props.onClose();
          });
      }}
    >
      {job.state === 'unknown' && <p>{m.ask.retryWarning}</p>}
      <div class="fields">
        <NameField
          label={job.action === 'upload' ? m.form.uploadName : m.form.name}
          name={name}
          error={problem === null ? (atName ? refused : null) : m.name[problem]}
          focused
          onInput={setName}
        />
        <RuleField
          legend={m.form.rule}
          labels={job.action === 'upload' ? m.form.uploadRules : m.form.rules}
          rule={onConflict}
          kind={job.kind === 'other' ? null : job.kind}
          onChange={setOnConflict}
        />
      </div>
      {refused !== null && !atName && (
        <p class="error" role="alert">
          {refused}
        </p>
      )}
      <div class="panel-buttons">
        <button type="button" class="button" onClick={props.onClose}>
          {m.ask.retryCancel}
        </button>
        <button type="submit" class="button primary" aria-disabled={command.busy}>
          {m.ask.retryStart}
        </button>
      </div>
    </form>
  );
}
