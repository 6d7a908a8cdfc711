import { describe, expect, it } from 'vitest';
import { NEW_CONTACT, heard, troubled } from './contact.ts';

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

it('is over when something is heard, while the samples stay', () => {
  const samples = [{ at: 1, fraction: 0.5 }];
  const contact = { ...troubled(NEW_CONTACT, broken, 1000), samples, hops: 3 };
  expect(heard(contact)).toEqual({ ...NEW_CONTACT, samples });
});
