import { expect, it } from 'vitest';
import { RETRY_AFTER_MAX_MS, parseRetryAfter } from './retry-after.ts';

const NOW = Date.UTC(2026, 10, 22, 8);

it.each([
  ['0', 0],
  ['41', 41_000],
  [' 1.5 ', 1500],
  ['31536000', RETRY_AFTER_MAX_MS],
  ['9'.repeat(400), RETRY_AFTER_MAX_MS],
])('reads seconds, and no more than an hour of them: %s', (value, ms) => {
  expect(parseRetryAfter(value, NOW)).toBe(ms);
});

it.each([
  ['Sun, 22 Nov 2026 08:00:30 GMT', 30_000],
  ['Sunday, 22-Nov-26 08:00:30 GMT', 30_000],
  ['Sun, 22 Nov 2026 07:00:00 GMT', 0],
  ['Tue, 22 Nov 2033 08:00:00 GMT', RETRY_AFTER_MAX_MS],
])('reads a date as the time from now until then: %s', (value, ms) => {
  expect(parseRetryAfter(value, NOW)).toBe(ms);
});

it.each([
  null,
  '',
  ' ',
  '/bar',
  '-5',
  '+5',
  '1e3',
  '0x10',
  '5 s',
  'soon',
  'Sun, 22 Foo',
  'tomorrow 9',
])('takes nonsense for silence: %s', (value) => {
  expect(parseRetryAfter(value, NOW)).toBeNull();
});
