import { expect, it } from 'vitest';
import { clientIdFor } from './client-ids.ts';

const OWN = '11111111-2222-4333-8444-555555555555';
const BUILT_IN = '99999999-2222-4333-8444-555555555555';

it('takes the user’s own ID before the one of the build, each for its cloud', () => {
  expect(clientIdFor('global', { global: ` ${OWN} ` }, { global: BUILT_IN })).toBe(OWN);
  expect(clientIdFor('china', { global: OWN }, { china: BUILT_IN })).toBe(BUILT_IN);
});

it('takes what is no ID for none', () => {
  expect(clientIdFor('global', { global: 'my app' }, { global: BUILT_IN })).toBe(BUILT_IN);
  expect(clientIdFor('global', {}, { global: '' })).toBe('');
  expect(clientIdFor('global', {})).toBe('');
});
