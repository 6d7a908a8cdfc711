import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { Remedy } from '../../shared/check-up.ts';
import { loadCheckUpMessages } from '../../shared/messages/load-check-up.ts';
import { useWords } from '../use-words.ts';
import { type Known, findingsOf, staysBehind } from './check-up.ts';
import { FindingRow } from './finding-row.tsx';

/** What does not come along: below the fields, where the check-up has no room for it. */
export function LeftBehind(props: {
  readonly known: Known;
  readonly onRemedy: (remedy: Remedy) => void;
}): JSX.Element | null {
  const words = useWords(loadCheckUpMessages);
  const id = useId();
  const findings = findingsOf(props.known).filter(staysBehind);
  if (words === null || findings.length === 0) return null;
  return (
    <section class="left-behind" aria-labelledby={id}>
      <h3 id={id}>{words.notes}</h3>
      <ul tabIndex={-1}>
        {findings.map((finding, at) => (
          <FindingRow
            // The same may be true of several items.
            key={`${finding.code} ${at}`}
            finding={finding}
            words={words}
            onRemedy={props.onRemedy}
          />
        ))}
      </ul>
    </section>
  );
}
