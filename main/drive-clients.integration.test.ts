import { afterEach, beforeEach, expect, it } from 'vitest';
import { TestDrive } from './demo/test-support.ts';
import { type DriveClients, createDriveClients } from './drive-clients.ts';
import type { SentFor } from './jobs/host-budget.ts';
import { sampleRequest } from './jobs/testing/job-samples.ts';
import { NO_METER } from './onedrive/meter.ts';

let drive: TestDrive;
let clients: DriveClients;
let sent: SentFor[];

beforeEach(async () => {
  drive = await TestDrive.start();
  sent = [];
  const meter = { ...NO_METER, sent: (_host: string, sentFor: SentFor) => sent.push(sentFor) };
  const resolveProxy = (): Promise<string> => Promise.resolve('DIRECT');
  clients = createDriveClients(drive.origin, 'uploads', {
    userAgent: 'Test/1',
    ...{ resolveProxy, meter },
  });
});
afterEach(async () => {
  await clients.close();
  await drive.remove();
});

it('sends what the window asks for by hand, and what a copy needs for the jobs', async () => {
  await clients.desk.browse(null, null);
  expect(new Set(sent)).toEqual(new Set(['hand']));
  sent.length = 0;
  await clients.actions.prepare({ ...sampleRequest, account: 'demo' });
  expect(new Set(sent)).toEqual(new Set(['jobs']));
});
