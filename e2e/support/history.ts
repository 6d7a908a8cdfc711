/** A profile as if the app had been used for long. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';

const project = path.join(import.meta.dirname, '..', '..');

/** Leaves behind so many copies in the profile, before the app is started on it. */
export function writeHistory(
  profile: string,
  copies: { readonly past: number; readonly failed?: number },
): void {
  const script = path.join(project, 'scripts', 'run-typescript.mjs');
  const program = path.join(project, 'bench', 'history', 'main.ts');
  const counts = ['--past', String(copies.past), '--failed', String(copies.failed ?? 0)];
  execFileSync(process.execPath, [script, program, path.join(profile, 'ledger'), ...counts]);
}
