import type { JSX } from 'preact';
import type { ProofView } from '../../shared/job-view.ts';
import { CommandRefusal } from '../parts/command-refusal.tsx';
import { ShieldIcon } from '../parts/icons.tsx';
import { useUi } from '../ui.ts';
import { useCommand } from '../use-command.ts';

/** That a copy is not proven to be like its source, and the way to have it compared. */
export function ProofDoubts(props: {
  readonly id: string;
  readonly proof: Extract<ProofView, { state: 'differs' | 'skipped' }>;
  readonly describedBy: string;
}): JSX.Element {
  const { m } = useUi();
  const { proof } = props;
  if (proof.state === 'skipped') {
    return (
      <div class="row-proof" data-proof="skipped">
        <p>{m.proof.skipped[proof.why]}</p>
        <CompareButton {...props} label={m.proof.compare} />
      </div>
    );
  }
  return (
    <div class="row-proof" data-proof="differs">
      <p>
        <ShieldIcon shape="differs" />
        {m.proof.differs(proof.differing, proof.items)}
      </p>
      <CompareButton {...props} label={m.proof.compareAgain} />
      <Differences proof={proof} />
    </div>
  );
}

function Differences(props: {
  readonly proof: Extract<ProofView, { state: 'differs' }>;
}): JSX.Element {
  const { m } = useUi();
  const { differences, differing } = props.proof;
  const more = differing - differences.length;
  return (
    <ul class="differences">
      {differences.map(({ path, what }) => (
        <li key={path}>
          <bdi class="failed-item">{path}</bdi>
          {' – '}
          {m.proof.differences[what]}
        </li>
      ))}
      {more > 0 && <li>{m.proof.moreDifferences(more)}</li>}
    </ul>
  );
}

function CompareButton(props: {
  readonly id: string;
  readonly label: string;
  readonly describedBy: string;
}): JSX.Element {
  const { ferry } = useUi();
  const command = useCommand();
  return (
    <>
      <button
        type="button"
        class="button quiet"
        data-action="compare"
        aria-disabled={command.busy}
        aria-describedby={props.describedBy}
        onClick={() => void command.run(() => ferry.compare(props.id))}
      >
        {props.label}
      </button>
      <CommandRefusal command={command} />
    </>
  );
}
