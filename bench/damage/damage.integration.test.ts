/** A short, repeatable part of `npm run damage`. */
import { expect, it } from 'vitest';
import { damageAll, type Verdict } from './damage.ts';

it('never costs a job without a word, and never the start', async () => {
  const verdicts: Verdict[] = [];
  for await (const verdict of damageAll({ every: 9973, seed: 20_261_122 })) verdicts.push(verdict);
  expect(verdicts.length).toBeGreaterThan(100);
  expect(verdicts.filter(({ problem }) => problem !== null)).toEqual([]);
  // What names the other files can be made anew from them.
  for (const { file, kept } of verdicts) {
    if (!/\.(?:log|ldb)$/u.test(file)) expect([file, kept]).toEqual([file, 100]);
  }
});
