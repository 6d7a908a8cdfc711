import { describe, expect, it } from 'vitest';
import { NEW_CONTACT, heard, heardOf, troubled, watchedFrom } from './contact.ts';

const unreachable = { why: 'unreachable', retryAfterMs: null } as const;
const broken = { why: 'serviceTrouble', retryAfterMs: null } as const;

describe('trouble', () => {
  it('is counted, and keeps the time it began', () => {
    const once = troubled(NEW_CONTACT, unreachable, 1000);
    expect(troubled(once, unreachable, 5000)).toEqual({
      ...NEW_CONTACT,
      failures: 2,
      waiting: { why: 'unreachable', since: 1000 },
    });
  });

  it('of another kind begins at its own time', () => {
    const once = troubled(NEW_CONTACT, unreachable, 1000);
    expect(troubled(once, broken, 5000)).toMatchObject({
      failures: 2,
      waiting: { why: 'serviceTrouble', since: 5000 },
    });
  });

  it('says until when, if the host said so', () => {
    const throttled = { why: 'throttled', retryAfterMs: 41_000 } as const;
    expect(troubled(NEW_CONTACT, throttled, 1000).waiting).toEqual({
      why: 'throttled',
      until: 42_000,
    });
  });

  it('is no more than trouble when a host throttles without a word', () => {
    const throttled = { why: 'throttled', retryAfterMs: null } as const;
    expect(troubled(NEW_CONTACT, throttled, 1000).waiting).toEqual({
      why: 'serviceTrouble',
      since: 1000,
    });
  });
});

it('is over when something is heard, while what was learnt of the progress stays', () => {
  const known = heardOf(NEW_CONTACT, 0.5, 1000);
  expect(known.memory).not.toEqual(NEW_CONTACT.memory);
  const contact = { ...troubled(known, broken, 1000), hops: 3 };
  expect(heard(contact)).toEqual(known);
  expect(heardOf(contact, null, 2000)).toEqual(known);
});

it('counts the pace from where it was first watched, when that was not the start', () => {
  const point = { elapsedMs: 5000, fraction: 0.4 };
  const watched = watchedFrom(NEW_CONTACT, point);
  expect(watched.memory.from).toEqual(point);
  expect(watchedFrom(watched, { elapsedMs: 9000, fraction: 0.6 })).toBe(watched);
});
