import { describe, expect, it } from 'vitest';
import { CLOUD_KEYS } from '../../shared/account-view.ts';
import { keyOfAccount, keyOfServer, parseAccountRecords } from './account-record.ts';
import { readClaims } from './claims-challenge.ts';
import { CLOUDS, apiBaseOf, authorityOf } from './clouds.ts';
import { scopesFor, withNeed } from './scopes.ts';
import { serverBaseOf } from './server-address.ts';

describe('a cloud', () => {
  it('has its own sign-in service and its own Graph', () => {
    expect(CLOUD_KEYS.map((key) => [authorityOf(CLOUDS[key]), apiBaseOf(CLOUDS[key])])).toEqual([
      ['https://login.microsoftonline.com/common', 'https://graph.microsoft.com/v1.0'],
      ['https://login.microsoftonline.us/organizations', 'https://graph.microsoft.us/v1.0'],
      ['https://login.microsoftonline.us/organizations', 'https://dod-graph.microsoft.us/v1.0'],
      [
        'https://login.partner.microsoftonline.cn/organizations',
        'https://microsoftgraph.chinacloudapi.cn/v1.0',
      ],
    ]);
  });

  it('is asked for permissions of its own Graph alone', () => {
    expect(scopesFor(CLOUDS.china, ['own', 'libraries'])).toEqual([
      'https://microsoftgraph.chinacloudapi.cn/User.Read',
      'https://microsoftgraph.chinacloudapi.cn/Files.ReadWrite',
      'https://microsoftgraph.chinacloudapi.cn/Sites.ReadWrite.All',
    ]);
  });

  it('is asked for no more than the drive at first, and in a steady order after that', () => {
    expect(scopesFor(CLOUDS.global, [])).toHaveLength(2);
    expect(withNeed(['libraries'], 'shared')).toEqual(['shared', 'libraries']);
    expect(withNeed(['own'], 'own')).toEqual(['own']);
  });
});

describe('the key of an account', () => {
  it('is the same for the same person, another in another cloud, and tells nothing', () => {
    const key = keyOfAccount('global', 'uid.utid');
    expect(keyOfAccount('global', 'uid.utid')).toBe(key);
    expect(keyOfAccount('usGov', 'uid.utid')).not.toBe(key);
    expect(keyOfServer('https://gw.example')).not.toBe(keyOfServer('https://gw.example/x'));
    expect(key).toMatch(/^account-[\da-f]{22}$/u);
  });
});

describe('the records on the disk', () => {
  const record = {
    ...{ kind: 'work', key: 'k', name: 'n', address: 'a', cloud: 'global', clientId: 'c' },
    ...{ homeAccountId: 'h', agreed: ['own'] },
  };

  it('are read one by one, and what is no record is left out', () => {
    const records = [record, { ...record, key: 'l', cloud: 'mars' }, null, 7];
    expect(parseAccountRecords(records)).toEqual([{ ...record, needsUser: false }]);
  });

  it.each([null, 'x', {}, undefined])('are none where there is no list: %j', (value) => {
    expect(parseAccountRecords(value)).toEqual([]);
  });
});

describe('a claims challenge', () => {
  const claims = '{"access_token":{"nbf":{"essential":true,"value":"1"}}}';
  const encoded = Buffer.from(claims).toString('base64');

  it.each([
    `Bearer realm="", error="insufficient_claims", claims="${encoded}"`,
    `Bearer error="insufficient_claims",claims="${Buffer.from(claims).toString('base64url')}"`,
    `PoP realm="x", Bearer CLAIMS="${encoded}"`,
  ])('is read from %s', (challenge) => {
    expect(readClaims(challenge)).toBe(claims);
  });

  it.each([null, '', 'Bearer realm=""', 'Bearer claims="!"', 'Bearer claims="bm8="'])(
    'is none in %j',
    (challenge) => {
      expect(readClaims(challenge)).toBeNull();
    },
  );
});

describe('the address of a server of the user’s own', () => {
  it.each([
    ['https://gw.example/v1.0/', 'https://gw.example/v1.0'],
    ['https://GW.example:8443', 'https://gw.example:8443'],
    ['http://127.0.0.1:8080/api', 'http://127.0.0.1:8080/api'],
    ['http://localhost:1/', 'http://localhost:1'],
    ['http://[::1]:1/', 'http://[::1]:1'],
  ])('may be %s', (text, base) => {
    expect(serverBaseOf(text)).toBe(base);
  });

  it.each([
    'http://gw.example/v1.0',
    'http://127.0.0.1.evil.example/',
    'https://user:password@gw.example/',
    'https://gw.example/?token=1',
    'https://gw.example/#x',
    'ftp://gw.example/',
    'gw.example',
    '',
  ])('may not be %s', (text) => {
    expect(serverBaseOf(text)).toBeNull();
  });
});
