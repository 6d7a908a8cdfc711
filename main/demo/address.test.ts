import { describe, expect, it } from 'vitest';
import { findByReferencePath, parseAddress } from './address.ts';
import { DRIVE_ID } from './ids.ts';
import { seedTree } from './seed-tree.ts';

describe('the address of an item', () => {
  it.each([
    ['/v1.0/me/drive', 'graph', { do: 'drive' }],
    [`/v1.0/drives/${DRIVE_ID.toLowerCase()}/root`, 'graph', item('item', null)],
    ['/v1.0/me/drive/items/ABC/children', 'graph', item('children', 'ABC')],
    ['/v1.0/users/me%40x.org/drive/root/copy', 'graph', item('copy', null)],
    ['/v1.0/me/drive/root:/a%20b/c', 'graph', item('item', null, 'a b', 'c')],
    ['/v1.0/me/drive/root:/a:/children', 'graph', item('children', null, 'a')],
    ['/v1.0/me/drive/items/ABC:/x/y:/copy', 'graph', item('copy', 'ABC', 'x', 'y')],
    ['/v1.0/drive/items/ABC/copy', 'oneDrive', item('copy', 'ABC')],
    ['/drive/items/ABC/action.copy', 'oneDrive', item('copy', 'ABC')],
    ['/drive/root:/%F0%9F%8E%82:/action.copy', 'oneDrive', item('copy', null, '🎂')],
    [`/drives/${DRIVE_ID}/root/children`, 'oneDrive', item('children', null)],
  ])('reads %s', (path, dialect, action) => {
    expect(parseAddress(path)).toEqual({ dialect, action });
  });

  it('reads the words of a search with quotes and colons in them', () => {
    expect(parseAddress("/v1.0/me/drive/root/search(q='it''s%20a:b')")?.action).toEqual({
      do: 'search',
      at: { id: null, names: [] },
      text: "it's a:b",
    });
  });

  it('reads a sharing link that shows an item of this drive, whatever its port', () => {
    const shared = (url: string) =>
      parseAddress(`/v1.0/shares/u!${Buffer.from(url).toString('base64url')}/driveItem`)?.action;
    expect(shared('http://127.0.0.1:40123/web/Documents/%F0%9F%8E%82')).toEqual(
      item('item', null, 'Documents', '🎂'),
    );
    expect(shared('https://1drv.ms/web/Documents')).toMatchObject({
      do: 'item',
      at: { names: [] },
    });
    expect(shared('https://1drv.ms/web/Documents')).not.toEqual(item('item', null));
    expect(shared('no address')).toBeNull();
  });

  it('knows neither other drives nor other services', () => {
    expect(parseAddress('/v1.0/drives/SOMEONEELSE/root')).toBeNull();
    expect(parseAddress('/v1.0/me/messages')).toBeNull();
  });

  it('has no action for a broken encoding or an unknown verb', () => {
    expect(parseAddress('/drive/root:/%E0%A4%A')?.action).toBeNull();
    expect(parseAddress('/drive/root/permissions')?.action).toBeNull();
  });
});

describe('the path in a parentReference', () => {
  it.each([
    ['/drive/root:/Pictures/2019%20Lisbon', '2019 Lisbon'],
    ['/drive/root:/Pictures/2019 Lisbon', '2019 Lisbon'],
    [`/drives/${DRIVE_ID}/root:/Documents`, 'Documents'],
    ['/drive/root:', 'root'],
    ['/drive/root', 'root'],
    ['/drive/root:/documents', 'Documents'],
  ])('%s is found', (path, name) => {
    expect(findByReferencePath(seedTree(), path)?.name).toBe(name);
  });

  it('means nothing on another drive or where nothing lies', () => {
    expect(findByReferencePath(seedTree(), '/drives/OTHER/root:/Documents')).toBeUndefined();
    expect(findByReferencePath(seedTree(), '/drive/root:/No such folder')).toBeUndefined();
  });
});

function item(verb: string, id: string | null, ...names: readonly string[]): object {
  return { do: verb, at: { id, names } };
}
