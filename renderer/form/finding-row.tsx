import type { JSX } from 'preact';
import type { Finding, Remedy } from '../../shared/check-up.ts';
import type { CheckUpMessages } from '../../shared/messages/en-check-up.ts';
import { StateIcon } from '../parts/icons.tsx';
import { useUi } from '../ui.ts';
import { describeFinding, remedyWords } from './check-up.ts';

/** One finding as a sentence, beside what would help. */
export function FindingRow(props: {
  readonly finding: Finding;
  readonly words: CheckUpMessages;
  /** Names the sentence, for a button that cannot start because of it. */
  readonly id?: string | undefined;
  readonly onRemedy: (remedy: Remedy) => void;
}): JSX.Element {
  const { m } = useUi();
  const { finding, words } = props;
  return (
    <li class="finding" data-severity={finding.severity} data-finding={finding.code}>
      {finding.severity === 'note' ? (
        <span class="finding-dot" />
      ) : (
        <StateIcon shape={finding.severity === 'stop' ? 'failed' : 'unknown'} />
      )}
      <p id={props.id} role={finding.severity === 'stop' ? 'alert' : undefined}>
        <span class="visually-hidden">{words.severities[finding.severity]} </span>
        <span dir="auto">{describeFinding(finding, words, m)}</span>
      </p>
      {finding.remedies.length > 0 && (
        <div class="finding-remedies">
          {finding.remedies.map((remedy) => (
            <button
              key={remedy.code}
              type="button"
              class="button"
              onClick={(event) => {
                // The button is about to go, and the focus must not go with it.
                event.currentTarget.closest('ul')?.focus();
                props.onRemedy(remedy);
              }}
            >
              {remedyWords(remedy, words)}
            </button>
          ))}
        </div>
      )}
    </li>
  );
}
