import type { JSX } from 'preact';
import type { ProblemDetail } from '../../shared/problem.ts';
import { useUi } from '../ui.ts';

/** As many as may stand open in a row without pushing the others away. */
const OPEN_AT_MOST = 3;

/** The items the service named, each with what happened to it. */
export function FailedItems(props: {
  readonly details: readonly ProblemDetail[];
}): JSX.Element | null {
  const { m } = useUi();
  const { details } = props;
  if (details.length === 0) return null;
  return (
    <details class="details failed-items" open={details.length <= OPEN_AT_MOST}>
      <summary>{m.row.itemsFailed(details.length)}</summary>
      {/* Can be long enough to scroll, so the keyboard must get there. */}
      <ul tabIndex={details.length > OPEN_AT_MOST ? 0 : undefined}>
        {details.map((detail, index) => (
          <li key={index}>
            <bdi class="failed-item">{detail.name ?? detail.target ?? m.row.itemUnnamed}</bdi>
            {' – '}
            {m.service[detail.code].what}
          </li>
        ))}
      </ul>
    </details>
  );
}
