import { expect, test } from 'vitest';
import { readCopyLink } from './copy-link.ts';

test('a link names what to copy, where to and under which name', () => {
  const link = 'ferry:copy?source=%2FPlans%20%26%20more&destination=/Documents&name=A%2BB';
  expect(readCopyLink(link)).toEqual({
    source: '/Plans & more',
    destination: '/Documents',
    name: 'A+B',
  });
});

test('each of them may be missing, and systems may spell it as a host', () => {
  const only = { source: null, destination: '/Documents', name: null };
  for (const link of [
    'ferry:copy?destination=/Documents',
    'FERRY://copy/?destination=/Documents',
  ]) {
    expect(readCopyLink(link)).toEqual(only);
  }
  const web = 'https://contoso.sharepoint.com/:f:/r/Plans';
  expect(readCopyLink(`ferry:copy?source=${encodeURIComponent(web)}`)?.source).toBe(web);
});

test.each([
  ['a name of nothing', 'ferry:copy?destination=/a&name=b'],
  ['another action', 'ferry:watch?source=/a'],
  ['another scheme', 'https://copy/?source=/a'],
  ['nothing to fill in', 'ferry:copy'],
  ['an unknown field', 'ferry:copy?source=/a&start=1'],
  ['a field that is there twice', 'ferry:copy?source=/a&source=/b'],
  ['an empty field', 'ferry:copy?source='],
  ['words to search for', 'ferry:copy?source=passwords'],
  ['a place of another kind', 'ferry:copy?source=file:///etc/passwd'],
  ['plain http', 'ferry:copy?destination=http://contoso.sharepoint.com/a'],
  ['several lines', 'ferry:copy?source=/a%0A/b'],
  ['a part after a hash', 'ferry:copy?source=/a#b'],
  ['a path that is too long', `ferry:copy?source=/${'a'.repeat(9000)}`],
  ['a name that is too long', `ferry:copy?source=/a&name=${'a'.repeat(3000)}`],
  ['no address at all', 'ferry'],
])('refuses %s', (_what, link) => {
  expect(readCopyLink(link)).toBeNull();
});
