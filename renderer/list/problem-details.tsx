import type { JSX } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { SOURCE_CODES } from '../../shared/problem.ts';
import type { ServiceProblem } from '../../shared/problem.ts';
import { useUi } from '../ui.ts';

/** The service's own words, closed until asked for: they are for whoever helps, not for the headline. */
export function ProblemDetails(props: { readonly problem: ServiceProblem }): JSX.Element | null {
  const { m } = useUi();
  const { code, rawCode, message, raw } = props.problem;
  const silent = rawCode === null && message === null && raw === null;
  // Found out by this app: the service had no part in it.
  if (silent && SOURCE_CODES.some((own) => own === code)) return null;
  return (
    <details class="details">
      <summary>{m.details.title}</summary>
      {silent ? (
        <p class="details-body">{m.details.nothing}</p>
      ) : (
        <div class="details-body">
          <dl>
            <Entry term={m.details.code} text={rawCode} />
            <Entry term={m.details.message} text={message} />
          </dl>
          {raw !== null && <Report text={raw} />}
        </div>
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

/** The report as it came. Selected rather than copied: the page has no leave to use the clipboard. */
function Report(props: { readonly text: string }): JSX.Element {
  const { m } = useUi();
  const id = useId();
  const report = useRef<HTMLPreElement>(null);
  return (
    <div class="report">
      <div class="report-head">
        <span id={id}>{m.details.report}</span>
        <button
          type="button"
          class="button quiet"
          onClick={() => {
            if (report.current === null) return;
            getSelection()?.selectAllChildren(report.current);
            report.current.focus();
          }}
        >
          {m.details.select}
        </button>
      </div>
      <pre ref={report} tabIndex={0} role="group" aria-labelledby={id} dir="ltr">
        {props.text}
      </pre>
    </div>
  );
}
