import { describe, expect, it } from 'vitest';
import { redacted } from './redacted.ts';

const JWT = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSJ9.c2lnbmF0dXJl';

describe('a secret', () => {
  it.each([
    ['https://tenant.sharepoint.com/_api/v2.0/monitor/4A3407B5?tempauth=v1.abc', '4A3407B5'],
    ['https://tenant.sharepoint.com/_api/v2.0/monitor/4A3407B5', '4A3407B5'],
    ['https://user:hunter2@tenant.sharepoint.com/a', 'hunter2'],
    ['"https:\\/\\/tenant.sharepoint.com\\/monitor\\/4A3407B5"', '4A3407B5'],
    ['Authorization: Bearer EwB4A8l6BAAU', 'EwB4A8l6BAAU'],
    ['{"authorization":"Bearer EwB4A8l6BAAU"}', 'EwB4A8l6BAAU'],
    ['bearer%20EwB4A8l6BAAU', 'EwB4A8l6BAAU'],
    ['?x=1&tempauth=v1.EwB4&y=2', 'EwB4'],
    ['tempauth%3Dv1.EwB4', 'EwB4'],
    ['"access_token":"EwB4A8l6"', 'EwB4A8l6'],
    [`said ${JWT} to nobody`, 'eyJhbGci'],
    ['began with eyJhbGciOiJub25lIn0', 'eyJhbGci'],
    ['monitor 4a3407b5-1111-2222-3333-444455556666', '4a3407b5'],
    [`key ${'aB3_'.repeat(10)}`, 'aB3_aB3_'],
  ])('does not get through: %s', (text, secret) => {
    expect(redacted(text)).not.toContain(secret);
  });

  it('is removed wherever it stands, and however often', () => {
    const text = `a ${JWT} b\nc tempauth=one d tempauth=two e`;
    expect(redacted(text)).toBe('a [secret] b\nc tempauth=[secret] d tempauth=[secret] e');
  });
});

it('leaves the host of an address, and what stands around it', () => {
  const line = '{"a":"https://graph.microsoft.com/v1.0/me?x=1","b":2}';
  expect(redacted(line)).toBe('{"a":"https://graph.microsoft.com/…","b":2}');
});

it('leaves what is no secret as it is', () => {
  const line =
    '{"at":"2026-11-22T08:00:00.000Z","level":"info","area":"host","event":"answered","question":"ask","host":"tenant-my.sharepoint.com","status":202,"where":["run index.js:10:5"],"code":"ENOSPC"}';
  expect(redacted(line)).toBe(line);
});

it('comes to its end on a long hostile text', () => {
  const hostile = `${'https://'.repeat(20_000)}${'eyJ'.repeat(20_000)}${'token='.repeat(20_000)}`;
  expect(redacted(hostile).length).toBeLessThan(hostile.length);
});
