import { expect, it } from 'vitest';
import { postedName } from './action-request.ts';
import { sampleRequest, uploadRequest } from './testing/job-samples.ts';

const source = { ...sampleRequest.source, path: '/Work/Plans' };
const copy = { ...sampleRequest, source, name: 'Plans 2026' };

it.each([
  ['the one the user wants', copy, 'Plans 2026'],
  ['its own for a copy with all versions', { ...copy, allVersions: true }, 'Plans'],
  [
    'only for display where children are copied',
    { ...copy, allVersions: true, childrenOnly: true },
    'Plans 2026',
  ],
  ['the one the user wants for an upload', uploadRequest, 'big.iso'],
])('sends a name: %s', (_, request, name) => {
  expect(postedName(request)).toBe(name);
});
