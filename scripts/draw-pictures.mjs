/**
 * `npm run pictures`: has the README's story draw its pictures into docs/pictures. They lie in git, so only
 * a window that looks different needs it. It takes pdftocairo, of Debian's package poppler-utils.
 */
import { spawnSync } from 'node:child_process';
import { run } from './lib/processes.mjs';
import { ensureDir, inProject, main, Refusal } from './lib/project.mjs';

await main(async () => {
  if (spawnSync('pdftocairo', ['-v']).error !== undefined) {
    throw new Refusal('The pictures are drawn by pdftocairo: install poppler-utils.');
  }
  const FERRY_PICTURES = inProject('docs/pictures');
  ensureDir(FERRY_PICTURES);
  return run(process.execPath, [inProject('scripts/e2e.mjs'), 'readme'], {
    env: { ...process.env, FERRY_PICTURES },
  });
});
