import { expect, it } from 'vitest';
import { DEMO_ACCOUNT, VISITOR_ACCOUNT, demoAccount } from './account.ts';
import { GRAPH } from './dialects.ts';

it('works on the demo drive of this run without any credentials', async () => {
  const account = demoAccount('http://127.0.0.1:40123');
  expect(account).toMatchObject({
    key: DEMO_ACCOUNT,
    apiBase: 'http://127.0.0.1:40123/v1.0',
    dialect: GRAPH,
    home: { kind: 'own' },
    loopbackOrigin: 'http://127.0.0.1:40123',
  });
  expect(await account.credentials()).toEqual({});
});

it('watches as a visitor without a drive and without credentials', async () => {
  expect(VISITOR_ACCOUNT).toMatchObject({ key: 'visitor', apiBase: '', loopbackOrigin: null });
  expect(await VISITOR_ACCOUNT.credentials()).toEqual({});
});
