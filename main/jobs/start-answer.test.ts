import { describe, expect, it } from 'vitest';
import { readStartAnswer } from './start-answer.ts';
import { answerOf } from './testing/fake-drive.ts';
import { START } from './testing/job-samples.ts';

const read = (...args: Parameters<typeof answerOf>): ReturnType<typeof readStartAnswer> =>
  readStartAnswer(answerOf(...args), START);
const error = { error: { code: 'nameAlreadyExists', message: 'There is one.' } };

describe('a yes', () => {
  it('with a place to watch is accepted', () => {
    const location = 'https://api.onedrive.com/monitor/1';
    expect(read(202, '', { location })).toEqual({ kind: 'accepted', monitorUrl: location });
  });

  it('may name the place relative to the request', () => {
    const url = 'https://graph.test/v1.0/drives/d/items/i/copy';
    expect(read(202, '', { url, location: '/monitor/1' })).toEqual({
      kind: 'accepted',
      monitorUrl: 'https://graph.test/monitor/1',
    });
  });

  it.each([null, 'https://'])('without a place (%s) cannot be watched', (location) => {
    expect(read(202, '', { location })).toEqual({ kind: 'untracked' });
  });

  it.each([200, 201])('may be the item itself (%i)', (status) => {
    expect(read(status, { id: 'copy', name: 'Plans' })).toEqual({ kind: 'done', itemId: 'copy' });
  });
});

describe('a no', () => {
  it.each([400, 401, 403, 404, 409, 423, 501, 507])('with an error object counts: %i', (status) => {
    expect(read(status, error)).toMatchObject({
      kind: 'refused',
      problem: { code: 'nameAlreadyExists', message: 'There is one.' },
    });
  });

  it.each([429, 503])('that asks us to wait means nothing was done: %i', (status) => {
    expect(read(status, error, { retryAfter: '9' })).toEqual({
      kind: 'notSent',
      why: 'throttled',
      retryAfterMs: 9000,
    });
  });

  it('for want of a connection means nothing was done', () => {
    expect(readStartAnswer({ kind: 'unreachable', sent: 'no' }, START)).toEqual({
      kind: 'notSent',
      why: 'unreachable',
      retryAfterMs: null,
    });
  });
});

describe('neither yes nor no', () => {
  it('is a request that broke off after it may have been sent', () => {
    expect(readStartAnswer({ kind: 'unreachable', sent: 'maybe' }, START).kind).toBe('uncertain');
  });

  it.each([408, 500, 502, 503, 504])('is an error that may come after the work: %i', (status) => {
    expect(read(status, error).kind).toBe('uncertain');
  });

  it.each([200, 201, 400, 403, 404, 507])('is a web page, whatever its code: %i', (status) => {
    expect(read(status, '<html>Sign in to Wi-Fi').kind).toBe('uncertain');
    expect(read(status, null).kind).toBe('uncertain');
  });

  it.each([204, 301, 302, 303, 307])('is an answer that no one documented: %i', (status) => {
    expect(read(status, '', { location: 'http://portal.example/' }).kind).toBe('uncertain');
  });
});
