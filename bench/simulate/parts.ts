/** The parts of a world, and what its clients share. */
import type { DriveRequest } from '../../main/jobs/action-request.ts';
import type {
  ActionClient,
  HttpOutcome,
  MonitorClient,
  Trouble,
  UploadClient,
} from '../../main/jobs/ports.ts';
import { parseRetryAfter } from '../../main/jobs/retry-after.ts';
import { answerOf } from '../../main/jobs/testing/fake-drive.ts';
import type { Chance } from './chance.ts';
import type { Disk } from './disk.ts';
import type { Judge } from './judge.ts';
import type { Machine } from './machine.ts';
import type { Exchange, Network, Throttle } from './network.ts';
import type { Service } from './service.ts';
import type { Timeline } from './timeline.ts';
import type { Trace } from './trace.ts';

/** The parts of a world. */
export interface Parts {
  readonly timeline: Timeline;
  readonly chance: Chance;
  readonly trace: Trace;
  readonly machine: Machine;
  readonly disk: Disk;
  readonly service: Service;
  readonly network: Network;
  readonly judge: Judge;
}

/** What the jobs are given to speak to the outside. */
export interface Ports {
  readonly actions: ActionClient;
  readonly monitors: MonitorClient;
  readonly uploads: UploadClient;
}

/** The job that asks for it: the user's wishes are told apart by the folder's path, which is display only. */
export function jobIdOf({ destination }: DriveRequest): string {
  return destination.path.slice(1);
}

/** The answer of a drive client that was throttled or not answered. */
export function troubleFor(
  machine: Machine,
): Pick<Exchange<Trouble>, 'tellsPause' | 'throttled' | 'lost'> {
  return {
    tellsPause: true,
    throttled: ({ status, retryAfter }) => {
      const retryAfterMs = parseRetryAfter(retryAfter, machine.now());
      const why = status === 429 || retryAfterMs !== null ? 'throttled' : 'serviceTrouble';
      return { kind: 'trouble', why, retryAfterMs };
    },
    lost: () => ({ kind: 'trouble', why: 'unreachable', retryAfterMs: null }),
  };
}

/** The same for what hands the answer on as it is. */
export function httpTrouble(
  url: string,
): Pick<Exchange<HttpOutcome>, 'tellsPause' | 'throttled' | 'lost'> {
  return {
    tellsPause: true,
    throttled: ({ status, retryAfter }: Throttle) => answerOf(status, '', { url, retryAfter }),
    lost: (sent) => ({ kind: 'unreachable', sent }),
  };
}
