import type { JSX } from 'preact';
import type { ProofView } from '../../shared/job-view.ts';
import { ShieldIcon } from '../parts/icons.tsx';
import { useFirstUi } from '../first-ui.ts';
import { ProofDoubts } from '../parts/now-and-then.ts';

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
          <ShieldIcon shape="comparing" />
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
    case 'skipped':
      return <ProofDoubts.Part {...props} proof={proof} />;
  }
}
