import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DRIVE_ID } from './ids.ts';
import { refusalOf, TestDrive } from './test-support.ts';

const SECOND = 1000;
const HOUR = 60 * 60 * SECOND;

let drive: TestDrive;
beforeEach(async () => {
  drive = await TestDrive.start();
});
afterEach(() => drive.remove());

/** The documentation's example, in the OneDrive API's dialect. */
async function copyLargeFolder(): Promise<string> {
  const answer = await drive.fetch('/drive/root:/LargeFolder1:/copy', {
    method: 'POST',
    headers: { prefer: 'respond-async' },
    body: {
      parentReference: { path: '/drive/root:/Documents' },
      name: 'Copy of LargeFolder1',
    },
  });
  expect(answer.status).toBe(202);
  return answer.headers.get('location') ?? '';
}

describe('a monitor of the OneDrive API', () => {
  it('reports 202 while it runs and 303 with the result when it is done', async () => {
    const monitor = await copyLargeFolder();
    expect(monitor).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/monitor\/[0-9A-F-]{36}$/u);
    expect(await drive.status(monitor)).toMatchObject({
      http: 202,
      operation: 'ItemCopy',
      status: 'notStarted',
      percentageComplete: 0,
    });
    drive.now += 12 * SECOND;
    const running = await drive.status(monitor);
    expect(running).toMatchObject({ http: 202, operation: 'ItemCopy', status: 'inProgress' });
    expect(running.percentageComplete).toBeGreaterThan(20);
    expect(running.percentageComplete).toBeLessThan(40);
    expect(running.statusDescription).toMatch(/^Completed \d+\/3000 files; \d+\/\d+ bytes$/u);
    drive.now += HOUR;
    const { id } = await drive.item('/Documents/Copy of LargeFolder1');
    const done = await drive.fetch(monitor);
    expect(done.status).toBe(303);
    expect(done.headers.get('location')).toBeNull();
    expect(await done.json()).toMatchObject({
      percentageComplete: 100,
      resourceId: id,
      status: 'completed',
    });
  });

  it('shows the copy growing at its destination, in step with its report', async () => {
    const monitor = await copyLargeFolder();
    const seen: number[] = [];
    for (let step = 0; step < 5; step += 1) {
      drive.now += 6 * SECOND;
      const { statusDescription = '' } = await drive.status(monitor);
      const reported = Number(/Completed (\d+)/u.exec(statusDescription)?.[1]);
      const found = await drive.list(
        "/v1.0/me/drive/root:/Documents/Copy%20of%20LargeFolder1:/search(q='.')?$top=1000",
      );
      const shown = found.value.filter(({ file }) => file !== undefined).length;
      expect(shown).toBe(Math.min(1000, reported));
      seen.push(reported);
    }
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b));
  });
});

describe('a monitor of Graph', () => {
  it('reports 202 while it runs and 200 with the place of the result when it is done', async () => {
    const monitor = await drive.startedCopy('/Receipts', '/Documents');
    expect(monitor).toContain('/_api/v2.0/monitor/');
    drive.now += SECOND;
    const running = await drive.status(monitor);
    expect(running).toMatchObject({ http: 202, status: 'inProgress' });
    expect(running.statusDescription).toContain('/108 files; ');
    drive.now += HOUR;
    const { id } = await drive.item('/Documents/Receipts');
    expect(await drive.status(monitor)).toMatchObject({
      http: 200,
      status: 'completed',
      percentageComplete: 100,
      resourceId: id,
      resourceLocation: `${drive.origin}/v1.0/drives/${DRIVE_ID}/items/${id}`,
    });
  });
});

describe('any monitor', () => {
  it('refuses a token, as the service does, and goes on without', async () => {
    const monitor = await copyLargeFolder();
    const answer = await drive.fetch(monitor, { headers: { authorization: 'Bearer x' } });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ error: { message: 'Invalid audience' } });
    expect((await drive.status(monitor)).http).toBe(202);
  });

  it('is not found when nobody gave it out', async () => {
    const answer = await drive.fetch('/monitor/4A3407B5-88FC-4504-8B21-0AABD3412717');
    expect(await refusalOf(answer)).toEqual([404, 'itemNotFound']);
  });

  it('is gone a day after its copy ended, and not before', async () => {
    const monitor = await drive.startedCopy('/Receipts', '/Documents');
    const [operation] = await drive.operations();
    drive.now = (operation?.endsAt ?? 0) + 24 * HOUR - 1;
    expect((await drive.status(monitor)).status).toBe('completed');
    drive.now += 1;
    expect((await drive.fetch(monitor)).status).toBe(404);
  });

  it('can be forced to expire while its copy goes on', async () => {
    const monitor = await copyLargeFolder();
    await drive.fetch('/__admin/expire-monitors', { method: 'POST' });
    expect((await drive.fetch(monitor)).status).toBe(404);
    drive.now += HOUR;
    const { id } = await drive.item('/Documents/Copy of LargeFolder1');
    expect(await drive.operations()).toMatchObject([{ status: 'completed', resultId: id }]);
  });

  it('goes faster when the speed is raised, without a step back', async () => {
    const monitor = await copyLargeFolder();
    drive.now += 10 * SECOND;
    const before = await drive.status(monitor);
    const body = { itemsPerSecond: 1e9, bytesPerSecond: 1e12 };
    await drive.fetch('/__admin/speed', { method: 'POST', body });
    const after = await drive.status(monitor);
    expect(after.percentageComplete).toBeGreaterThanOrEqual(before.percentageComplete);
    drive.now += SECOND;
    expect((await drive.status(monitor)).status).toBe('completed');
  });
});
