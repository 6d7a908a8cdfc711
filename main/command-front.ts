/** Reads the command line before anything of Electron begins, and carries out what is a command. */
import path from 'node:path';
import { app } from 'electron/main';
import { messagesFor } from '../shared/messages/index.ts';
import { type CommandLine, readCommandLine } from './cli/command-line.ts';
import { runCommand } from './cli/run-command.ts';
import { localeOf } from './preferences.ts';
import { languageIn } from './settings/settings.ts';
import { ownProgram } from './shell/own-program.ts';

/** What this process was started for. */
export function ownCommandLine(): CommandLine {
  return readCommandLine(process.argv, ownArgumentsFrom(process.argv));
}

/**
 * Resolves with the exit code. Electron waits with its own start until the main module has come to
 * its end, so a command needs no display and no lock.
 */
export async function runAsCommand(line: Exclude<CommandLine, { kind: 'app' }>): Promise<number> {
  const profile = ownProfile();
  const language = profile === null ? 'system' : languageIn(profile);
  const locale = localeOf(language, app.getPreferredSystemLanguages());
  return await runCommand(line, {
    profile,
    executable: ownProgram(process.execPath, process.env),
    version: app.getVersion(),
    words: messagesFor(locale).commandLine,
    out: (text) => written(process.stdout, text),
    err: (text) => written(process.stderr, text),
    stdin: process.stdin,
  });
}

/** null where there is none, and none can be made. */
function ownProfile(): string | null {
  try {
    return app.getPath('userData');
  } catch {
    return null;
  }
}

/** Not packed, Electron's own arguments and the folder of the app come first. */
function ownArgumentsFrom(argv: readonly string[]): number {
  if (app.isPackaged) return 1;
  const folder = app.getAppPath();
  return argv.findIndex((argument, index) => index > 0 && path.resolve(argument) === folder) + 1;
}

/** Resolves when it is out, also where nobody reads it. */
async function written(stream: NodeJS.WriteStream, text: string): Promise<void> {
  stream.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    stream.write(text, () => {
      resolve();
    });
  });
}
