/** A profile as if the app had been used for long. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';

const project = path.join(import.meta.dirname, '..', '..');

/**
 * Leaves behind so many copies in the profile, before the app is started on it. `aheadHours`: the last of them
 * ends so much later than now, so that what is copied meanwhile stands below it.
 */
export function writeHistory(
  profile: string,
  copies: {
    readonly past: number;
    readonly failed?: number;
    readonly unknown?: number;
    readonly aheadHours?: number;
  },
): void {
  const script = path.join(project, 'scripts', 'run-typescript.mjs');
  const program = path.join(project, 'bench', 'history', 'main.ts');
  const { past, failed = 0, unknown = 0, aheadHours = 0 } = copies;
  const options = { past, failed, unknown, ahead: aheadHours };
  const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  execFileSync(process.execPath, [script, program, path.join(profile, 'ledger'), ...flags]);
}
