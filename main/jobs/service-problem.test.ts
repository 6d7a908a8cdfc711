import { describe, expect, it } from 'vitest';
import { SERVICE_CODES } from '../../shared/problem.ts';
import { knownCode, readProblem } from './service-problem.ts';

describe('knownCode', () => {
  it.each(SERVICE_CODES)('knows %s in any case', (code) => {
    expect(knownCode(code.toUpperCase())).toBe(code);
  });

  it.each([
    ['AccessDenied_DestinationNotWritable', 'accessDenied'],
    ['nameAlreadyExist', 'nameAlreadyExists'],
    ['InsufficientStorage', 'quotaLimitReached'],
    ['virusSuspicious', 'malwareDetected'],
    ['InvalidAuthenticationToken', 'unauthenticated'],
    ['resourceLocked', 'lockMismatch'],
    ['resourceLocked_byHold', 'lockMismatch'],
    ['resyncRequired', 'other'],
    ['', 'other'],
    ['__proto__', 'other'],
  ])('takes %s for %s', (raw, code) => {
    expect(knownCode(raw)).toBe(code);
  });
});

describe('readProblem', () => {
  const codeIn = (error: unknown): unknown => {
    const { code, rawCode } = readProblem({ error });
    return [code, rawCode];
  };

  it('prefers the most specific code inside', () => {
    const innererror = { code: 'notAllowed', innererror: { code: 'pathIsTooLong' } };
    expect(codeIn({ code: 'invalidRequest', innererror })).toEqual([
      'pathIsTooLong',
      'pathIsTooLong',
    ]);
  });

  it('walks both spellings of innererror', () => {
    const innerError = { innererror: { code: 'quotaLimitReached' } };
    expect(codeIn({ code: 'generalException', innerError })).toEqual([
      'quotaLimitReached',
      'quotaLimitReached',
    ]);
  });

  it('keeps a known code above one inside that nobody knows', () => {
    const innererror = { code: 'someNewThing' };
    expect(codeIn({ code: 'accessDenied', innererror })).toEqual(['accessDenied', 'accessDenied']);
    expect(codeIn({ code: 'generalException', innererror })).toEqual([
      'generalException',
      'generalException',
    ]);
  });

  it('keeps the spelling of a code that nobody knows', () => {
    expect(codeIn({ code: 'someNewThing' })).toEqual(['other', 'someNewThing']);
  });

  it('names the items one by one, and learns the code from them where there is no other', () => {
    const details = [
      { code: 'nameAlreadyExists', message: 'a', target: '01A' },
      'garbage',
      { message: 7 },
    ];
    expect(readProblem({ error: { message: 'Some items', details } })).toEqual({
      code: 'nameAlreadyExists',
      rawCode: 'nameAlreadyExists',
      message: 'Some items',
      details: [
        { rawCode: 'nameAlreadyExists', message: 'a' },
        { rawCode: null, message: null },
      ],
    });
  });

  it('reads the flat form of older answers', () => {
    expect(readProblem({ errorCode: 'NameAlreadyExists' }).code).toBe('nameAlreadyExists');
  });

  it.each([undefined, null, 'accessDenied', [], 7, {}, { code: 7, details: {} }])(
    'says "other" where there is no code: %j',
    (error) => {
      expect(readProblem({ error })).toEqual({
        code: 'other',
        rawCode: null,
        message: null,
        details: [],
      });
    },
  );

  it('does not follow an endless chain', () => {
    const ring: Record<string, unknown> = { code: 'generalException' };
    ring['innererror'] = ring;
    expect(codeIn(ring)).toEqual(['generalException', 'generalException']);
  });
});

it('shows no address and no token that a message may quote', () => {
  const message =
    'Monitor https://a.sharepoint.com/_api/v2.1/x?tempauth=v1.ey is late, token=abc.def too';
  expect(readProblem({ error: { message } }).message).toBe('Monitor … is late, token=… too');
});
