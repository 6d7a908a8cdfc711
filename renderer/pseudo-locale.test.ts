import { expect, it } from 'vitest';
import { messagesFor } from '../shared/messages/index.ts';
import { pseudo } from './pseudo-locale.ts';

const en = messagesFor('en');
const strange = pseudo(en);

it('makes each sentence longer, those with values too, and keeps what it says', () => {
  for (const [plain, made] of [
    [en.app.newCopy, strange.app.newCopy],
    [en.summary.attention(2), strange.summary.attention(2)],
    [en.row.files(1, 2), strange.row.files(1, 2)],
  ] as const) {
    expect(made).toContain(plain);
    expect(made.length).toBeGreaterThanOrEqual(plain.length * (4 / 3));
  }
});

it('does so with each of several words', () => {
  const counts = { completed: 2, active: 1, attention: 0 };
  const made = strange.list.batch.counts(counts, true);
  expect(made.map((text) => text.replaceAll(/[^\w ]/gu, ''))).toEqual(
    en.list.batch.counts(counts, true),
  );
});

it('leaves numbers to the language', () => {
  expect(strange.format.number(1000)).toBe('1,000');
});
