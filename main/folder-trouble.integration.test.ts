import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { folderTrouble } from './folder-trouble.ts';
import { Volume } from './ledger/testing/volume.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ferry-folder-'));
});

afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true });
});

test('a folder that is not there yet is made, and nothing is left in it', () => {
  const profile = path.join(folder, 'config', 'Ferry');
  expect(folderTrouble(profile)).toBeNull();
  expect(readdirSync(profile)).toEqual([]);
});

test('a file is no folder, and none can be made below it', () => {
  const file = path.join(folder, 'file');
  writeFileSync(file, 'kept');
  expect(folderTrouble(file)).toBe('refused');
  expect(folderTrouble(path.join(file, 'Ferry'))).toBe('refused');
});

const mounted = Volume.mount();
mounted?.unmount();

if (mounted === null) {
  test('a folder that may not be written to is told', () => {
    chmodSync(folder, 0o500);
    expect(folderTrouble(folder)).toBe('refused');
    expect(folderTrouble(path.join(folder, 'Ferry'))).toBe('refused');
  });
} else {
  describe('a disk', () => {
    let volume: Volume;
    beforeEach(() => {
      const made = Volume.mount();
      if (made === null) throw new Error('cannot be mounted any more');
      volume = made;
    });
    afterEach(() => {
      volume.unmount();
    });

    test('that is full is told from one that may not be written to', async () => {
      await volume.fill();
      expect(folderTrouble(volume.folder)).toBe('full');
      await volume.makeRoom();
      expect(folderTrouble(volume.folder)).toBeNull();
      expect(readdirSync(volume.folder)).toEqual([]);
      volume.setReadOnly(true);
      expect(folderTrouble(volume.folder)).toBe('refused');
      expect(folderTrouble(path.join(volume.folder, 'Ferry'))).toBe('refused');
    });
  });
}
