import { beforeEach, expect, it } from 'vitest';
import { FakeDrive, answerOf, inProgress } from '../jobs/testing/fake-drive.ts';
import { MONITOR_URL, sampleRequest } from '../jobs/testing/job-samples.ts';
import { lineOf } from './log-entry.ts';
import { type Clients, loggedClients } from './logged-clients.ts';

let drive: FakeDrive;
let lines: string[];
let clients: Clients;
beforeEach(() => {
  drive = new FakeDrive();
  lines = [];
  clients = loggedClients(
    { actions: drive, monitors: drive, uploads: drive.uploads },
    (name, fields) => lines.push(lineOf(0, name, fields)),
  );
});

const ask = () => clients.monitors.ask('demo', MONITOR_URL);
const last = (): unknown => JSON.parse(lines.at(-1) ?? 'null');

it('notes host and status of an answer, and hands the answer on as it is', async () => {
  const answer = inProgress(10);
  drive.onAsk = () => answer;
  expect(await ask()).toBe(answer);
  expect(last()).toMatchObject({ event: 'answered', host: 'monitor.test', status: 202 });
  expect(lines.join('\n')).not.toMatch(/secret|tempauth/u);
});

it('notes a host again only when it answers something else', async () => {
  for (let count = 0; count < 5; count += 1) await ask();
  expect(lines).toHaveLength(1);
  drive.onAsk = () => ({ kind: 'unreachable', sent: 'no' });
  await ask();
  await ask();
  expect(last()).toMatchObject({ event: 'unreachable', question: 'ask', sent: 'no' });
  drive.onAsk = () => answerOf(503);
  await ask();
  expect(last()).toMatchObject({ status: 503 });
  expect(lines).toHaveLength(3);
});

it('notes trouble of a drive once, and again after it had passed', async () => {
  const look = () => clients.actions.look(sampleRequest, { name: 'Plans', occupantId: null });
  const trouble = { kind: 'trouble', why: 'throttled', retryAfterMs: null } as const;
  await look();
  expect(lines).toEqual([]);
  drive.onLook = () => trouble;
  expect(await look()).toBe(trouble);
  await look();
  expect(last()).toMatchObject({ event: 'troubled', question: 'look', why: 'throttled' });
  expect(lines).toHaveLength(1);
  drive.onLook = () => ({ kind: 'nothing' });
  await look();
  drive.onLook = () => trouble;
  await look();
  expect(lines).toHaveLength(2);
});
