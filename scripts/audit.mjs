/**
 * `npm run audit`: asks the npm registry for known weaknesses of all that is installed. Fails for each that
 * scripts/lib/audit-report.mjs does not allow, and where the registry does not answer.
 */
import { spawnSync } from 'node:child_process';
import { judgeAudit } from './lib/audit-report.mjs';
import { main, Refusal, root, say } from './lib/project.mjs';

await main(async () => {
  const npm = process.env['npm_execpath'];
  if (npm === undefined) throw new Refusal('run it by `npm run audit`.');
  const { stdout } = spawnSync(process.execPath, [npm, 'audit', '--json'], {
    cwd: root,
    encoding: 'utf8',
  });
  const { isAnswer, open, unused } = judgeAudit(parsed(stdout));
  if (!isAnswer) throw new Refusal('the npm registry gave no answer to `npm audit`.');
  for (const line of open) say(line);
  for (const number of unused) say(`Allowed, but no longer told of: ${number}`);
  say(`${open.length} known weaknesses that are not allowed for.`);
  return open.length + unused.length === 0 ? 0 : 1;
});

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
