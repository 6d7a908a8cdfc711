import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../shared/contract.ts';
import { type Found, pathOf } from '../../shared/item.ts';
import type { TestDrive } from '../demo/test-support.ts';
import type { DriveDesk } from './drive-desk.ts';
import { DeskWorld } from './testing/desk-world.ts';

let drive: TestDrive;
let world: DeskWorld;
let desk: DriveDesk;
beforeEach(async () => {
  world = await DeskWorld.start();
  ({ drive } = world);
  desk = world.desk();
});
afterEach(async () => {
  await world.end();
});

/** Paths of what was found, or the code of the refusal. */
function told(answer: Answer<Found>): readonly string[] | string {
  if (!answer.ok) return answer.refusal.code;
  const { value } = answer;
  return (value.kind === 'item' ? [value.item] : value.items).map(pathOf);
}

describe('finding by link', () => {
  it('leads a web address of the drive to its item', async () => {
    const { webUrl } = await drive.item('/Documents/Recipes/餃子の作り方.docx');
    const answer = await desk.find(webUrl);
    expect(answer).toMatchObject({ ok: true, value: { kind: 'item', item: { kind: 'file' } } });
    expect(told(answer)).toEqual(['/Documents/Recipes/餃子の作り方.docx']);
    expect(told(await desk.find(`${drive.origin}/web/`))).toEqual(['/']);
  });

  it('says that a link leads nowhere, or to no drive', async () => {
    expect(told(await desk.find('https://1drv.ms/f/s!AkIZ'))).toBe('linkLeadsNowhere');
    expect(told(await desk.find(`${drive.origin}/web/Nobody`))).toBe('linkLeadsNowhere');
    expect(told(await desk.find('https://example.com/web/Documents'))).toBe('notADriveLink');
  });
});

describe('finding by path', () => {
  it('goes down from the top', async () => {
    expect(told(await desk.find('/Documents/Taxes'))).toEqual(['/Documents/Taxes']);
    expect(told(await desk.find('/Pictures/Hochzeit Anna & Jörg/'))).toEqual([
      '/Pictures/Hochzeit Anna & Jörg',
    ]);
    expect(told(await desk.find('/'))).toEqual(['/']);
  });

  it('says when nothing is there, and never leaves the drive', async () => {
    expect(told(await desk.find('/Documents/Nobody'))).toBe('noSuchPath');
    expect(told(await desk.find('/../../users'))).toBe('noSuchPath');
    expect(JSON.stringify(await drive.json('/__admin/requests'))).not.toContain('users');
  });
});

describe('searching', () => {
  it('finds names anywhere on the drive, and says where they lie', async () => {
    const answer = await desk.find('thesis');
    expect(answer).toMatchObject({ ok: true, value: { kind: 'hits', hasMore: false } });
    expect(told(answer)).toEqual([
      '/Documents/Presentations/Thesis defence (final, really).pptx',
      '/Documents/Presentations/Thesis defence (final).pptx',
    ]);
    expect(told(await desk.find("it's not there"))).toEqual([]);
    expect(told(await desk.find('  '))).toEqual([]);
  });

  it('says that there is more than is shown', async () => {
    const answer = await desk.find('Invoice');
    expect(answer).toMatchObject({ ok: true, value: { kind: 'hits', hasMore: true } });
    expect(told(answer)).toHaveLength(50);
  });

  it('is refused in words when the drive cannot be reached', async () => {
    await drive.fetch('/__admin/faults', {
      method: 'POST',
      body: [{ match: { path: '/search' }, action: { drop: true } }],
    });
    expect(told(await desk.find('thesis'))).toBe('driveUnreachable');
  });
});
