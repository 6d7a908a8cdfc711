import { expect, it } from 'vitest';
import { proxyIn, wayOf } from './proxy-way.ts';

it.each([
  ['DIRECT', { kind: 'direct' }, null],
  ['', { kind: 'direct' }, null],
  ['PROXY a.example:8080', { kind: 'proxy', url: 'http://a.example:8080' }, 'a.example:8080'],
  ['HTTPS a.example:443; DIRECT', { kind: 'proxy', url: 'https://a.example:443' }, 'a.example:443'],
  ['SOCKS5 s.example:1080; PROXY a:80', { kind: 'proxy', url: 'http://a:80' }, 'a:80'],
  ['SOCKS5 s.example:1080; DIRECT', { kind: 'direct' }, null],
  ['SOCKS5 s.example:1080', { kind: 'none' }, 's.example:1080'],
  ['SOCKS s.example:1080;', { kind: 'none' }, 's.example:1080'],
  ['PROXY ', { kind: 'none' }, null],
])('takes the first way of “%s” that it can', (pac, way, shown) => {
  expect([wayOf(pac), proxyIn(pac)]).toEqual([way, shown]);
});
