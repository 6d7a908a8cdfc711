import { describe, expect, it } from 'vitest';
import { type Account, VISITOR_ACCOUNT, demoAccount } from './account.ts';
import { adoptable, channelUrl, currentUrl, isServiceUrl, openableUrl } from './url-guard.ts';

const ORIGIN = 'http://127.0.0.1:40123';
const demo = demoAccount(ORIGIN);
const real: Account = {
  ...VISITOR_ACCOUNT,
  key: 'me',
  apiBase: 'https://graph.microsoft.com/v1.0',
};

describe('a URL of a real account’s service', () => {
  it.each([
    'https://api.onedrive.com/monitor/4A3B',
    'https://onedrive.com/monitor/1',
    'https://my.onedrive.com/monitor/1',
    'https://graph.microsoft.com/v1.0/monitor/1?x=y#z',
    'https://graph.microsoft.us/v1.0/monitor/1',
    'https://dod-graph.microsoft.us/v1.0/monitor/1',
    'https://microsoftgraph.chinacloudapi.cn/v1.0/monitor/1',
    'https://contoso.sharepoint.com/_api/v2.0/monitor/1',
    'https://contoso-my.sharepoint.com/_api/v2.1/drive/operations/1?c=2&tempauth=v1.eyJ',
    'https://contoso.sharepoint.us/_api',
    'https://contoso.sharepoint.cn/_api',
    'https://contoso.sharepoint.de/_api',
    'https://contoso.sharepoint-mil.us/_api',
    'https://my.microsoftpersonalcontent.com/_api',
    'https://northeurope1-mediap.svc.ms/transform',
  ])('is on one of its hosts: %s', (url) => {
    expect(isServiceUrl(real, url)).toBe(true);
  });

  it.each([
    ['in capitals', 'HTTPS://GRAPH.MICROSOFT.COM/V1.0/'],
    ['with the scheme’s own port', 'https://graph.microsoft.com:443/'],
    ['with slashes the wrong way', String.raw`https:\\graph.microsoft.com\x`],
    ['in wide letters, which mean the same host', 'https://ｇｒａｐｈ.microsoft.com/'],
    ['with an ideographic full stop, which is one', 'https://contoso。sharepoint。com/'],
    ['with spaces around it', '  https://graph.microsoft.com/ '],
  ])('may be spelled %s', (_how, url) => {
    expect(isServiceUrl(real, url)).toBe(true);
  });

  it.each([
    ['another host', 'https://example.com/monitor/1'],
    ['a host that only ends alike', 'https://evilsharepoint.com/'],
    ['a host that only ends alike', 'https://evil-onedrive.com/'],
    ['a host that only ends alike', 'https://notgraph.microsoft.com/'],
    ['a host that only begins alike', 'https://graph.microsoft.com.evil.example/'],
    ['a host that only begins alike', 'https://contoso.sharepoint.com.evil.example/'],
    ['a subdomain of an exact host', 'https://evil.graph.microsoft.com/'],
    ['other services of the same company', 'https://login.microsoft.com/'],
    ['other services of the same company', 'https://evil.blob.core.windows.net/'],
    ['a bare domain whose tenants are meant', 'https://sharepoint.com/'],
    ['a host with a dot at its end', 'https://graph.microsoft.com./'],
    ['a host with a dot at its end', 'https://contoso.sharepoint.com./'],
    ['letters of another script', 'https://grаph.microsoft.com/'],
    ['letters of another script', 'https://contoso.shаrepoint.com/'],
    ['a service’s host in the path', 'https://example.com/graph.microsoft.com'],
    ['a service’s host in the query', 'https://example.com?.sharepoint.com'],
    ['a service’s host in the fragment', 'https://example.com#.sharepoint.com'],
    ['a service’s host behind a backslash', String.raw`https://example.com\.sharepoint.com`],
    ['a service’s host as the user', 'https://graph.microsoft.com@example.com/'],
    ['a service’s host as the password', 'https://x:graph.microsoft.com@example.com/'],
    ['a user', 'https://me@graph.microsoft.com/'],
    ['a password', 'https://:secret@graph.microsoft.com/'],
    ['an odd port', 'https://graph.microsoft.com:8443/'],
    ['the port of http', 'https://graph.microsoft.com:80/'],
    ['no encryption', 'http://graph.microsoft.com/'],
    ['another scheme', 'ftp://graph.microsoft.com/'],
    ['another scheme', 'file:///etc/passwd'],
    ['another scheme', 'file://contoso.sharepoint.com/share'],
    ['another scheme', 'javascript:alert(1)//graph.microsoft.com'],
    ['another scheme', 'data:text/html,graph.microsoft.com'],
    ['no scheme', '//graph.microsoft.com/'],
    ['no scheme', 'graph.microsoft.com/v1.0'],
    ['a path', '/v1.0/monitor/1'],
    ['no URL', 'https://'],
    ['no URL', 'https://graph.microsoft.com:99999/'],
    ['no URL', 'https://[graph.microsoft.com]/'],
    ['nothing', ''],
  ])('is not one with %s: %s', (_what, url) => {
    expect(isServiceUrl(real, url)).toBe(false);
    expect(openableUrl(real, url)).toBeNull();
    expect(adoptable(url)).toBe('notAMonitor');
  });

  it.each([
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0177.0.0.1/',
    'https://１２７.0.0.1/',
    'https://169.254.169.254/latest/meta-data',
    'https://10.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[fe80::1]/',
    'https://0/',
    'https://localhost/',
    'http://127.0.0.1:40123/monitor/1',
  ])('is never an address of a machine: %s', (url) => {
    expect(isServiceUrl(real, url)).toBe(false);
    expect(openableUrl(real, url)).toBeNull();
    expect(adoptable(url)).toBe('notAMonitor');
  });

  it('is asked and opened as it is', () => {
    const url = 'https://contoso.sharepoint.com/x%20y?tempauth=1#z';
    expect(currentUrl(real, url)).toBe(url);
    expect(openableUrl(real, url)).toBe(url);
  });

  it('is handed on in the spelling that was judged', () => {
    const odd = String.raw` HTTPS:\\\contoso。SharePoint.com:443\a b`;
    expect(openableUrl(real, odd)).toBe('https://contoso.sharepoint.com/a%20b');
  });
});

describe('the page of an item', () => {
  it.each([
    'https://onedrive.live.com/?cid=1&id=2',
    'https://1drv.ms/f/s!abc',
    'https://onedrive.com/x',
    'https://photos.onedrive.com/x',
    'https://contoso-my.sharepoint.com/personal/me/Documents/Plans',
    'https://contoso.sharepoint.us/sites/x',
    'https://my.microsoftpersonalcontent.com/personal/1',
  ])('may be opened: %s', (url) => {
    expect(openableUrl(real, url)).toBe(url);
  });

  it.each(['https://onedrive.live.com/monitor/1', 'https://1drv.ms/monitor/1'])(
    'is no place where the service reports: %s',
    (url) => {
      expect(isServiceUrl(real, url)).toBe(false);
      expect(adoptable(url)).toBe('notAMonitor');
    },
  );

  it.each([
    'https://graph.microsoft.com/v1.0/me',
    'https://northeurope1-mediap.svc.ms/transform',
    'https://evil.onedrive.live.com/',
    'https://a.1drv.ms/',
    'https://live.com/',
    'https://1drv.ms./x',
    'https://onedrive.live.com:444/',
    'https://me@1drv.ms/x',
    'http://1drv.ms/x',
    'https://1ԁrv.ms/x',
  ])('is not there: %s', (url) => {
    expect(openableUrl(real, url)).toBeNull();
  });
});

describe('an address that was pasted', () => {
  it.each([
    'https://api.onedrive.com/monitor/4A3B',
    'https://contoso.sharepoint.com/_api/v2.0/monitor/4A3B',
    'https://contoso-my.sharepoint.com/personal/me/_api/v2.1/drive/operations/1?c=2&tempauth=v1.e',
    'https://my.microsoftpersonalcontent.com/_api/v2.0/monitor/1',
    'https://northeurope1-0.svc.ms/monitor/1',
    'https://graph.microsoft.com/v1.0/drives/1/operations/2',
    ' https://contoso。sharepoint。com/_api/v2.0/monitor/1 ',
  ])('may be watched: %s', (url) => {
    expect(adoptable(url)).toBe('ok');
  });

  it.each([
    'https://contoso.sharepoint.com/:f:/s/x/abc',
    'https://contoso.sharepoint.com/sites/x?u=/_api/',
    'https://contoso.sharepoint.com/sites/x#/_api/',
    'https://api.onedrive.com/',
    'https://graph.microsoft.com',
    'http://127.0.0.1:40123/_api/v2.0/monitor/1',
    'x',
  ])('is nowhere near a report: %s', (url) => {
    expect(adoptable(url)).toBe('notAMonitor');
  });
});

describe('a URL of the demo drive', () => {
  it.each([
    `${ORIGIN}/_api/v2.0/monitor/1`,
    'http://127.0.0.1/monitor/1',
    'http://127.0.0.1:1/monitor/1',
    'http://127.1:40123/monitor/1',
  ])('is on this machine, whatever port the drive had once: %s', (url) => {
    expect(isServiceUrl(demo, url)).toBe(true);
  });

  it.each([
    'https://127.0.0.1:40123/',
    'http://localhost:40123/',
    'http://[::1]:40123/',
    'http://[::ffff:127.0.0.1]:40123/',
    'http://127.0.0.2:40123/',
    'http://0.0.0.0:40123/',
    'http://127.0.0.1.evil.example/',
    'http://127.0.0.1@evil.example/',
    'http://me@127.0.0.1:40123/',
    'http://192.168.0.1/',
    'https://graph.microsoft.com/',
    'https://contoso.sharepoint.com/',
    'file://127.0.0.1/etc/passwd',
    'not a url',
  ])('is nowhere else: %s', (url) => {
    expect(isServiceUrl(demo, url)).toBe(false);
    expect(openableUrl(demo, url)).toBeNull();
  });

  it('is asked at the port the drive has now', () => {
    const before = 'http://127.0.0.1:1/_api/v2.0/monitor/1?a=%2F&b=ä';
    const now = `${ORIGIN}/_api/v2.0/monitor/1?a=%2F&b=%C3%A4`;
    expect(currentUrl(demo, before)).toBe(now);
    expect(openableUrl(demo, before)).toBe(now);
  });

  it('cannot lead off the drive by its path', () => {
    const url = 'http://127.0.0.1:1//evil.example/x';
    expect(new URL(currentUrl(demo, url)).origin).toBe(ORIGIN);
    const rest = 'http://127.0.0.1:1/@evil.example/x';
    expect(new URL(currentUrl(demo, rest)).origin).toBe(ORIGIN);
  });
});

describe('the address of a channel', () => {
  const url = 'https://f3hb0mpua.svc.ms/zbaehwg/callback?snthgk=1';

  it('is taken on the service’s hosts, as a browser would spell it', () => {
    expect(channelUrl(real, url)).toBe(url);
    expect(channelUrl(real, url.replace('https:', 'wss:'))).toBe(url);
    expect(channelUrl(demo, 'ws://127.0.0.1:1/x')).toBe('http://127.0.0.1:1/x');
  });

  it.each([
    'http://f3hb0mpua.svc.ms/callback',
    'ws://f3hb0mpua.svc.ms/callback',
    'wss://example.com/callback',
    'wss://f3hb0mpua.svc.ms.evil.example/callback',
    'https://me:secret@f3hb0mpua.svc.ms/callback',
    'https://f3hb0mpua.svc.ms:8443/callback',
    'ws://127.0.0.1:1/x',
    'nonsense',
  ])('is not taken elsewhere: %s', (other) => {
    expect(channelUrl(real, other)).toBeNull();
  });

  it('leads the demo drive nowhere but here', () => {
    expect(channelUrl(demo, url)).toBeNull();
  });
});

describe('the user’s own server', () => {
  const own: Account = {
    ...VISITOR_ACCOUNT,
    key: 'own',
    apiBase: 'https://gateway.example:8443/graph/v1.0',
    ownOrigin: 'https://gateway.example:8443',
  };

  it('may report on its actions itself, or leave that to the service', () => {
    expect(isServiceUrl(own, 'https://gateway.example:8443/monitor/1')).toBe(true);
    expect(isServiceUrl(own, 'https://contoso.sharepoint.com/_api/v2.0/monitor/1')).toBe(true);
    expect(openableUrl(own, 'https://gateway.example:8443/x')).toBe(
      'https://gateway.example:8443/x',
    );
  });

  it.each([
    'https://gateway.example/monitor/1',
    'http://gateway.example:8443/monitor/1',
    'https://other.example:8443/monitor/1',
    'https://user@gateway.example:8443/monitor/1',
  ])('is at its very origin only: %s', (url) => {
    expect(isServiceUrl(own, url)).toBe(false);
  });

  it('is nothing to any other account', () => {
    for (const account of [real, demo, VISITOR_ACCOUNT]) {
      expect(isServiceUrl(account, 'https://gateway.example:8443/monitor/1')).toBe(false);
    }
  });
});
