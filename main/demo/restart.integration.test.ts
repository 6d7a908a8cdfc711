import { appendFile, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Journal } from './journal.ts';
import { TestDrive } from './test-support.ts';

const SECOND = 1000;
const HOUR = 60 * 60 * SECOND;

let drive: TestDrive;
let path: string;
beforeEach(async () => {
  drive = await TestDrive.start();
  path = join(drive.dataDir, 'journal.jsonl');
});
afterEach(() => drive.remove());

describe('a drive that is started again', () => {
  it('comes back where it was, so that monitor URLs stay good, and has gone on meanwhile', async () => {
    const monitor = await drive.startedCopy('/LargeFolder1', '/Documents');
    drive.now += 10 * SECOND;
    const before = await drive.status(monitor);
    const { id } = await drive.item('/Documents/LargeFolder1');
    await drive.close();
    drive.now += 10 * SECOND;
    await drive.open();
    const after = await drive.status(monitor);
    expect(after.status).toBe('inProgress');
    expect(after.percentageComplete).toBeGreaterThan(before.percentageComplete + 20);
    expect((await drive.item('/Documents/LargeFolder1')).id).toBe(id);
    await drive.close();
    drive.now += HOUR;
    await drive.open();
    expect(await drive.status(monitor)).toMatchObject({ status: 'completed', resourceId: id });
  });

  it('takes another port when its own is taken', async () => {
    const port = Number(new URL(drive.origin).port);
    await drive.close();
    const squatter = await TestDrive.start({ port });
    await drive.open();
    expect(new URL(drive.origin).port).not.toBe(String(port));
    expect((await drive.item('/Documents')).name).toBe('Documents');
    await squatter.remove();
  });

  it('says so when the port it was told to take is taken', async () => {
    const port = Number(new URL(drive.origin).port);
    await expect(TestDrive.start({ port })).rejects.toThrow('EADDRINUSE');
  });

  it('remembers every kind of change', async () => {
    const body = { name: 'New', folder: {} };
    await drive.fetch('/v1.0/me/drive/root/children', { method: 'POST', body });
    await drive.fetch('/v1.0/me/drive/root:/New', { method: 'PATCH', body: { name: 'Newer' } });
    await drive.fetch('/v1.0/me/drive/root:/Music', { method: 'DELETE' });
    const { id } = await drive.item('/Newer');
    const before = await drive.children('/');
    await drive.close();
    await drive.open();
    expect((await drive.item('/Newer')).id).toBe(id);
    const moved = before.map((item) => ({ ...item, webUrl: '' }));
    expect((await drive.children('/')).map((item) => ({ ...item, webUrl: '' }))).toEqual(moved);
  });

  it('drops a torn last line, keeps the rest, and writes on cleanly', async () => {
    const monitor = await drive.startedCopy('/Receipts', '/Documents');
    await drive.close();
    await appendFile(path, '{"type":"delete","at":17684');
    await drive.open();
    expect((await drive.status(monitor)).status).toBe('notStarted');
    await drive.fetch('/v1.0/me/drive/root:/Music', { method: 'DELETE' });
    await drive.close();
    await drive.open();
    expect((await drive.fetch('/v1.0/me/drive/root:/Music')).status).toBe(404);
    expect(await drive.operations()).toHaveLength(1);
    for (const line of (await readFile(path, 'utf8')).trimEnd().split('\n')) {
      expect(JSON.parse(line)).toHaveProperty('type');
    }
  });

  it('skips what it cannot read and keeps it on disk', async () => {
    await drive.close();
    const damage = '\u0000\u0000garbage\n{"type":"nonsense","at":1}\n[]\n';
    await writeFile(path, damage);
    await drive.open();
    await drive.startedCopy('/Receipts', '/Documents');
    await drive.close();
    await drive.open();
    expect(await drive.operations()).toHaveLength(1);
    expect(await readFile(path, 'utf8')).toContain('garbage');
  });

  it('has an accepted copy on disk before it answers', async () => {
    const before = (await stat(path)).size;
    await drive.startedCopy('/Receipts', '/Documents');
    const lines = (await readFile(path, 'utf8')).slice(before);
    expect(JSON.parse(lines)).toMatchObject({ type: 'copy', name: 'Receipts' });
  });
});

describe('the journal', () => {
  it('keeps the order of what comes at once', async () => {
    const file = join(drive.dataDir, 'other', 'log.jsonl');
    const { journal } = await Journal.open(file);
    await Promise.all(Array.from({ length: 200 }, (_, number) => journal.append({ number })));
    await journal.close();
    const { journal: again, records } = await Journal.open(file);
    await again.close();
    expect(records).toEqual(Array.from({ length: 200 }, (_, number) => ({ number })));
  });

  it('refuses everything after a write failed', async () => {
    const { journal } = await Journal.open(join(drive.dataDir, 'log.jsonl'));
    await journal.close();
    await expect(journal.append({})).rejects.toThrow();
    await expect(journal.append({})).rejects.toThrow();
  });
});
