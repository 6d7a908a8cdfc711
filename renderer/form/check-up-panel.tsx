import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Finding, Remedy } from '../../shared/check-up.ts';
import { describeRefusal } from '../../shared/describe-problem.ts';
import type { DriveItem } from '../../shared/item.ts';
import type { CheckUpMessages } from '../../shared/messages/en-check-up.ts';
import { loadCheckUpMessages } from '../../shared/messages/load-check-up.ts';
import { StateIcon } from '../parts/icons.tsx';
import { useUi } from '../ui.ts';
import { type Known, amountAtOnce, describeFinding, remedyWords } from './check-up.ts';

interface PanelProps {
  readonly known: Known;
  readonly sources: readonly DriveItem[];
  readonly childrenOnly: boolean;
  /** Whether both ends are chosen. */
  readonly isChosen: boolean;
  /** Names the first thing that stands in the way, for the button that cannot start. */
  readonly stopId: string;
  readonly onRemedy: (remedy: Remedy) => void;
}

/**
 * How much is going to be copied, and what stands in its way, beside what would help. It has its place
 * from the beginning, so that nothing moves when more is known.
 */
export function CheckUpPanel(props: PanelProps): JSX.Element {
  const { m } = useUi();
  const [words, setWords] = useState<CheckUpMessages | null>(null);
  useEffect(() => {
    void loadCheckUpMessages(m.format.locale).then((loaded) => {
      setWords(() => loaded);
    });
  }, [m]);
  return words === null ? <div class="check-up" /> : <Panel {...props} words={words} />;
}

function Panel(props: PanelProps & { readonly words: CheckUpMessages }): JSX.Element {
  const { words, isChosen } = props;
  return (
    <section class="check-up" aria-label={words.title}>
      {isChosen ? (
        <>
          <AmountShown {...props} />
          <Findings {...props} />
        </>
      ) : (
        <p class="hint">{words.empty}</p>
      )}
    </section>
  );
}

function AmountShown(props: PanelProps & { readonly words: CheckUpMessages }): JSX.Element {
  const { m } = useUi();
  const { known, sources, childrenOnly, words } = props;
  const { answer } = known;
  const checked = answer?.ok === true ? answer.value : null;
  const amount = checked?.amount ?? amountAtOnce(sources, childrenOnly);
  const isCounting =
    !amount.isWhole && (checked === null ? answer === null : checked.next !== null);
  return (
    <div class="check-up-amount">
      <p class="check-up-items">{words.items(amount.items, amount.isWhole)}</p>
      {amount.bytes !== null && <p>{m.format.bytes(amount.bytes)}</p>}
      <p class="hint">{isCounting ? words.counting : ''}</p>
    </div>
  );
}

function Findings(props: PanelProps & { readonly words: CheckUpMessages }): JSX.Element {
  const { m } = useUi();
  const { known, words, stopId, onRemedy } = props;
  const { answer } = known;
  const findings = answer?.ok === true ? answer.value.findings : [];
  const isAll = answer?.ok === true && answer.value.next === null;
  const isFine = answer?.ok === true && findings.every(({ severity }) => severity === 'note');
  const firstStop = findings.find(({ severity }) => severity === 'stop');
  return (
    // Can be longer than its place, and then the keyboard must get there.
    <ul
      class="check-up-findings"
      tabIndex={0}
      aria-label={words.title}
      aria-busy={!known.isCurrent}
    >
      {isFine && (
        <li class="finding" data-severity="fine">
          <StateIcon shape="done" />
          <p>{words.fine(isAll)}</p>
        </li>
      )}
      {answer?.ok === false && (
        <li class="finding" data-severity="warn">
          <StateIcon shape="unknown" />
          <p>
            {describeRefusal(answer.refusal, m)}{' '}
            {answer.refusal.field === null && words.startAnyway}
          </p>
        </li>
      )}
      {findings.map((finding, at) => (
        <FindingRow
          // The same may be true of several items.
          key={`${finding.code} ${at}`}
          finding={finding}
          words={words}
          id={finding === firstStop ? stopId : undefined}
          onRemedy={onRemedy}
        />
      ))}
    </ul>
  );
}

function FindingRow(props: {
  readonly finding: Finding;
  readonly words: CheckUpMessages;
  readonly id: string | undefined;
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
