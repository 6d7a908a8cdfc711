/** The service's dialects, by name. Sources: protocol notes, the fixtures of main/jobs. */
import { type Answer, MONITOR_URL } from './scripted-service.ts';

const ITEM_ID = '01MOWKYVJML57KN2ANMBA3JZJS2MBGC7KM';
const JSON_TYPE = { 'content-type': 'application/json' };
const HTML_TYPE = { 'content-type': 'text/html' };

export const json = (
  status: number,
  body: Readonly<Record<string, unknown>>,
  headers: Readonly<Record<string, string>> = {},
): Answer => ({ status, headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify(body) });

export const empty = (status: number, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  headers,
  body: '',
});

export const html = (status: number): Answer => ({
  status,
  headers: HTML_TYPE,
  body: '<!doctype html><title>Not the service</title>',
});

export const torn = (status: number, body: string): Answer => ({
  status,
  headers: JSON_TYPE,
  body,
});

const ITEM_URL = `https://api.onedrive.com/v1.0/items/${ITEM_ID}`;
export const ITEM: Readonly<Record<string, unknown>> = {
  id: ITEM_ID,
  name: 'Copy of LargeFolder1',
  folder: { childCount: 3 },
};

export const RUNNING = {
  '202 inProgress': json(202, { status: 'inProgress', percentageComplete: 27.8 }),
  '200 inProgress': json(200, { status: 'inProgress', percentComplete: 10 }),
  '202 empty': empty(202),
} as const;

export const COMPLETED = {
  '303 body': json(303, { status: 'completed', percentageComplete: 100, resourceId: ITEM_ID }),
  '303 Location': empty(303, { location: ITEM_URL }),
  '202 body': json(202, { status: 'completed', percentageComplete: 100, resourceId: ITEM_ID }),
  '200 body': json(200, { status: 'completed', resourceId: ITEM_ID, resourceLocation: ITEM_URL }),
  '200 item': json(200, ITEM),
} as const;

const error = { code: 'quotaLimitReached', message: 'No space is left.' };

export const FAILED = {
  '200 error': json(200, { status: 'failed', error }),
  '202 error': json(202, { status: 'failed', error }),
  '500 error': json(500, { status: 'failed', statusDescription: 'Completed 0/3 files' }),
  '200 details only': json(200, { status: 'failed', error: { details: [error] } }),
  '200 flat code': json(200, {
    status: 'failed',
    errorCode: 'AccessDenied_DestinationNotWritable',
  }),
  '200 cancelled': json(200, { status: 'cancelled' }),
  '200 deleteFailed': json(200, { status: 'deleteFailed' }),
} as const;

export const GONE = {
  '404': json(404, { error: { code: 'itemNotFound', message: 'gone' } }),
  '410': empty(410),
  '401': json(401, { error: { code: 'unauthenticated', message: 'Invalid audience' } }),
  '500 operationNotFound': json(500, { error: { code: 'operationNotFound', message: 'gone' } }),
} as const;

/** The item's own URL needs the user's token; the monitor needs none and minds none here. */
export function itemAnswer(url: string, hasToken: boolean): Answer | null {
  if (!url.includes('/items/')) return null;
  return hasToken ? json(200, ITEM) : GONE['401'];
}

export const OTHER_MONITOR = MONITOR_URL.replace(/[^/]+$/u, 'other');
