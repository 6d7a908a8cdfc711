import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ClassicLevel } from 'classic-level';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { samples, START } from '../jobs/testing/job-samples.ts';
import { openLedger, type OpenLedger } from './level-ledger.ts';
import { Disk, LATER } from './testing/disk.ts';
import { FakeVault } from './testing/fake-vault.ts';
import { Volume } from './testing/volume.ts';

const NOT_OPENED = { ok: false, why: 'unreadable' };
/** What a file has left of its last page takes some small writes yet. */
const MANY = 200;

const jobAt = (index: number): typeof samples.failed => ({
  ...samples.failed,
  id: `job-${index}`,
  askedAt: START + index,
});
const ids = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => jobAt(index).id);

async function opened(folder: string): Promise<OpenLedger> {
  const result = await openLedger(folder, new FakeVault());
  if (!result.ok) throw new Error(result.why);
  return result.ledger;
}

/** Writes one record after the other until one is refused; the number of those that were not. */
async function writeUntilRefused(ledger: OpenLedger): Promise<number> {
  for (let index = 0; index < MANY; index += 1) {
    const isTaken = await ledger.put(jobAt(index), 'durable').then(
      () => true,
      () => false,
    );
    if (!isTaken) return index;
  }
  throw new Error('nothing was refused');
}

const mounted = Volume.mount();
mounted?.unmount();

if (mounted === null) {
  describe('a disk that takes nothing (simulated, since only root on Linux can mount a full one)', () => {
    let disk: Disk;
    beforeEach(async () => {
      disk = await Disk.create();
    });
    afterEach(async () => {
      vi.restoreAllMocks();
      await disk.remove();
    });

    it('makes durable writes fail, keeps what it took, and takes all once there is room', async () => {
      const ledger = await disk.open();
      await ledger.put(jobAt(0), 'durable');
      const full = Object.assign(new Error('ENOSPC'), { code: 'LEVEL_IO_ERROR' });
      vi.spyOn(ClassicLevel.prototype, 'batch').mockRejectedValue(full);
      await expect(ledger.put(jobAt(1), 'durable')).rejects.toThrow();
      await expect(ledger.put(jobAt(1), 'durable')).rejects.toThrow();
      vi.restoreAllMocks();
      await ledger.put(jobAt(1), 'durable');
      expect((await disk.reload()).jobs).toEqual([jobAt(0), jobAt(1)]);
    });

    it('stops the start with a word when the folder of the profile cannot be made', async () => {
      const file = join(dirname(disk.folder), 'file');
      await writeFile(file, '');
      expect(await openLedger(join(file, 'ledger'), disk.vault)).toEqual(NOT_OPENED);
    });
  });
} else {
  describe('a disk that is full', () => {
    let volume: Volume;
    let folder: string;
    let ledger: OpenLedger;
    beforeEach(async () => {
      const made = Volume.mount();
      if (made === null) throw new Error('cannot be mounted any more');
      volume = made;
      folder = join(volume.folder, 'ledger');
      ledger = await opened(folder);
    });
    afterEach(async () => {
      await ledger.close();
      volume.unmount();
    });

    it('makes durable writes fail, keeps what it took, and takes all once there is room', async () => {
      await volume.fill();
      const taken = await writeUntilRefused(ledger);
      await expect(ledger.put(jobAt(taken), 'durable')).rejects.toThrow();
      await volume.makeRoom();
      await ledger.put(jobAt(taken), 'durable');
      await ledger.close();
      ledger = await opened(folder);
      const { jobs, setAside } = await ledger.load(LATER);
      expect([jobs.map(({ id }) => id), setAside]).toEqual([ids(taken + 1), 0]);
      expect(ledger.damage).toBeNull();
    });

    it('stops the start with a word, and costs nothing that was there', async () => {
      for (const index of [0, 1, 2]) await ledger.put(jobAt(index), 'durable');
      await ledger.close();
      await volume.fill();
      expect(await openLedger(folder, new FakeVault())).toEqual(NOT_OPENED);
      await volume.makeRoom();
      ledger = await opened(folder);
      expect((await ledger.load(LATER)).jobs.map(({ id }) => id)).toEqual(ids(3));
      expect(ledger.damage).toBeNull();
    });
  });

  describe('a disk that is read-only', () => {
    it('stops the start with a word, with a ledger on it and without, and changes nothing', async () => {
      const volume = Volume.mount();
      if (volume === null) throw new Error('cannot be mounted any more');
      const folder = join(volume.folder, 'ledger');
      const first = await opened(folder);
      await first.put(jobAt(0), 'durable');
      await first.close();
      volume.setReadOnly(true);
      expect(await openLedger(folder, new FakeVault())).toEqual(NOT_OPENED);
      expect(await openLedger(join(volume.folder, 'other'), new FakeVault())).toEqual(NOT_OPENED);
      volume.setReadOnly(false);
      const again = await opened(folder);
      expect((await again.load(LATER)).jobs).toEqual([jobAt(0)]);
      expect(again.damage).toBeNull();
      await again.close();
      volume.unmount();
    });
  });
}
