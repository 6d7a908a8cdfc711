/** What is known of one copy, to be kept in a file: for people as text, for programs as JSON. Pure. */
import { describeState } from '../shared/describe-job.ts';
import type { JobView } from '../shared/job-view.ts';
import type { Messages } from '../shared/messages/index.ts';

/** The kinds of file a report can be. */
export type ReportKind = 'text' | 'json';

/** The report on `view` as the content of a file. Made of the view, so it holds no secret. */
export function reportOn(view: JobView, kind: ReportKind, m: Messages, now: number): string {
  if (kind === 'json') return `${JSON.stringify({ reportedAt: now, ...view }, null, 2)}\n`;
  const lines = [
    view.name,
    `${view.from ?? '–'} → ${view.to ?? '–'}`,
    describeState(view, m, now),
    ...timesOf(view),
    ...problemOf(view, m),
    ...proofOf(view, m),
  ];
  return `${lines.join('\n')}\n`;
}

/** A name for the file, free of what file systems refuse. */
export function reportFileName(view: JobView): string {
  return `${view.name.replaceAll(/[^\p{L}\p{N} ._-]/gu, '_')}.txt`;
}

function timesOf(view: JobView): readonly string[] {
  const asked = new Date(view.askedAt).toISOString();
  return 'endedAt' in view ? [`${asked} – ${new Date(view.endedAt).toISOString()}`] : [asked];
}

function problemOf(view: JobView, m: Messages): readonly string[] {
  if (view.state !== 'failed') return [];
  const { problem } = view;
  return [
    m.service[problem.code].todo,
    ...problem.details.map(
      ({ code, name, target }) => `- ${name ?? target ?? '–'}: ${m.service[code].what}`,
    ),
    ...(problem.raw === null ? [] : ['', problem.raw]),
  ];
}

function proofOf(view: JobView, { proof: words }: Messages): readonly string[] {
  const proof = view.state === 'completed' ? view.proof : null;
  switch (proof?.state) {
    case undefined:
      return [];
    case 'comparing':
      return [words.comparing(proof.items)];
    case 'same':
      return [words.same(proof.items, proof.bytes)];
    case 'skipped':
      return [words.skipped[proof.why]];
    case 'differs': {
      const more = proof.differing - proof.differences.length;
      return [
        words.differs(proof.differing, proof.items),
        ...proof.differences.map(({ path, what }) => `- ${path}: ${words.differences[what]}`),
        ...(more > 0 ? [`- ${words.moreDifferences(more)}`] : []),
      ];
    }
  }
}
