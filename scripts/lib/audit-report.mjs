/** Reads what `npm audit --json` says and judges it. Pure. */

/**
 * Advisories that do not concern Ferry, by their number, with the reason. Empty is best.
 * @type {Readonly<Record<string, string>>}
 */
export const ALLOWED = {};

/**
 * @param {any} report the parsed answer
 * @param {Readonly<Record<string, string>>} allowed
 * @returns {{ isAnswer: boolean, open: string[], unused: string[] }} whether the registry answered at all;
 * advisories that nobody has allowed, a line each; numbers that are allowed and no longer told of
 */
export function judgeAudit(report, allowed = ALLOWED) {
  const vulnerabilities = report?.vulnerabilities;
  if (typeof vulnerabilities !== 'object' || vulnerabilities === null) {
    return { isAnswer: false, open: [], unused: [] };
  }
  // A package that only depends on a bad one names it by its name.
  const advisories = Object.values(vulnerabilities)
    .flatMap(({ via }) => via)
    .filter((each) => typeof each === 'object');
  const numbers = new Set(advisories.map(({ source }) => String(source)));
  const open = advisories
    .filter(({ source }) => allowed[String(source)] === undefined)
    .map(({ source, severity, name, title }) => `${source}, ${severity}: ${name}: ${title}`);
  return {
    isAnswer: true,
    open: [...new Set(open)],
    unused: Object.keys(allowed).filter((number) => !numbers.has(number)),
  };
}
