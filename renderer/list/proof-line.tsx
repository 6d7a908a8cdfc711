import type { JSX } from 'preact';
import type { ProofView } from '../../shared/job-view.ts';
import { CommandRefusal } from '../parts/command-refusal.tsx';
import { ShieldIcon } from '../parts/icons.tsx';
import { useFirstUi } from '../first-ui.ts';
import { useCommand } from '../use-command.ts';

/** What comparing a copy with its source has shown, and the way to have it compared. */
export function ProofLine(props: {
  readonly id: string;
  readonly proof: ProofView;
  readonly describedBy: string;
}): JSX.Element {
  const { m } = useFirstUi();
  const { proof } = props;
  switch (proof.state) {
    case 'comparing':
      return (
        <p class="row-proof" data-proof="comparing">
          {m.proof.comparing(proof.items)}
        </p>
      );
    case 'same':
      return (
        <p class="row-proof" data-proof="same" title={m.proof.sameHint}>
          <ShieldIcon shape="same" />
          {m.proof.same(proof.items, proof.bytes)}
        </p>
      );
    case 'differs':
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
    case 'skipped':
      return (
        <div class="row-proof" data-proof="skipped">
          <p>{m.proof.skipped[proof.why]}</p>
          <CompareButton {...props} label={m.proof.compare} />
        </div>
      );
  }
}

function Differences(props: {
  readonly proof: Extract<ProofView, { state: 'differs' }>;
}): JSX.Element {
  const { m } = useFirstUi();
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
  const { ferry } = useFirstUi();
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
