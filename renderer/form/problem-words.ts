/** What is wrong with a field, in words. Pure. */
import { describeRefusal } from '../../shared/describe-problem.ts';
import type { NameProblem } from '../../shared/item-name.ts';
import type { Messages } from '../../shared/messages/index.ts';
import type { Refusal } from '../../shared/problem.ts';

/** Of a field that may be empty, with the words for that. */
export function fieldWords(
  problem: 'missing' | Refusal | null,
  missing: string,
  m: Messages,
): string | null {
  return problem === 'missing' ? missing : problem && describeRefusal(problem, m);
}

/** Of a name. */
export function nameWords(problem: NameProblem | Refusal | null, m: Messages): string | null {
  return typeof problem === 'string' ? m.name[problem] : problem && describeRefusal(problem, m);
}
