/**
 * `npm run demo-drive -- --port N --data DIR`: the drive that Ferry's demo uses, as a server of its
 * own. Arguments and signals go through to it.
 */
import { buildWhenStale } from './lib/fresh-build.mjs';
import { run } from './lib/processes.mjs';
import { main } from './lib/project.mjs';

await main(async () => {
  await buildWhenStale();
  return run(process.execPath, ['out/main/demo-drive.js', ...process.argv.slice(2)]);
});
