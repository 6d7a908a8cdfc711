/** Bugs as they are made, put between the program and its ports: the simulation must find each. */
import type { Job } from '../../main/jobs/job.ts';
import type { ActionClient, MonitorClient } from '../../main/jobs/ports.ts';
import { failedWith } from '../../main/jobs/testing/fake-drive.ts';
import type { Planted } from './program.ts';

/** A program with one bug more. */
export type Plant = (sound: Planted) => Planted;

/** Does as `sound` does, but for `change`. */
function changedMonitors(sound: MonitorClient, change: Partial<MonitorClient>): MonitorClient {
  return {
    hostOf: (account, url) => sound.hostOf(account, url),
    allows: (account, url) => sound.allows(account, url),
    ask: (account, url) => sound.ask(account, url),
    ...change,
  };
}

function changedActions(sound: ActionClient, change: Partial<ActionClient>): ActionClient {
  return {
    hostOf: (account) => sound.hostOf(account),
    prepare: (request) => sound.prepare(request),
    start: (request) => sound.start(request),
    look: (request, target) => sound.look(request, target),
    fetchResult: (request, target, id) => sound.fetchResult(request, target, id),
    compare: (request, id, max) => sound.compare(request, id, max),
    namesOf: (request, ids) => sound.namesOf(request, ids),
    rename: (request, id) => sound.rename(request, id),
    ...change,
  };
}

function requeued(job: Job): Job {
  if (job.state !== 'submitting') return job;
  const { id, attempt, askedAt, batch, request } = job;
  return { id, attempt, askedAt, batch, request, state: 'queued', notBefore: null };
}

/** By the names that `--plant` takes. */
export const PLANTS: Readonly<Record<string, Plant>> = {
  /** What was amid its POST is simply queued again after a restart. */
  'requeue-submitting': (sound) => ({ ...sound, read: (jobs) => sound.read(jobs).map(requeued) }),

  /** A monitor that is not found is taken for a copy that has failed. */
  'gone-is-failed': (sound) => ({
    ...sound,
    monitors: changedMonitors(sound.monitors, {
      ask: async (account, url) => {
        const outcome = await sound.monitors.ask(account, url);
        const isNotFound = outcome.kind === 'answer' && outcome.status === 404;
        return isNotFound ? failedWith('itemNotFound') : outcome;
      },
    }),
  }),

  /** Budgets begin anew when the machine wakes, and with them what the hosts have asked for. */
  'pause-forgotten': (sound) => {
    let nights = 0;
    return {
      ...sound,
      woken: () => {
        nights += 1;
        sound.woken();
      },
      monitors: changedMonitors(sound.monitors, {
        hostOf: (account, url) => `${sound.monitors.hostOf(account, url)} ${nights}`,
      }),
      actions: changedActions(sound.actions, {
        hostOf: (account) => `${sound.actions.hostOf(account)} ${nights}`,
      }),
    };
  },

  /** The intent is written when it is convenient. */
  'lazy-intent': (sound) => ({
    ...sound,
    writesAs: (job, how) => (job.state === 'submitting' ? 'lazy' : sound.writesAs(job, how)),
  }),

  /** A question without an answer is taken for one that was never sent. */
  'lost-is-not-sent': (sound) => ({
    ...sound,
    actions: changedActions(sound.actions, {
      start: async (request) => {
        const outcome = await sound.actions.start(request);
        return outcome.kind === 'unreachable' ? { ...outcome, sent: 'no' } : outcome;
      },
    }),
  }),
};
