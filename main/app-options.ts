/** What the command line may ask of the app. Everything else on it is Chromium's. Pure. */

import { FOR_COMMAND_FLAG } from './cli/command-line.ts';

const AFTER_FAULT_FLAG = '--after-fault';

/** Starts to the tray, without a window: how the system starts it at login. */
export const HIDDEN_FLAG = '--hidden';

/** A sign-in service and a Graph on this machine, as stories have them. */
export interface TestCloud {
  readonly login: string;
  readonly graph: string;
}

export interface AppOptions {
  /** Makes one demo copy by itself, reports on it and ends: for machines without a display. */
  readonly demoCopy: boolean;
  /** Where `demoCopy` saves a picture of the window. */
  readonly screenshot: string | null;
  /** A demo drive that runs already, on loopback, instead of one of our own. */
  readonly demoDrive: string | null;
  /** Signs in there instead of at Microsoft's; its certificate has to be trusted besides. */
  readonly testCloud: TestCloud | null;
  /** Set by the app itself, when a fault made it start again. */
  readonly afterFault: boolean;
  /** Shows no window until it is asked for. */
  readonly hidden: boolean;
  /** Started for a command: neither window nor tray, and only for as long as there is something to do. */
  readonly forCommand: boolean;
}

/** Reads `process.argv`. A demo drive or a test cloud anywhere but on loopback is ignored. */
export function readAppOptions(argv: readonly string[]): AppOptions {
  const valueOf = (flag: string): string | null =>
    argv.find((argument) => argument.startsWith(`${flag}=`))?.slice(flag.length + 1) ?? null;
  return {
    demoCopy: argv.includes('--demo-copy'),
    screenshot: valueOf('--screenshot'),
    demoDrive: loopbackOrigin(valueOf('--demo-drive')),
    testCloud: testCloudIn(valueOf('--test-sign-in'), valueOf('--test-graph')),
    afterFault: argv.includes(AFTER_FAULT_FLAG),
    hidden: argv.includes(HIDDEN_FLAG),
    forCommand: argv.includes(FOR_COMMAND_FLAG),
  };
}

/** The arguments of a run that goes on for one that failed: its own, without the program's path. */
export function argumentsAfterFault([, ...own]: readonly string[]): readonly string[] {
  return [...own.filter((argument) => argument !== AFTER_FAULT_FLAG), AFTER_FAULT_FLAG];
}

function testCloudIn(signIn: string | null, graph: string | null): TestCloud | null {
  const [loginOrigin, graphOrigin] = [loopbackOrigin(signIn, 'https:'), loopbackOrigin(graph)];
  if (loginOrigin === null || graphOrigin === null) return null;
  return { login: loginOrigin, graph: graphOrigin };
}

function loopbackOrigin(text: string | null, protocol = 'http:'): string | null {
  if (text === null || !URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === protocol && url.hostname === '127.0.0.1' ? url.origin : null;
}
