/** Looking for copies by their words: the page and the history must find the same. Pure. */
import type { JobView } from './job-view.ts';

const BEYOND_ASCII = /[^\p{ASCII}]/u;
const MARKS = /\p{M}/gu;

/** The words of what was typed, as `hasWords` compares them; none finds everything. */
export function searchWords(text: string): readonly string[] {
  return folded(text)
    .split(/\s+/u)
    .filter((word) => word !== '');
}

/** Whether each word is part of the copy's name, of where it is from or of where it goes. */
export function hasWords(job: JobView, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const result = job.state === 'completed' ? job.resultName : null;
  const text = folded([job.name, result ?? '', job.from ?? '', job.to ?? ''].join('\n'));
  return words.every((word) => text.includes(word));
}

/** Neither case nor accents tell words apart: nobody types them when in a hurry. */
function folded(text: string): string {
  const lower = text.toLowerCase();
  return BEYOND_ASCII.test(lower) ? lower.normalize('NFKD').replace(MARKS, '') : lower;
}
