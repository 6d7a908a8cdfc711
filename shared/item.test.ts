import { expect, it } from 'vitest';
import { pathOf } from './item.ts';

it('gives the path of an item from the drive’s root', () => {
  expect(pathOf({ isRoot: true, folderPath: '/', name: 'root' })).toBe('/');
  expect(pathOf({ isRoot: false, folderPath: '/', name: 'Plans' })).toBe('/Plans');
  expect(pathOf({ isRoot: false, folderPath: '/Documents', name: 'Plans' })).toBe(
    '/Documents/Plans',
  );
});
