import { expect, it } from 'vitest';
import { readRateLimit } from './rate-limit.ts';

it.each([
  [
    { 'ratelimit-remaining': '40', 'ratelimit-reset': '30' },
    { remaining: 40, resetMs: 30_000 },
  ],
  [{ ratelimit: 'limit=1200, remaining=120, reset=5' }, { remaining: 120, resetMs: 5000 }],
  [{ ratelimit: '"default";r=50;t=30' }, { remaining: 50, resetMs: 30_000 }],
  [
    { 'ratelimit-remaining': '0', 'ratelimit-reset': '0' },
    { remaining: 0, resetMs: 0 },
  ],
])('reads %j', (fields, limit) => {
  expect(readRateLimit(fields)).toEqual(limit);
});

it.each([
  [{}],
  [{ 'ratelimit-remaining': '40' }],
  [{ 'ratelimit-remaining': 'many', 'ratelimit-reset': '30' }],
  [{ 'ratelimit-remaining': '-1', 'ratelimit-reset': '30' }],
  [{ 'ratelimit-remaining': '1', 'ratelimit-reset': '31536000' }],
  [{ ratelimit: '"default";pr=50;st=30' }],
])('makes nothing of %j', (fields) => {
  expect(readRateLimit(fields)).toBeNull();
});
