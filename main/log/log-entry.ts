/**
 * All that the log can say. The list is closed and typed: an entry has a name and the fields of that
 * name, so that no address, token or name of a file can get in by the way. Pure.
 */
import { redacted } from './redacted.ts';

export type Level = 'info' | 'warn' | 'error';

/** What was asked of a host. */
export type Question = 'prepare' | 'start' | 'ask' | 'look' | 'fetch' | 'rename' | 'piece';

/** Why the app ends. */
export type StopReason = 'quit' | 'shutdown' | 'sessionEnd' | 'fault';

/** An exception without its message, which may quote anything. */
export interface Fault {
  readonly error: string;
  /** The error's code where it has one, as `ENOSPC`. */
  readonly code: string | null;
  /** The innermost calls: function, file, line. */
  readonly where: readonly string[];
}

/** For what is said by its name alone. */
type Nothing = Readonly<Record<string, never>>;

/** Every entry: area and event -> its fields. Hosts are names without a path, ids are shortened. */
export interface LogFields {
  'app.started': {
    readonly version: string;
    readonly electron: string;
    readonly os: string;
    readonly arch: string;
    readonly locale: string;
    readonly secretStore: boolean;
    readonly afterFault: boolean;
    readonly pid: number;
  };
  'app.stopping': { readonly why: StopReason };
  'app.stopped': { readonly isInOrder: boolean };
  'app.stopStepFailed': Fault & { readonly step: string };
  'app.fault': Fault;
  'app.bug': Fault;
  'power.sleeps': Nothing;
  'power.wakes': Nothing;
  'network.changed': { readonly isOnline: boolean };
  'window.pageGone': {
    readonly reason: string;
    readonly exitCode: number;
    readonly isReloaded: boolean;
  };
  'window.pageHangs': Nothing;
  'window.pageAnswers': Nothing;
  'window.pageNotLoaded': Fault;
  'process.gone': {
    readonly kind: string;
    readonly reason: string;
    readonly exitCode: number;
  };
  'ledger.notOpened': { readonly why: string };
  'ledger.loaded': { readonly jobs: number; readonly setAside: number };
  'ledger.failing': Nothing;
  'ledger.working': Nothing;
  'job.state': {
    readonly job: string;
    readonly action: string;
    readonly attempt: number;
    readonly from: string;
    readonly to: string;
    /** Why it is looked after, or how it failed: a code of ours. */
    readonly because: string | null;
  };
  'host.answered': {
    readonly question: Question;
    readonly host: string;
    readonly status: number;
  };
  'host.unreachable': {
    readonly question: Question;
    readonly host: string;
    /** Whether the request may have arrived. */
    readonly sent: 'no' | 'maybe';
  };
  'host.troubled': {
    readonly question: Question;
    readonly host: string;
    readonly why: string;
  };
  'log.dropped': { readonly lines: number };
}

export type EntryName = keyof LogFields;

/** Whoever may write to the log. */
export type WriteLog = <Name extends EntryName>(name: Name, fields: LogFields[Name]) => void;

const LEVELS: Readonly<Record<EntryName, Level>> = {
  'app.started': 'info',
  'app.stopping': 'info',
  'app.stopped': 'info',
  'app.stopStepFailed': 'error',
  'app.fault': 'error',
  'app.bug': 'error',
  'power.sleeps': 'info',
  'power.wakes': 'info',
  'network.changed': 'info',
  'window.pageGone': 'error',
  'window.pageHangs': 'warn',
  'window.pageAnswers': 'info',
  'window.pageNotLoaded': 'error',
  'process.gone': 'warn',
  'ledger.notOpened': 'error',
  'ledger.loaded': 'info',
  'ledger.failing': 'error',
  'ledger.working': 'info',
  'job.state': 'info',
  'host.answered': 'info',
  'host.unreachable': 'warn',
  'host.troubled': 'warn',
  'log.dropped': 'warn',
};

/** Enough to tell jobs apart, too little to find them anywhere else. */
const ID_LENGTH = 8;
const MAX_CALLS = 8;
/** Words, versions, hosts and places in code; nothing with a slash, a query or an at-sign. */
const PLAIN = /^[\w .:()<>[\]#$+-]{0,120}$/u;
const WITHHELD = '(withheld)';

/** One line of JSON, without its end. A text that is more than a word is withheld. */
export function lineOf<Name extends EntryName>(
  at: number,
  name: Name,
  fields: LogFields[Name],
): string {
  const [area, event] = name.split('.');
  const head = { at: new Date(at).toISOString(), level: LEVELS[name], area, event };
  return redacted(JSON.stringify({ ...head, ...fields }, (_key, value: unknown) => plain(value)));
}

/** The part of a job's id that the log shows. */
export function shortId(id: string): string {
  return id.slice(0, ID_LENGTH);
}

/** What may be known of an exception: its kind and its place, never its message. */
export function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return { error: typeof error, code: null, where: [] };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  // A message of several lines could pass for calls.
  const stack = (error.stack ?? '').replace(error.message, () => '');
  const calls = stack.split('\n').flatMap((line) => callIn(line) ?? []);
  return { error: error.name, code, where: calls.slice(0, MAX_CALLS) };
}

/** `    at run (file:///…/out/main/index.js:10:5)` -> `run index.js:10:5`. */
function callIn(line: string): string | null {
  const found = /^\s+at (?:(.*) \()?(?:.*[\\/])?([^\\/]+:\d+:\d+)\)?$/u.exec(line);
  if (found === null) return null;
  const [, name = '', place = ''] = found;
  return `${name} ${place}`.trim();
}

function plain(value: unknown): unknown {
  return typeof value === 'string' && !PLAIN.test(value) ? WITHHELD : value;
}
