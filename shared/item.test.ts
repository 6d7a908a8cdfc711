import { expect, it } from 'vitest';
import { calledName, pathOf } from './item.ts';

it('gives the path of an item from the drive’s root', () => {
  expect(pathOf({ isRoot: true, folderPath: '/', name: 'root' })).toBe('/');
  expect(pathOf({ isRoot: false, folderPath: '/', name: 'Plans' })).toBe('/Plans');
  expect(pathOf({ isRoot: false, folderPath: '/Documents', name: 'Plans' })).toBe(
    '/Documents/Plans',
  );
});

it('calls the root of the own drive as people do, and other roots as their drives', () => {
  expect(calledName({ isRoot: true, name: 'root' }, 'OneDrive')).toBe('OneDrive');
  expect(calledName({ isRoot: true, name: 'Team library' }, 'OneDrive')).toBe('Team library');
  expect(calledName({ isRoot: false, name: 'root' }, 'OneDrive')).toBe('root');
});
