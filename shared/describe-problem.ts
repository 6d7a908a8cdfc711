/** Refusals and the service's problems in words, for the form and the rows. */
import type { Refusal, ServiceProblem } from './problem.ts';
import type { Messages } from './messages/index.ts';

/** Why a command was not carried out, and what to do about it. */
export function describeRefusal(refusal: Refusal, m: Messages): string {
  switch (refusal.code) {
    case 'badName':
      return m.name[refusal.why];
    case 'driveBusy':
      return m.refusal.driveBusy(
        refusal.retryAfterMs === null ? null : m.format.duration(refusal.retryAfterMs),
      );
    case 'driveRefused':
      return describeProblem(refusal.problem, m);
    case 'rootAsSource':
    case 'sourceGone':
    case 'destinationGone':
    case 'destinationNotFolder':
    case 'intoItself':
    case 'sameNameSameFolder':
    case 'driveUnreachable':
    case 'notSaved':
    case 'notPossibleNow':
    case 'badRequest':
      return m.refusal[refusal.code];
  }
}

/** What the service said went wrong, and what to do about it. */
export function describeProblem(problem: ServiceProblem, m: Messages): string {
  const { what, todo } = m.service[problem.code];
  return `${what}. ${todo}`;
}
