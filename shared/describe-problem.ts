/** Refusals and the service's problems in words, for the form and the rows. */
import type { Refusal, ServiceProblem } from './problem.ts';
import type { Messages } from './messages/index.ts';

const ITEMS_NAMED = 3;

/** Why a command was not carried out, and what to do about it. */
export function describeRefusal(refusal: Refusal, m: Messages): string {
  switch (refusal.code) {
    case 'badName':
      return m.name[refusal.why];
    case 'driveBusy':
      return m.refusal.driveBusy(
        refusal.retryAfterMs === null ? null : m.format.duration(refusal.retryAfterMs),
      );
    case 'tooManyChosen':
      return m.findRefusal.tooManyChosen(refusal.limit);
    case 'itemsRefused':
      return describeItems(refusal.items, m);
    case 'driveRefused':
      return describeProblem(refusal.problem, m);
    case 'notADriveLink':
    case 'linkLeadsNowhere':
    case 'noSuchPath':
    case 'nameTaken':
    case 'twiceInBatch':
      return m.findRefusal[refusal.code];
    case 'rootAsSource':
    case 'sourceGone':
    case 'destinationGone':
    case 'destinationNotFolder':
    case 'intoItself':
    case 'sameNameSameFolder':
    case 'notChildren':
    case 'acrossAccounts':
    case 'accountGone':
    case 'badUrl':
    case 'privateUrl':
    case 'notAMonitor':
    case 'driveUnreachable':
    case 'signedOut':
    case 'notSaved':
    case 'notPossibleNow':
    case 'badRequest':
      return m.refusal[refusal.code];
  }
}

/** The first few, and how many more: of hundreds nobody reads all. */
function describeItems(
  items: Extract<Refusal, { code: 'itemsRefused' }>['items'],
  m: Messages,
): string {
  const first = items
    .slice(0, ITEMS_NAMED)
    .map(({ name, refusal }) => m.findRefusal.ofItem(name, describeRefusal(refusal, m)));
  const rest = items.length - first.length;
  return [...first, ...(rest > 0 ? [m.findRefusal.andMore(rest)] : [])].join(' ');
}

/** What the service said went wrong, and what to do about it. */
export function describeProblem(problem: ServiceProblem, m: Messages): string {
  const { what, todo } = m.service[problem.code];
  return `${what}. ${todo}`;
}
