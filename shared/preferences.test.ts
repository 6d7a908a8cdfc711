import { expect, it } from 'vitest';
import { isProxyServer } from './preferences.ts';

it('takes host and port for a proxy, and nothing else', () => {
  for (const server of ['proxy.example:8080', '10.0.0.1:1', 'p:65535', '[::1]:3128']) {
    expect([server, isProxyServer(server)]).toEqual([server, true]);
  }
  for (const text of [
    ...['', 'proxy.example', 'proxy.example:', ':8080', 'p:0', 'p:65536', 'p:123456'],
    ...[
      'http://p:80',
      'user:secret@p:80',
      'p:80/path',
      'a b:80',
      'p:80;direct',
      'p:80,q:80',
      '-p:1',
    ],
  ]) {
    expect([text, isProxyServer(text)]).toEqual([text, false]);
  }
});
