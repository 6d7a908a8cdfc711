/** The program's own diary, on this machine only: what happened, without anybody's secrets. */
import type { Clock } from '../jobs/ports.ts';
import { type EntryName, type LogFields, type WriteLog, lineOf } from './log-entry.ts';
import type { RotatingFile } from './rotating-file.ts';

export class AppLog {
  readonly #file: RotatingFile;
  readonly #clock: Pick<Clock, 'now'>;
  #droppedTold = 0;

  constructor(file: RotatingFile, clock: Pick<Clock, 'now'>) {
    this.#file = file;
    this.#clock = clock;
  }

  /** How many lines are missing. */
  get dropped(): number {
    return this.#file.dropped;
  }

  /** Notes an entry. Never throws and never waits. */
  readonly write: WriteLog = (name, fields) => {
    const { dropped, isFailing } = this.#file;
    if (dropped > this.#droppedTold && !isFailing) {
      this.#line('log.dropped', { lines: dropped - this.#droppedTold });
      this.#droppedTold = dropped;
    }
    this.#line(name, fields);
  };

  /** Resolves when all entries so far are on the disk, or given up. */
  async flush(): Promise<void> {
    await this.#file.flush();
  }

  /** The last entries as lines, oldest first. */
  async tail(count: number): Promise<readonly string[]> {
    return await this.#file.tail(count);
  }

  #line<Name extends EntryName>(name: Name, fields: LogFields[Name]): void {
    this.#file.write(lineOf(this.#clock.now(), name, fields));
  }
}
