/**
 * The life of the program around its jobs: it sleeps and wakes, loses the network and finds it again,
 * is asked to end, or fails. Joins what tells of these with what must hear of them.
 */
import { app, net, powerMonitor } from 'electron/main';
import type { Clock } from './jobs/ports.ts';
import { AppLog } from './log/app-log.ts';
import { type StopReason, faultOf } from './log/log-entry.ts';
import { RotatingFile } from './log/rotating-file.ts';
import { endOnFault, type FaultOptions } from './shell/fatal-faults.ts';
import { watchOnline } from './shell/online-watch.ts';
import { quitInOrder } from './shell/orderly-quit.ts';
import { type QuitStep, STOP_LIMIT_MS, takeSteps } from './shell/quit-steps.ts';
import { quitWithSystem } from './shell/system-end.ts';

/** A log that cannot be written must not keep the app from ending. */
const LOG_LIMIT_MS = 500;

export interface Life {
  readonly log: AppLog;
  readonly logFolder: string;
  /** Waits until the log is on the disk, but not for a disk that hangs. */
  flushLog(): Promise<void>;
  /** What must be done before the app ends, in this order. */
  endWith(steps: readonly QuitStep[]): void;
  /** Calls `wake` whenever nothing may have been heard for a while. */
  whenBack(wake: () => void): void;
  /** Says whether there is a network: now, and whenever that changes. */
  whenOnline(hear: (isOnline: boolean) => void): void;
}

/** Begins it: from here on nothing ends the program without order and a note. */
export function beginLife(
  clock: Clock,
  fault: Pick<FaultOptions, 'isAfterFault' | 'newRun' | 'words'>,
): Life {
  const logFolder = app.getPath('logs');
  const log = new AppLog(new RotatingFile({ folder: logFolder, name: 'ferry' }), clock);
  let lastSteps: readonly QuitStep[] = [];
  let stopWatching = (): void => undefined;
  let why: StopReason = 'quit';
  let hearOnline: (isOnline: boolean) => void = () => undefined;

  const flushLog = async (): Promise<void> => {
    const flush = { name: 'log', run: () => log.flush() };
    await takeSteps([flush], { clock, limitMs: LOG_LIMIT_MS, onFailed: () => undefined });
  };
  const stop = async (): Promise<void> => {
    log.write('app.stopping', { why });
    stopWatching();
    const isInOrder = await takeSteps(lastSteps, {
      clock,
      limitMs: STOP_LIMIT_MS,
      onFailed: (step, error) => {
        log.write('app.stopStepFailed', { step, ...faultOf(error) });
      },
    });
    log.write('app.stopped', { isInOrder });
    await flushLog();
  };
  const stopOnce = quitInOrder(stop);
  for (const stream of [process.stdout, process.stderr]) {
    // The terminal that it was started from may be closed at any time: no fault of ours.
    stream.on('error', () => undefined);
  }
  quitWithSystem((asker) => {
    why = asker;
  });
  endOnFault({
    ...fault,
    stop: stopOnce,
    onFault: (error) => {
      why = 'fault';
      log.write('app.fault', faultOf(error));
    },
  });
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    log.write('process.gone', { kind: type, reason, exitCode });
  });

  return {
    log,
    logFolder,
    flushLog,
    endWith(steps) {
      lastSteps = steps;
    },
    whenOnline(hear) {
      hearOnline = hear;
      hear(net.isOnline());
    },
    whenBack(wake) {
      powerMonitor.on('suspend', () => {
        log.write('power.sleeps', {});
      });
      powerMonitor.on('resume', () => {
        log.write('power.wakes', {});
        wake();
      });
      stopWatching = watchOnline(
        clock,
        () => net.isOnline(),
        (isOnline) => {
          log.write('network.changed', { isOnline });
          hearOnline(isOnline);
          if (isOnline) wake();
        },
      );
    },
  };
}
