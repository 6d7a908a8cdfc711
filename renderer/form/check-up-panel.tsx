import type { JSX } from 'preact';
import type { Remedy } from '../../shared/check-up.ts';
import { describeRefusal } from '../../shared/describe-problem.ts';
import type { DriveItem } from '../../shared/item.ts';
import type { CheckUpMessages } from '../../shared/messages/en-check-up.ts';
import { loadCheckUpMessages } from '../../shared/messages/load-check-up.ts';
import { StateIcon } from '../parts/icons.tsx';
import { useUi } from '../ui.ts';
import { useWords } from '../use-words.ts';
import { type Known, amountAtOnce, findingsOf, staysBehind } from './check-up.ts';
import { FindingRow } from './finding-row.tsx';

interface PanelProps {
  readonly known: Known;
  readonly sources: readonly DriveItem[];
  readonly childrenOnly: boolean;
  /** Whether both ends are chosen. */
  readonly isChosen: boolean;
  /** Names the first thing that stands in the way, for the button that cannot start. */
  readonly stopId: string;
  /** Whether what stays behind is told elsewhere (`LeftBehind`). */
  readonly isShort: boolean;
  readonly onRemedy: (remedy: Remedy) => void;
}

/**
 * How much is going to be copied, and what stands in its way, beside what would help. It has its place
 * from the beginning, so that nothing moves when more is known.
 */
export function CheckUpPanel(props: PanelProps): JSX.Element {
  const words = useWords(loadCheckUpMessages);
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
  const findings = findingsOf(known).filter((each) => !props.isShort || !staysBehind(each));
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
