import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { StartTime } from '../../shared/contract.ts';
import { useUi } from '../ui.ts';
import { fieldOf, nextEvening, timeIn } from './start-time.ts';

/** Whether a copy is to start at once or at a time. */
export function StartLater(props: {
  readonly notBefore: StartTime;
  readonly onChange: (at: StartTime) => void;
}): JSX.Element {
  const { m } = useUi();
  const id = useId();
  const { notBefore } = props;
  const isPast = notBefore !== null && notBefore <= Date.now();
  return (
    <div class="start-later">
      <label class="choice">
        <input
          type="checkbox"
          checked={notBefore !== null}
          onChange={(event) => {
            props.onChange(event.currentTarget.checked ? nextEvening(Date.now()) : null);
          }}
        />
        {m.form.startLater}
      </label>
      {notBefore !== null && (
        <input
          type="datetime-local"
          aria-label={m.form.startTime}
          aria-describedby={isPast ? id : undefined}
          value={fieldOf(notBefore)}
          onInput={(event) => {
            const at = timeIn(event.currentTarget.value);
            // Half typed, it is no time yet, and the one before stands.
            if (at !== null) props.onChange(at);
          }}
        />
      )}
      {isPast && (
        <p class="hint" id={id}>
          {m.form.startTimePast}
        </p>
      )}
    </div>
  );
}
