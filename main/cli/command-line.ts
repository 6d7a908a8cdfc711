/** Reads what the program was started with: a command, a link, or nothing but a wish to see it. Pure. */
import { parseArgs } from 'node:util';
import { NAME_MAX, TEXT_MAX } from '../../shared/input-limits.ts';
import { type CommandRequest, RULES } from './protocol.ts';

/** Starts the app for a command: no window, no tray, and it ends when nothing is left to do. */
export const FOR_COMMAND_FLAG = '--for-command';

/** Why a command line cannot be understood. */
export type Misuse =
  | 'unknownCommand'
  | 'unknownOption'
  | 'copyNeedsTwo'
  | 'listNeedsNothing'
  | 'watchNeedsOne'
  | 'badRule'
  | 'tooLong';

export type CommandLine =
  /** An ordinary start, or one by a link. */
  | { readonly kind: 'app' }
  | { readonly kind: 'help' | 'version' }
  | { readonly kind: 'misused'; readonly why: Misuse }
  | {
      readonly kind: 'command';
      readonly request: CommandRequest;
      readonly json: boolean;
      /** The address to watch comes by standard input, where no other program can see it. */
      readonly readsUrl: boolean;
      /** What another run of the same program is started with: all before the command. */
      readonly program: readonly string[];
    };

/** Stands for the standard input, as in most programs. */
const STDIN = '-';
const FLAGS = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;

/**
 * `argv` as `process.argv`; `own` is the index of the first argument that is meant for the app: 1, or
 * behind the folder of an app that is not packed.
 */
export function readCommandLine(argv: readonly string[], own: number): CommandLine {
  const at = argv.findIndex((argument, index) => index >= own && !argument.startsWith('-'));
  const before = argv.slice(own, at === -1 ? undefined : at);
  if (before.some((argument) => argument === '--help' || argument === '-h')) {
    return { kind: 'help' };
  }
  if (before.includes('--version')) return { kind: 'version' };
  const word = argv[at];
  if (at === -1 || word === undefined || isLink(word)) return { kind: 'app' };
  const program = argv.slice(1, at);
  const args = argv.slice(at + 1);
  try {
    switch (word) {
      case 'copy':
        return readCopy(args, program);
      case 'list':
        return readList(args, program);
      case 'watch':
        return readWatch(args, program);
      case 'help':
        return { kind: 'help' };
      default:
        return misused('unknownCommand');
    }
  } catch {
    return misused('unknownOption');
  }
}

/** Whether the argument is a link of ours, however odd. */
export function isLink(argument: string): boolean {
  return /^ferry:/iu.test(argument);
}

function readCopy(args: readonly string[], program: readonly string[]): CommandLine {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...FLAGS,
      wait: { type: 'boolean' },
      name: { type: 'string' },
      'on-conflict': { type: 'string' },
    },
  });
  if (values.help === true) return { kind: 'help' };
  const [source = '', destination = '', ...more] = positionals;
  if (source === '' || destination === '' || more.length > 0) return misused('copyNeedsTwo');
  const wanted = values['on-conflict'] ?? 'fail';
  const onConflict = RULES.find((rule) => rule === wanted);
  if (onConflict === undefined) return misused('badRule');
  const name = values.name ?? null;
  if (Math.max(source.length, destination.length) > TEXT_MAX || (name?.length ?? 0) > NAME_MAX) {
    return misused('tooLong');
  }
  const wait = values.wait === true;
  const request = { command: 'copy', source, destination, name, onConflict, wait } as const;
  return command(request, values.json, program);
}

function readList(args: readonly string[], program: readonly string[]): CommandLine {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: FLAGS,
  });
  if (values.help === true) return { kind: 'help' };
  if (positionals.length > 0) return misused('listNeedsNothing');
  return command({ command: 'list' }, values.json, program);
}

function readWatch(args: readonly string[], program: readonly string[]): CommandLine {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { ...FLAGS, wait: { type: 'boolean' } },
  });
  if (values.help === true) return { kind: 'help' };
  const [url = '', ...more] = positionals;
  if (url === '' || more.length > 0) return misused('watchNeedsOne');
  if (url.length > TEXT_MAX) return misused('tooLong');
  return command({ command: 'watch', url, wait: values.wait === true }, values.json, program);
}

function command(
  request: CommandRequest,
  json: boolean | undefined,
  program: readonly string[],
): CommandLine {
  const readsUrl = request.command === 'watch' && request.url === STDIN;
  return { kind: 'command', request, json: json === true, readsUrl, program };
}

function misused(why: Misuse): CommandLine {
  return { kind: 'misused', why };
}
