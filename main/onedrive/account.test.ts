import { expect, it } from 'vitest';
import { DEMO_ACCOUNT, demoAccount } from './account.ts';

it('works on the demo drive of this run without any credentials', async () => {
  const account = demoAccount('http://127.0.0.1:40123');
  expect(account).toMatchObject({
    key: DEMO_ACCOUNT,
    apiBase: 'http://127.0.0.1:40123/v1.0',
    loopbackOrigin: 'http://127.0.0.1:40123',
  });
  expect(await account.credentials()).toEqual({});
});
