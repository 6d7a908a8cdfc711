import type { JSX } from 'preact';
import type { ServiceProblem } from '../../shared/problem.ts';
import { useUi } from '../ui.ts';

/** The service's own words, closed until asked for: they are for whoever helps, not for the headline. */
export function ProblemDetails(props: { readonly problem: ServiceProblem }): JSX.Element {
  const { m } = useUi();
  const { rawCode, message, details } = props.problem;
  const silent = rawCode === null && message === null && details.length === 0;
  return (
    <details class="details">
      <summary>{m.row.details}</summary>
      {silent ? (
        <p>{m.row.detailsNothing}</p>
      ) : (
        <dl>
          <Entry term={m.row.detailsCode} text={rawCode} />
          <Entry term={m.row.detailsMessage} text={message} />
          {details.length > 0 && (
            <>
              <dt>{m.row.detailsItems}</dt>
              {details.map((detail, index) => (
                <dd key={index}>
                  {[detail.rawCode, detail.message].filter((part) => part !== null).join(': ')}
                </dd>
              ))}
            </>
          )}
        </dl>
      )}
    </details>
  );
}

function Entry(props: { readonly term: string; readonly text: string | null }): JSX.Element | null {
  if (props.text === null) return null;
  return (
    <>
      <dt>{props.term}</dt>
      <dd>{props.text}</dd>
    </>
  );
}
