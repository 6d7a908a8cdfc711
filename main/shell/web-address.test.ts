import { expect, it } from 'vitest';
import { isWebAddress } from './web-address.ts';

it.each(['https://onedrive.live.com/', 'http://127.0.0.1:4100/web/Documents'])(
  'the browser may be given %s',
  (url) => {
    expect(isWebAddress(url)).toBe(true);
  },
);

it.each([
  'http://onedrive.live.com/',
  'http://127.0.0.1.example/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'ms-msdt:/id',
  'smb://127.0.0.1/share',
  'no address',
  '',
])('the system is not given "%s"', (url) => {
  expect(isWebAddress(url)).toBe(false);
});
