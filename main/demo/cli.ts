/**
 * The demo drive on its own, for tests and for trying the API by hand. The first line it prints is
 * `{"origin":"http://127.0.0.1:<port>"}`. SIGINT and SIGTERM end it. Bundled as `out/main/demo-drive.js`.
 */
import { readArguments } from './cli-arguments.ts';
import { startDemoDrive } from './demo-drive.ts';

const read = readArguments(process.argv.slice(2));
if (read.ok) {
  try {
    const drive = await startDemoDrive({ ...read.value, admin: true });
    process.stdout.write(`${JSON.stringify({ origin: drive.origin })}\n`);
    const end = (): void => {
      void drive.close();
    };
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown reason';
    process.stderr.write(`demo-drive: cannot start: ${why}\n`);
    process.exitCode = 1;
  }
} else {
  process.stderr.write(`demo-drive: ${read.wrong}\n`);
  process.exitCode = 2;
}
