/**
 * Our transport, reader and jobs against Microsoft's own server for testing clients of long-running
 * operations, over what it has for a POST. docs/testing.md shows the same rows as a table.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Job } from '../jobs/job.ts';
import { sampleRequest } from '../jobs/testing/job-samples.ts';
import { createHttp } from './http.ts';
import { AzureDialect } from './testing/azure-dialect.ts';
import { AzureServer } from './testing/azure-server.ts';
import { AzureWorld } from './testing/azure-world.ts';

interface Row {
  /** The path under /lro to POST to. */
  readonly path: string;
  /** What must come out for the user. */
  readonly end: string;
  /** The requests that must be sent: POSTs, questions about the status, fetches of the result. */
  readonly sent: string;
  /** What the server itself must count as done by us. */
  readonly counts: string;
  /** Whether the result is to be fetched from its own place, as Azure's clients are configured. */
  readonly fetchesResult?: true;
  /** Whether the user tries again after the first end. */
  readonly userRetries?: true;
}

const STILL = 'running after 10 minutes: the service has trouble';

const ROWS: readonly Row[] = [
  {
    path: 'post/202/retry/200',
    end: 'completed, item 100',
    sent: '1 POST, 2 questions',
    counts: 'LROPostSuccededWithBody',
  },
  {
    path: 'post/202/noretry/204',
    end: 'completed, item by name',
    sent: '1 POST, 2 questions',
    counts: 'LROPostSuccededNoBody',
  },
  {
    path: 'post/payload/200',
    end: 'completed, item 1',
    sent: '1 POST, 1 question',
    counts: 'LROPost200',
  },
  {
    path: 'LROPostDoubleHeadersFinalLocationGet',
    end: 'completed, item 100',
    sent: '1 POST, 1 question, 1 fetch',
    counts: 'LROPostDoubleHeadersFinalLocationGet',
    fetchesResult: true,
  },
  {
    path: 'LROPostDoubleHeadersFinalAzureHeaderGet',
    end: 'completed, item 100',
    sent: '1 POST, 1 question',
    counts: 'LROPostDoubleHeadersFinalAzureHeaderGet',
  },
  {
    path: 'LROPostDoubleHeadersFinalAzureHeaderGetDefault',
    end: 'completed, item 100',
    sent: '1 POST, 1 question, 1 fetch',
    counts: 'LROPostDoubleHeadersFinalAzureHeaderGetDefault',
    fetchesResult: true,
  },
  {
    path: 'postasync/retry/succeeded',
    end: 'completed, item 100',
    sent: '1 POST, 2 questions, 1 fetch',
    counts: 'LROPostAsyncRetrySucceeded',
    fetchesResult: true,
  },
  {
    path: 'postasync/noretry/succeeded',
    end: 'completed, item 100',
    sent: '1 POST, 2 questions, 1 fetch',
    counts: 'LROPostAsyncNoRetrySucceeded',
    fetchesResult: true,
  },
  {
    path: 'postasync/retry/failed',
    end: 'failed, code 500',
    sent: '1 POST, 2 questions',
    counts: 'LROPostAsyncRetryFailed',
  },
  {
    path: 'postasync/retry/canceled',
    end: 'failed, no code',
    sent: '1 POST, 2 questions',
    counts: 'LROPostAsyncRetryCanceled',
  },
  {
    // A POST that was answered with 500 may have been carried out: only the user may repeat it.
    path: 'retryerror/post/202/retry/200',
    end: 'unknown (answerLost, nothing there), then completed, item 100',
    sent: '2 POSTs, 2 questions',
    counts: 'LRORetryErrorPost202Retry200Succeeded',
    userRetries: true,
  },
  {
    path: 'retryerror/postasync/retry/succeeded',
    end: 'unknown (answerLost, nothing there), then completed, item 100',
    sent: '2 POSTs, 2 questions, 2 fetches',
    counts: 'LRORetryErrorPostAsyncRetrySucceeded',
    fetchesResult: true,
    userRetries: true,
  },
  {
    path: 'nonretryerror/post/400',
    end: 'failed, code invalidRequest',
    sent: '1 POST',
    counts: 'LRONonRetryPost400',
  },
  {
    // The monitor says no; whether the copy failed it does not say.
    path: 'nonretryerror/post/202/retry/400',
    end: 'unknown (monitorGone, nothing there)',
    sent: '1 POST, 3 questions',
    counts: 'LRONonRetryPost202Retry400',
  },
  {
    path: 'nonretryerror/postasync/retry/400',
    end: 'unknown (monitorGone, nothing there)',
    sent: '1 POST, 3 questions',
    counts: 'LRONonRetryPostAsyncRetry400',
  },
  {
    path: 'error/post/202/nolocation',
    end: 'unknown (noMonitor, nothing there)',
    sent: '1 POST',
    counts: 'LROErrorPostNoLocation',
  },
  {
    // `Location: /foo` is a place, and there is a web page that says it is not: no word of a copy.
    path: 'error/post/202/retry/invalidheader',
    end: STILL,
    sent: '1 POST, many questions',
    counts: 'LROErrorPost202RetryInvalidHeader',
  },
  {
    path: 'error/postasync/retry/invalidheader',
    end: STILL,
    sent: '1 POST, many questions',
    counts: 'LROErrorPostAsyncInvalidHeader',
  },
  {
    path: 'error/postasync/retry/nopayload',
    end: STILL,
    sent: '1 POST, many questions',
    counts: 'LROErrorPostAsyncNoPollingPayload',
  },
  {
    path: 'error/postasync/retry/invalidjsonpolling',
    end: STILL,
    sent: '1 POST, many questions',
    counts: 'LROErrorPostAsyncInvalidJsonPolling',
  },
];

const MANY = 10;
const RESULT_PATH = /\/(?:location|foo\/200\/?)$/u;

const http = createHttp({ userAgent: 'Ferry/test', resolveProxy: () => Promise.resolve('DIRECT') });
let server: AzureServer | null = null;

beforeAll(async () => {
  server = await AzureServer.start();
});

afterAll(async () => {
  http.close();
  await server?.stop();
});

function endOf(job: Job, world: AzureWorld): string {
  if (job.state === 'completed' && job.result.state === 'found') {
    return `completed, item ${job.result.itemId}`;
  }
  if (job.state === 'failed') {
    const { rawCode } = job.problem;
    return `failed, ${rawCode === null ? 'no code' : `code ${rawCode}`}`;
  }
  if (job.state === 'unknown') return `unknown (${job.reason}, ${job.saw} there)`;
  const view = world.manager.jobs.views().find(({ id }) => id === job.id);
  return view?.state === 'running' && view.waiting?.why === 'serviceTrouble' ? STILL : job.state;
}

function sentOf(lines: readonly string[]): string {
  const posts = lines.filter((line) => line.startsWith('POST')).length;
  const fetches = lines.filter((line) => line.startsWith('GET') && RESULT_PATH.test(line)).length;
  const questions = lines.length - posts - fetches;
  const counted = [
    count(posts, 'POST', 'POSTs'),
    questions > MANY ? 'many questions' : count(questions, 'question', 'questions'),
    count(fetches, 'fetch', 'fetches'),
  ];
  return counted.filter((part) => part !== '').join(', ');
}

const count = (many: number, one: string, more: string): string =>
  many === 0 ? '' : `${many} ${many === 1 ? one : more}`;

describe("Microsoft's test server for long-running operations", () => {
  it.each(ROWS)('$path: $end; $sent', async (row) => {
    if (server === null) throw new Error('It did not start.');
    const before = (await server.done())[row.counts] ?? 0;
    const world = new AzureWorld(new AzureDialect(http, server.origin), row);
    const id = await world.copy();
    let job = await world.rest(id);
    let end = endOf(job, world);
    if (row.userRetries === true) {
      const { name, onConflict } = sampleRequest;
      expect(await world.manager.retry(id, { name, onConflict })).toEqual({ ok: true });
      job = await world.rest(id);
      end += `, then ${endOf(job, world)}`;
    }
    expect(end).toBe(row.end);
    expect(sentOf(world.dialect.sent)).toBe(row.sent);
    expect(world.bugs).toEqual([]);
    expect((await server.done())[row.counts]).toBeGreaterThan(before);
  });
});
