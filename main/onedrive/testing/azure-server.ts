/**
 * Microsoft's own server for testing clients of long-running operations, as a process of its own. It
 * would listen on all interfaces: a module loaded before it makes every server of that process
 * listen on loopback only. For tests.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { number, parse, record, string } from 'valibot';

const LOOPBACK = '127.0.0.1';

const LOOPBACK_ONLY = `
  import { Server } from 'node:net';
  const { listen } = Server.prototype;
  Server.prototype.listen = function (port, ...rest) {
    this.once('listening', () => {
      const { address, port } = this.address();
      console.log('Listening: ' + address + ' ' + port);
    });
    return listen.call(this, { port, host: '${LOOPBACK}' }, ...rest);
  };
`;
const LISTENING = /^Listening: (\S+) (\d+)$/u;
const START_LIMIT_MS = 30_000;

export class AzureServer {
  readonly origin: string;
  readonly #child: ChildProcess;
  readonly #folder: string;

  private constructor(child: ChildProcess, folder: string, port: string) {
    this.#child = child;
    this.#folder = folder;
    this.origin = `http://${LOOPBACK}:${port}`;
  }

  /** On a free port of loopback. */
  static async start(): Promise<AzureServer> {
    const folder = await mkdtemp(path.join(tmpdir(), 'ferry-azure-'));
    const cli = createRequire(import.meta.url).resolve(
      '@microsoft.azure/autorest.testserver/dist/cli/cli.js',
    );
    const preload = `data:text/javascript,${encodeURIComponent(LOOPBACK_ONLY)}`;
    const words = ['run', '--port', '0', '--coverageDirectory', folder];
    const child = spawn(process.execPath, ['--import', preload, cli, ...words], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      return new AzureServer(child, folder, await portOf(child));
    } catch (error) {
      child.kill('SIGKILL');
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** How often the server found each of its scenarios done as it wants them done. */
  async done(): Promise<Readonly<Record<string, number>>> {
    const answer = await fetch(`${this.origin}/report/azure`);
    return parse(record(string(), number()), await answer.json());
  }

  /** Ends the process and waits until it is gone. */
  async stop(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const gone = once(this.#child, 'exit');
      this.#child.kill('SIGTERM');
      await gone;
    }
    await rm(this.#folder, { recursive: true, force: true });
  }
}

async function portOf({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('The server says nothing.');
  const lines = createInterface({ input: stdout });
  const late = AbortSignal.timeout(START_LIMIT_MS);
  late.addEventListener('abort', () => {
    lines.close();
  });
  for await (const line of lines) {
    const [, address, port] = LISTENING.exec(line) ?? [];
    if (port === undefined) continue;
    if (address !== LOOPBACK) throw new Error(`It listens on ${address ?? 'nothing'}.`);
    // What it goes on to say is not wanted, but must be read.
    stdout.resume();
    return port;
  }
  throw new Error('The server ended, or did not start in time.');
}
