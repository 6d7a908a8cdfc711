/** Listens to the drives that copies run on, for as long as they run, and hands on what those tell. */
import { coalesced } from './coalesced.ts';
import type { JobManager } from './jobs/job-manager.ts';
import type { JobReader } from './jobs/job-reader.ts';
import type { Clock } from './jobs/ports.ts';
import { keyOf } from './jobs/places.ts';
import type { ChangeChannels } from './onedrive/change-channel.ts';

const SECOND = 1000;
/** Nobody waits for a channel, and a copy that is over in a moment needs none. */
const LOOK_AFTER_MS = 2 * SECOND;

export interface HintDeps {
  readonly jobs: Pick<JobReader, 'drivesAtWork'>;
  readonly manager: Pick<JobManager, 'setHinting' | 'changed'>;
  readonly channels: ChangeChannels;
  readonly clock: Clock;
}

export interface ChangeHints {
  /** A job may have begun to run, or stopped. */
  note(): void;
  /** Listens to nobody any more. */
  close(): void;
}

/** Opens no channel before it is told that a job has changed. */
export function followDrives({ jobs, manager, channels, clock }: HintDeps): ChangeHints {
  /** How to close the channel of each drive. */
  const open = new Map<string, () => void>();
  let isClosed = false;
  const closeAllBut = (wanted: ReadonlySet<string>): void => {
    for (const [key, close] of open) {
      if (wanted.has(key)) continue;
      close();
      open.delete(key);
    }
  };
  const look = coalesced(clock, LOOK_AFTER_MS, () => {
    if (isClosed) return;
    const drives = jobs.drivesAtWork();
    closeAllBut(new Set(drives.map(keyOf)));
    for (const drive of drives) {
      if (open.has(keyOf(drive))) continue;
      const close = channels.listen(drive, {
        setOpen: (isOpen) => {
          manager.setHinting(drive, isOpen);
        },
        changed: () => {
          manager.changed(drive);
        },
      });
      open.set(keyOf(drive), close);
    }
  });
  return {
    note: () => {
      look.changed();
    },
    close() {
      isClosed = true;
      closeAllBut(new Set());
    },
  };
}
