/** What a run has come to, over all its jobs. */
import { type Balance, ENDINGS, type Ending, FAULTS, type Fault } from './books.ts';
import type { Life } from './engine-process.ts';

export class Tally {
  kills = 0;
  jobs = 0;
  leftoverFiles = 0;
  recordsSetAside = 0;
  exceptions = 0;
  slowestResumeMs = 0;
  readonly endings: Record<Ending, number> = zeros(ENDINGS);
  readonly faults: Record<Fault, number> = zeros(FAULTS);
  /** Each fault with what it needs to be found again. */
  readonly details: string[] = [];

  addLife(where: string, { end, resumedMs, bugs }: Life): void {
    if (end === 'killed') this.kills += 1;
    this.slowestResumeMs = Math.max(this.slowestResumeMs, resumedMs ?? 0);
    const troubles = end === 'crashed' || end === 'stuck' ? [...bugs, `the engine ${end}`] : bugs;
    this.exceptions += troubles.length;
    for (const trouble of troubles) this.details.push(`${where}: ${trouble}`);
  }

  addBalance(where: string, { ending, faults }: Balance): void {
    this.jobs += 1;
    this.endings[ending] += 1;
    for (const fault of faults) {
      this.faults[fault] += 1;
      this.details.push(`${where}: ${fault} (${ending})`);
    }
  }

  addLeftovers(where: string, files: readonly string[], setAside: number): void {
    this.leftoverFiles += files.length;
    this.recordsSetAside += setAside;
    for (const file of files) this.details.push(`${where}: left over ${file}`);
    if (setAside > 0) this.details.push(`${where}: ${setAside} records set aside`);
  }

  /** Whether anything at all is wrong. */
  get isFaulty(): boolean {
    const wrong = Object.values(this.faults).reduce((sum, count) => sum + count, 0);
    return wrong + this.leftoverFiles + this.recordsSetAside + this.exceptions > 0;
  }

  /** As lines for people. */
  get lines(): readonly string[] {
    const { endings, faults } = this;
    const rows: readonly (readonly [string, number | string])[] = [
      ['kills', this.kills],
      ['jobs', this.jobs],
      ...ENDINGS.map((ending) => [`  ${ending}`, endings[ending]] as const),
      ...FAULTS.map((fault) => [fault, faults[fault]] as const),
      ['leftover files', this.leftoverFiles],
      ['records set aside', this.recordsSetAside],
      ['exceptions', this.exceptions],
      ['slowest resume', `${this.slowestResumeMs.toFixed(0)} ms`],
    ];
    return rows.map(([name, value]) => `${name.padEnd(28)} ${value}`);
  }
}

function zeros<Name extends string>(names: readonly Name[]): Record<Name, number>;
function zeros(names: readonly string[]): Record<string, number> {
  return Object.fromEntries(names.map((name) => [name, 0]));
}
