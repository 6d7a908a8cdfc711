import { expect, it } from 'vitest';
import { describeProblem, describeRefusal } from './describe-problem.ts';
import { messagesFor } from './messages/index.ts';
import { SERVICE_CODES } from './problem.ts';
import type { ServiceProblem } from './problem.ts';

const en = messagesFor('en');
const de = messagesFor('de');
const problem = (code: ServiceProblem['code']): ServiceProblem => ({
  code,
  rawCode: 'rawCode',
  message: 'A sentence of the service.',
  details: [],
  raw: null,
});

it('says of every problem what happened and what to do, in both languages', () => {
  for (const code of SERVICE_CODES) {
    for (const m of [en, de]) {
      const text = describeProblem(problem(code), m);
      expect(text).toMatch(/^\p{Lu}.*\. \p{Lu}.*\.$/u);
      expect(text).not.toContain(problem(code).message);
    }
  }
});

it('tells how long a busy drive wants to be left alone, when it said so', () => {
  const busy = { code: 'driveBusy', field: null } as const;
  expect(describeRefusal({ ...busy, retryAfterMs: 90_000 }, en)).toBe(
    'OneDrive is busy. Try again in 1 min 30 sec.',
  );
  expect(describeRefusal({ ...busy, retryAfterMs: null }, de)).toBe(
    'OneDrive ist ausgelastet. Versuchen Sie es in einigen Minuten erneut.',
  );
});

it('explains a refused name by what is wrong with it', () => {
  const refusal = { code: 'badName', field: 'name', why: 'trailingDot' } as const;
  expect(describeRefusal(refusal, en)).toBe('A name cannot end with a dot.');
  expect(describeRefusal(refusal, de)).toBe('Ein Name darf nicht mit einem Punkt enden.');
});

it('explains a refused address', () => {
  for (const code of ['badUrl', 'privateUrl', 'notAMonitor'] as const) {
    expect(describeRefusal({ code, field: 'url' }, en)).toBe(en.refusal[code]);
    expect(describeRefusal({ code, field: 'url' }, de)).toMatch(/^\p{Lu}.*\.$/u);
  }
});

it('explains a drive’s refusal in the user’s words', () => {
  expect(
    describeRefusal({ code: 'driveRefused', field: null, problem: problem('accessDenied') }, en),
  ).toBe(describeProblem(problem('accessDenied'), en));
});

it('names the first of several refused items, and how many more there are', () => {
  const items = ['a', 'b', 'c', 'd', 'e'].map((name) => ({
    name,
    refusal: { code: 'intoItself', field: 'destination' } as const,
  }));
  const text = describeRefusal({ code: 'itemsRefused', field: 'source', items }, en);
  expect(text).toContain(`“a”: ${en.refusal.intoItself} “b”:`);
  expect(text).not.toContain('“d”');
  expect(text).toMatch(/ And 2 more\.$/u);
  const one = { code: 'itemsRefused', field: 'source', items: items.slice(0, 1) } as const;
  expect(describeRefusal(one, de)).toBe(`„a“: ${de.refusal.intoItself}`);
});
