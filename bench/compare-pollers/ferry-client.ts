/** Ferry itself: the real JobManager with everything under it, on a clock that the bench moves. */
import type { Job } from '../../main/jobs/job.ts';
import { hasEnded } from '../../main/jobs/job.ts';
import type { HttpOutcome } from '../../main/jobs/ports.ts';
import { answerOf, itemOf } from '../../main/jobs/testing/fake-drive.ts';
import { START } from '../../main/jobs/testing/job-samples.ts';
import { seededRandom } from '../../main/jobs/testing/random.ts';
import { World } from '../../main/jobs/testing/world.ts';
import { type Account, demoAccount } from '../../main/onedrive/account.ts';
import { isServiceUrl } from '../../main/onedrive/url-guard.ts';
import type { Client, Conclusion, Verdict } from './client.ts';
import type { Scenario } from './scenarios.ts';
import type { ScriptedService } from './scripted-service.ts';

const SEED = 1;
/** An account of the real service: what is no host of Microsoft's is a stranger to it. */
const ACCOUNT: Account = { ...demoAccount('https://graph.microsoft.com'), loopbackOrigin: null };

/** What the user reads in each state; in the others the copy is said to be under way. */
const SHOWN: Readonly<Partial<Record<Job['state'], Verdict>>> = {
  completed: 'completed',
  failed: 'failed',
  unknown: 'unsure',
};

export const ferryClient: Client = { name: 'Ferry', how: 'itself', follow };

async function follow(scenario: Scenario, service: ScriptedService): Promise<Conclusion> {
  const world = new World();
  const { clock, drive } = world;
  world.random = seededRandom(SEED);
  drive.allows = (_account, url) => isServiceUrl(ACCOUNT, url);
  drive.onStart = () => answerOf(202, '', { location: scenario.monitorUrl });
  drive.onAsk = (url) => outcomeOf(service, url, clock.now() - START);
  if (scenario.destination === 'whole copy') {
    drive.onLook = () => ({ kind: 'item', item: itemOf('copy'), source: itemOf('source') });
  }
  const id = await world.copy();
  await clock.advance(scenario.horizonMs);
  const job = world.get(id);
  const stopped = world.manager.stop();
  await clock.advance(10_000);
  await stopped;
  if (world.bugs.length > 0) throw new Error('an exception escaped', { cause: world.bugs[0] });
  const atMs = hasEnded(job) ? job.endedAt - START : Number.POSITIVE_INFINITY;
  return { verdict: SHOWN[job.state] ?? 'running', atMs };
}

function outcomeOf(service: ScriptedService, url: string, elapsedMs: number): HttpOutcome {
  const answer = service.ask(url, elapsedMs, false);
  if (answer === null) return { kind: 'unreachable', sent: 'no' };
  const { status, headers, body } = answer;
  return answerOf(status, body, {
    url,
    contentType: headers['content-type'] ?? null,
    location: headers['location'] ?? null,
    retryAfter: headers['retry-after'] ?? null,
  });
}
