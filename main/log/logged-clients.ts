/**
 * Notes what hosts answer: their name and the status, or the kind of trouble. A host that goes on
 * answering the same is no news, so a long copy fills no log.
 */
import type {
  ActionClient,
  HttpOutcome,
  MonitorClient,
  SignedOut,
  Trouble,
  UploadClient,
} from '../jobs/ports.ts';
import type { Question, WriteLog } from './log-entry.ts';

export interface Clients {
  readonly actions: ActionClient;
  readonly monitors: MonitorClient;
  readonly uploads: UploadClient;
}

/** The same clients, with an ear on them. */
export function loggedClients(clients: Clients, write: WriteLog): Clients {
  const { actions, monitors, uploads } = clients;
  /** What each host last answered to each question. */
  const last = new Map<string, string>();
  const isNews = (question: Question, host: string, answer: string): boolean => {
    const key = `${question} ${host}`;
    if (last.get(key) === answer) return false;
    last.set(key, answer);
    return true;
  };
  const hear = <T extends HttpOutcome | SignedOut>(
    question: Question,
    host: string,
    outcome: T,
  ): T => {
    const isAnswer = outcome.kind === 'answer';
    const answer = isAnswer ? `${outcome.status}` : outcome.kind;
    if (!isNews(question, host, answer)) return outcome;
    if (isAnswer) write('host.answered', { question, host, status: outcome.status });
    else if (outcome.kind === 'signedOut') {
      write('host.troubled', { question, host, why: outcome.kind });
    } else write('host.unreachable', { question, host, sent: outcome.sent });
    return outcome;
  };
  const watch = <T extends Trouble | { readonly kind: string }>(
    question: Question,
    host: string,
    outcome: T,
  ): T => {
    const why = 'why' in outcome ? outcome.why : 'none';
    if (isNews(question, host, why) && why !== 'none') {
      write('host.troubled', { question, host, why });
    }
    return outcome;
  };
  const driveOf = (account: string): string => actions.hostOf(account);

  return {
    monitors: {
      hostOf: (account, url) => monitors.hostOf(account, url),
      allows: (account, url) => monitors.allows(account, url),
      ask: async (account, url) =>
        hear('ask', monitors.hostOf(account, url), await monitors.ask(account, url)),
    },
    actions: {
      hostOf: driveOf,
      start: async (request) =>
        hear('start', driveOf(request.account), await actions.start(request)),
      prepare: async (request) =>
        watch('prepare', driveOf(request.account), await actions.prepare(request)),
      look: async (request, target) =>
        watch('look', driveOf(request.account), await actions.look(request, target)),
      fetchResult: async (request, target, id) =>
        watch('fetch', driveOf(request.account), await actions.fetchResult(request, target, id)),
      rename: async (request, id) =>
        watch('rename', driveOf(request.account), await actions.rename(request, id)),
      compare: (request, id, maxItems) => actions.compare(request, id, maxItems),
      namesOf: (request, ids) => actions.namesOf(request, ids),
    },
    uploads: {
      hostOf: (account, transfer) => uploads.hostOf(account, transfer),
      abandon: (request, transfer) => uploads.abandon(request, transfer),
      advance: async (request, transfer) =>
        watch(
          'piece',
          uploads.hostOf(request.account, transfer),
          await uploads.advance(request, transfer),
        ),
    },
  };
}
