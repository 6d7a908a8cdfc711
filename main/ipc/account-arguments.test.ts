import { is } from 'valibot';
import { expect, it } from 'vitest';
import { accountArguments } from './account-arguments.ts';

const ID = '11111111-2222-4333-8444-555555555555';
const server = { address: 'https://gw.example', name: 'Gate', token: 'secret-1' };

it('takes what the contract says of accounts', () => {
  expect(is(accountArguments['accounts:signIn'], [{ cloud: 'usGov', way: 'code' }])).toBe(true);
  expect(is(accountArguments['accounts:addServer'], [{ ...server, token: '' }])).toBe(true);
  for (const clientId of [ID, ` ${ID} `, '']) {
    const change = [{ cloud: 'global', clientId }];
    expect(is(accountArguments['accounts:setClientId'], change)).toBe(true);
  }
});

it('refuses what is not in the contract', () => {
  const { 'accounts:signIn': signIn, 'accounts:setClientId': setClientId } = accountArguments;
  expect(is(signIn, [{ cloud: 'mars', way: 'browser' }])).toBe(false);
  expect(is(signIn, [{ cloud: 'global', way: 'browser', login: 'https://evil.test' }])).toBe(false);
  expect(is(setClientId, [{ cloud: 'global', clientId: 'not an ID' }])).toBe(false);
  expect(is(accountArguments['accounts:openPortal'], ['https://evil.test'])).toBe(false);
});

it('takes no token that could say anything besides', () => {
  for (const token of ['a b', 'a\r\nx-other: b', 'ä', 'x'.repeat(20_000)]) {
    expect(is(accountArguments['accounts:addServer'], [{ ...server, token }])).toBe(false);
  }
});
