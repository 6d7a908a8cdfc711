/** Reads the command line before anything of Electron begins, and carries out what is a command. */
import path from 'node:path';
import { app } from 'electron/main';
import { type CommandLine, readCommandLine } from './cli/command-line.ts';
import { EXIT } from './cli/protocol.ts';
import { runCommand } from './cli/run-command.ts';
import { folderTrouble } from './folder-trouble.ts';
import { ownProfile, wordsAt } from './own-profile.ts';
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
  const words = wordsAt(profile);
  const err = (text: string): Promise<void> => written(process.stderr, text);
  const code = await runCommand(line, {
    ...{ profile, err },
    executable: ownProgram(process.execPath, process.env),
    version: app.getVersion(),
    words: words.commandLine,
    out: (text) => written(process.stdout, text),
    stdin: process.stdin,
  });
  const trouble = code === EXIT.unreachable ? folderTrouble(profile) : null;
  if (trouble !== null) await err(`${words.startup.noProfile[trouble](profile)}\n`);
  return code;
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
