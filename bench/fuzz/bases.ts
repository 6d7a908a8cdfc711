/** Sound answers to begin with: recorded ones of the monitor, and those of the POST and the items. */
import { readFileSync } from 'node:fs';
import { array, object, parse, record, string, number } from 'valibot';

/** An answer before it is put on a wire. */
export interface Plain {
  readonly status: number;
  readonly location: string | null;
  readonly retryAfter: string | null;
  readonly body: string;
}

const fixtures = object({
  reports: array(
    object({
      answer: object({ status: number(), headers: record(string(), string()), body: string() }),
    }),
  ),
});

const plain = (status: number, body: unknown, location: string | null = null): Plain => ({
  status,
  location,
  retryAfter: null,
  body: body === '' ? '' : JSON.stringify(body),
});

function recorded(): readonly Plain[] {
  const file = new URL('../../main/jobs/fixtures/status-reports.json', import.meta.url);
  const { reports } = parse(fixtures, JSON.parse(readFileSync(file, 'utf8')));
  return reports.map(({ answer: { status, headers, body } }) => ({
    status,
    location: headers['location'] ?? null,
    retryAfter: headers['retry-after'] ?? null,
    body,
  }));
}

const error = (code: string): unknown => ({
  error: { code, message: 'No.', innererror: { code: 'pathIsTooLong' }, details: [{ code }] },
});
const ITEM = { id: '01ABC', name: 'Plans', size: 4096, folder: { childCount: 3 } };

export const BASES: readonly Plain[] = [
  ...recorded(),
  plain(202, '', 'https://api.onedrive.com/monitor/4A3407B5'),
  plain(202, ''),
  plain(200, ITEM),
  plain(201, { id: '01ABC', name: 'Plans.txt', file: {} }),
  plain(200, { value: [ITEM, ITEM], '@odata.nextLink': 'https://graph.microsoft.com/v1.0/next' }),
  plain(404, error('itemNotFound')),
  plain(409, error('nameAlreadyExists')),
  plain(423, error('resourceLocked')),
  plain(507, error('quotaLimitReached')),
  plain(500, error('generalException')),
];
