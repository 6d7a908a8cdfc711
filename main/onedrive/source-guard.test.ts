import type { LookupAddress, LookupOptions } from 'node:dns';
import { describe, expect, it } from 'vitest';
import {
  NOT_PUBLIC,
  checkSourceUrl,
  guardedLookup,
  isPublicAddress,
  isPublicHost,
} from './source-guard.ts';

describe('an address to upload from', () => {
  it.each([
    'https://example.com/a.zip',
    'https://downloads.example.co.uk:8443/x?y=z#w',
    'https://bücher.example/buch.pdf',
    'HTTPS://EXAMPLE.COM./a',
    'https://localhost.example.com/',
  ])('may be %s', (url) => {
    expect(checkSourceUrl(url)).toBe('ok');
  });

  it.each([
    '',
    'example.com/a',
    'http://example.com/a',
    'ftp://example.com/a',
    'file:///etc/passwd',
    'data:text/plain,x',
    'https://user@example.com/',
    'https://user:secret@example.com/',
    'https://:secret@example.com/',
    'https:///',
  ])('is not %s', (url) => {
    expect(checkSourceUrl(url)).toBe('badUrl');
  });

  it.each([
    'https://127.0.0.1/',
    'https://8.8.8.8/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://0177.0.0.1/',
    'https://127.1/',
    'https://１２７.0.0.1/',
    'https://127.0.0.1./',
    'https://[::1]/',
    'https://[2606:4700:4700::1111]/',
    'https://[::ffff:8.8.8.8]/',
    'https://localhost/',
    'https://localhost./',
    'https://app.localhost/',
    'https://printer.local/',
    'https://router/',
    'https://nas.home.arpa/',
    'https://metadata.google.internal/',
  ])('is no private place such as %s', (url) => {
    expect(checkSourceUrl(url)).toBe('privateUrl');
  });

  it('may be on loopback only where just that origin is allowed', () => {
    const rule = { allowedOrigins: ['http://127.0.0.1:4711'] };
    expect(checkSourceUrl('http://127.0.0.1:4711/a', rule)).toBe('ok');
    expect(checkSourceUrl('http://127.0.0.1:4712/a', rule)).toBe('badUrl');
    expect(checkSourceUrl('http://me@127.0.0.1:4711/a', rule)).toBe('badUrl');
    expect(checkSourceUrl('https://127.0.0.1:4711/a', rule)).toBe('privateUrl');
  });
});

describe('an address behind a name', () => {
  it.each([
    '1.1.1.1',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '172.15.255.255',
    '172.32.0.0',
    '192.167.255.255',
    '223.255.255.255',
    '2606:4700:4700::1111',
    '2a00:1450:4001:80b::200e',
  ])('is public: %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.8',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.51.100.7',
    '203.0.113.7',
    '224.0.0.1',
    '239.255.255.250',
    '255.255.255.255',
    '::',
    '::1',
    '::7f00:1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '3fff::1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    'no address',
  ])('is not public: %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('finding a host', () => {
  const PUBLIC = [
    { address: '2606:4700:4700::1111', family: 6 },
    { address: '1.1.1.1', family: 4 },
  ];
  const ask = (
    found: readonly LookupAddress[] | Error,
    options: LookupOptions,
  ): Promise<readonly unknown[]> =>
    new Promise((resolve) => {
      const find = (): Promise<readonly LookupAddress[]> =>
        found instanceof Error ? Promise.reject(found) : Promise.resolve(found);
      guardedLookup(find)('example.com', options, (error, ...rest) => {
        resolve(error === null ? rest : [error.code]);
      });
    });

  it('gives all addresses, or the first of the wanted kind', async () => {
    expect(await ask(PUBLIC, { all: true })).toEqual([PUBLIC]);
    expect(await ask(PUBLIC, {})).toEqual(['2606:4700:4700::1111', 6]);
    expect(await ask(PUBLIC, { family: 4 })).toEqual(['1.1.1.1', 4]);
    expect(await ask(PUBLIC, { family: 4, all: true })).toEqual([[PUBLIC[1]]]);
  });

  it('refuses a host as soon as one of its addresses is not public', async () => {
    const mixed = [...PUBLIC, { address: '192.168.1.1', family: 4 }];
    expect(await ask(mixed, { all: true })).toEqual([NOT_PUBLIC]);
    expect(await ask(mixed, { family: 6 })).toEqual([NOT_PUBLIC]);
    expect(await ask([], { all: true })).toEqual([NOT_PUBLIC]);
    expect(await isPublicHost('x', () => Promise.resolve(mixed))).toBe(false);
    expect(await isPublicHost('x', () => Promise.resolve(PUBLIC))).toBe(true);
  });

  it('passes on that a host was not found', async () => {
    const error = Object.assign(new Error('gone'), { code: 'ENOTFOUND' });
    expect(await ask(error, { all: true })).toEqual(['ENOTFOUND']);
    expect(await ask([{ address: '1.1.1.1', family: 4 }], { family: 6 })).toEqual(['ENOTFOUND']);
  });
});
