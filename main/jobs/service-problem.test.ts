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
    ['someNewThing_today', 'other'],
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
    expect(readProblem({ error: { message: 'Some items', details } })).toMatchObject({
      code: 'nameAlreadyExists',
      rawCode: 'nameAlreadyExists',
      message: 'Some items',
      details: [
        {
          code: 'nameAlreadyExists',
          rawCode: 'nameAlreadyExists',
          message: 'a',
          target: '01A',
          name: null,
        },
        { code: 'other', rawCode: null, message: null, target: null, name: null },
      ],
    });
  });

  it('reads the flat form of older answers', () => {
    expect(readProblem({ errorCode: 'NameAlreadyExists' }).code).toBe('nameAlreadyExists');
  });

  it.each([undefined, null, 'accessDenied', [], 7, {}, { code: 7, details: {} }])(
    'says "other" where there is no code: %j',
    (error) => {
      const { raw, ...read } = readProblem({ error });
      expect(read).toEqual({ code: 'other', rawCode: null, message: null, details: [] });
      expect(raw).toContain('{');
    },
  );

  it('does not follow an endless chain', () => {
    const ring: Record<string, unknown> = { code: 'generalException' };
    ring['innererror'] = ring;
    expect(codeIn(ring)).toEqual(['generalException', 'generalException']);
  });
});

it('takes no address and no token for a code or an item', () => {
  const secret = 'https://a.sharepoint.com/_api/v2.1/x?tempauth=v1.ey';
  const details = [{ code: `late_${secret}`, target: secret }];
  const problem = readProblem({ error: { code: secret, details }, errorCode: secret });
  expect(JSON.stringify(problem)).not.toMatch(/sharepoint|tempauth=v1/u);
  expect(problem.details).toMatchObject([{ rawCode: 'late_…', target: '…' }]);
});

it('shows no address and no token that a message may quote', () => {
  const message =
    'Monitor https://a.sharepoint.com/_api/v2.1/x?tempauth=v1.ey is late, token=abc.def too';
  expect(readProblem({ error: { message } }).message).toBe('Monitor … is late, token=… too');
});

describe('the report as it came', () => {
  const rawOf = (body: Readonly<Record<string, unknown>>): string => readProblem(body).raw ?? '';

  it('is kept with what nobody knows in it', () => {
    const body = { status: 'failed', mood: 'bad', error: { code: 'x', parts: [1, null, 'two'] } };
    expect(JSON.parse(rawOf(body))).toEqual(body);
  });

  it('shows no address and no token, however they are written', () => {
    const raw = rawOf({
      url: 'https://a.sharepoint.com/_api/v2.1/x?tempauth=v1.ey',
      error: {
        message: 'token=abc.def',
        innererror: { access_token: 'abc.def', sig: ['abc.def'] },
      },
    });
    for (const secret of ['sharepoint', 'v1.ey', 'abc.def']) expect(raw).not.toContain(secret);
  });

  it('is cut where it is longer than anybody reads', () => {
    expect(rawOf({ error: { message: 'x'.repeat(100_000) } })).toHaveLength(8000);
    const details = Array.from({ length: 1000 }, () => ({ code: 'itemNotFound' }));
    expect(readProblem({ error: { details } }).details).toHaveLength(200);
  });

  it('can nest as deep as it likes', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`);
    expect(rawOf({ error: { code: 'x', deep } })).toContain('…');
  });
});
