/** Everything that goes out is counted, and what hosts say of their limits is heeded, on a real server. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { BURST, BY_HAND_BURST, type SentFor } from '../jobs/host-budget.ts';
import { HostBudgets } from '../jobs/host-budgets.ts';
import { type Http, createHttp } from './http.ts';
import { meterBy } from './meter.ts';
import { TestServer } from './testing/test-server.ts';

const NOW = Date.UTC(2026, 10, 22, 8);

let server: TestServer;
let budgets: HostBudgets;
let http: Http;
let now: number;

beforeEach(async () => {
  server = await TestServer.start();
  budgets = new HostBudgets();
  now = NOW;
  http = createHttp({
    userAgent: 'Test/1',
    resolveProxy: () => Promise.resolve('DIRECT'),
    meter: meterBy(budgets, () => now),
  });
});
afterEach(async () => {
  http.close();
  await server.stop();
});

const host = (): string => `127.0.0.1:${server.port}`;
const readyInMs = (): number => budgets.of(host(), now).readyAt(budgets.steady(now)) - now;

async function ask(
  sentFor: SentFor = 'jobs',
): Promise<{ readonly status: number; readonly retryAfter: string | null }> {
  const url = `http://${host()}/`;
  const outcome = await http.send({ method: 'GET', url, headers: {}, maxBytes: 99, sentFor });
  if (outcome.kind !== 'answer') throw new Error('no answer');
  return outcome;
}

it('counts what is asked for the jobs against their budget', async () => {
  expect(readyInMs()).toBeLessThanOrEqual(0);
  for (let count = 0; count < BURST; count += 1) await ask();
  expect(readyInMs()).toBeGreaterThan(0);
});

it('leaves the jobs their budget while somebody browses, and counts what is too much', async () => {
  for (let count = 0; count < BY_HAND_BURST; count += 1) await ask('hand');
  for (let count = 0; count < BURST - 1; count += 1) await ask();
  expect(readyInMs()).toBeLessThanOrEqual(0);
  await ask('hand');
  expect(readyInMs()).toBeGreaterThan(0);
});

it('leaves a host alone that said so, to the second, and answers in its stead', async () => {
  server.respond = (response) => {
    response.writeHead(429, { 'retry-after': '41' }).end();
  };
  await ask();
  server.respond = (response) => response.end('{}');
  now += 10_500;
  expect(await ask()).toMatchObject({ status: 429, retryAfter: '31' });
  expect(server.heard).toHaveLength(1);
  expect(readyInMs()).toBe(30_500);
  now += 30_500;
  expect(await ask()).toMatchObject({ status: 200 });
});

it('takes the limit that a host tells into account', async () => {
  server.respond = (response) => {
    response.writeHead(200, { 'ratelimit-remaining': '2', 'ratelimit-reset': '60' }).end('{}');
  };
  await ask();
  expect(budgets.of(host(), now).priceAt(1, now)).toBeGreaterThan(100);
});
