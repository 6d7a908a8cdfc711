/** The drive's client over the simulated network: what `ActionClient` promises, and nothing it does not. */
import type { CopyRequest, DriveRequest } from '../../main/jobs/action-request.ts';
import type { Target } from '../../main/jobs/job.ts';
import type {
  ActionClient,
  Comparison,
  Fetched,
  HttpOutcome,
  Preparation,
  Renamed,
  SeenItem,
  Sight,
  Trouble,
} from '../../main/jobs/ports.ts';
import { answerOf } from '../../main/jobs/testing/fake-drive.ts';
import { acceptance, evasion, isServiceUrl } from './answers.ts';
import { type Parts, httpTrouble, jobIdOf, troubleFor } from './parts.ts';
import { type Intent, folderOf, sizeOf } from './truth.ts';

const CONFUSED = { kind: 'trouble', why: 'serviceTrouble', retryAfterMs: null } as const;

export class Actions implements ActionClient {
  readonly #parts: Parts;
  /** When each job's present step has asked its first question. */
  readonly #preparedAt = new Map<string, number>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  hostOf(account: string): string {
    return `${account}.sim`;
  }

  prepare(request: DriveRequest): Promise<Preparation> {
    const { service, timeline, judge, chance } = this.#parts;
    const jobId = jobIdOf(request);
    this.#preparedAt.set(jobId, timeline.now);
    return this.#ask<Preparation>(
      request,
      'prepare',
      (): Preparation =>
        chance.is(0.01)
          ? { kind: 'refused', rawCode: 'accessDenied', message: null }
          : { kind: 'ready', target: service.targetOf(request) },
      (answer) => {
        if (answer.kind === 'refused') judge.told(this.#intentOf(request)).isRefused = true;
      },
    );
  }

  async start(request: DriveRequest): Promise<HttpOutcome> {
    const { network, judge, trace, timeline } = this.#parts;
    const host = this.hostOf(request.account);
    const url = `https://${host}/items/copy`;
    const intent = this.#intentOf(request);
    trace.note(`${intent.jobId}#${intent.attempt} POST`);
    judge.posting(intent);
    return await network.exchange<HttpOutcome>({
      host,
      begunAt: this.#preparedAt.get(intent.jobId) ?? timeline.now,
      ...httpTrouble(url),
      reach: () => this.#begin(request, intent, url),
      heard: (answer, became) => {
        const told = became === 'answered' ? whatPostSays(answer) : notAnswered(answer);
        trace.note(`${intent.jobId}#${intent.attempt} POST: ${told}`);
        judge.posted(intent, told);
      },
    });
  }

  look(request: DriveRequest, target: Target): Promise<Sight> {
    const { service, judge } = this.#parts;
    const { size, childCount } = sizeOf(request);
    const source = { id: 'source', name: request.name, size, childCount, webUrl: null };
    // Nobody knows the size of a file of the web that the service fetches.
    const isKnown = request.action === 'copy' || target.size !== undefined;
    return this.#ask<Sight>(
      request,
      'look',
      () => {
        const item = service.at(folderOf(request), target.name);
        if (item === null) return { kind: 'nothing' };
        const original = request.action === 'copy' ? source : null;
        return { kind: 'item', item: service.describe(item), source: original };
      },
      (sight) => {
        if (sight.kind === 'trouble') return;
        const item = sight.kind === 'item' ? sight.item : null;
        judge.looked(this.#intentOf(request), target.occupantId, item, isKnown ? source : null);
      },
    );
  }

  fetchResult(
    request: DriveRequest,
    target: Target | null,
    itemId: string | null,
  ): Promise<Fetched> {
    const { service } = this.#parts;
    return this.#ask<Fetched>(request, 'fetch', () => {
      if (target === null) return { kind: 'item', item: folderItem(request) };
      const item =
        itemId === null ? service.at(folderOf(request), target.name) : service.byId(itemId);
      return item === null ? { kind: 'missing' } : { kind: 'item', item: service.describe(item) };
    });
  }

  compare(request: CopyRequest, _itemId: string, maxItems: number): Comparison {
    let items = 0;
    return {
      next: () =>
        this.#ask(request, 'compare', () => {
          items += 400;
          const isDone = items >= (request.source.childCount ?? 0) * 100 || items > maxItems;
          return isDone
            ? { kind: 'done', proof: { state: 'same', items, bytes: 1 } }
            : { kind: 'more', items };
        }),
    };
  }

  async namesOf(
    request: DriveRequest,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    const answer = await this.#ask(request, 'names', () => ({
      kind: 'names' as const,
      names: new Map(ids.map((id) => [id, `name of ${id}`])),
    }));
    return answer.kind === 'names' ? answer.names : new Map();
  }

  rename(request: DriveRequest, itemId: string): Promise<Renamed> {
    const { service } = this.#parts;
    return this.#ask<Renamed>(request, 'rename', () => {
      const item = service.byId(itemId);
      if (item === null || !service.rename(itemId, request.name)) return { kind: 'refused' };
      return { kind: 'item', item: service.describe(item) };
    });
  }

  #ask<Answer extends { readonly kind: string }>(
    request: DriveRequest,
    what: string,
    reach: () => Answer | Trouble,
    heard: (answer: Answer | Trouble) => void = NOTHING,
  ): Promise<Answer | Trouble> {
    const { network, machine, trace, chance } = this.#parts;
    return network.exchange<Answer | Trouble>({
      host: this.hostOf(request.account),
      ...troubleFor(machine),
      // `namesOf` answers with names alone.
      tellsPause: what !== 'names',
      reach: () => (chance.is(0.02) ? CONFUSED : reach()),
      heard: (answer, became) => {
        const kind = became === 'answered' ? answer.kind : became;
        trace.note(`${jobIdOf(request)} ${what}: ${kind}`);
        if (became === 'answered') heard(answer);
      },
    });
  }

  #begin(request: DriveRequest, intent: Intent, url: string): HttpOutcome {
    const { service, chance, trace } = this.#parts;
    if (chance.is(0.04)) return evasion(url, chance);
    const begun = service.begin(request, intent);
    if ('status' in begun) {
      return answerOf(begun.status, { error: { code: begun.code } }, { url });
    }
    trace.note(`${intent.jobId}#${intent.attempt} is operation ${begun.number} of the service`);
    return acceptance(begun, url, chance);
  }

  #intentOf(request: DriveRequest): Intent {
    return this.#parts.judge.tryOf(jobIdOf(request));
  }
}

const NOTHING = (): void => undefined;

function whatPostSays(
  outcome: HttpOutcome,
): 'accepted' | 'untracked' | 'refused' | 'notCarriedOut' | 'unclear' {
  if (outcome.kind === 'unreachable') return 'unclear';
  const { status, location, body } = outcome;
  if (status === 202) return isServiceUrl(location ?? '') ? 'accepted' : 'untracked';
  return status === 409 && body !== '' ? 'refused' : 'unclear';
}

/** Throttled, or lost on the way. */
function notAnswered(outcome: HttpOutcome): 'notCarriedOut' | 'unclear' {
  if (outcome.kind === 'answer') return 'notCarriedOut';
  return outcome.sent === 'no' ? 'notCarriedOut' : 'unclear';
}

function folderItem({ destination }: DriveRequest): SeenItem {
  return { id: destination.itemId, name: 'Archive', size: 0, childCount: 0, webUrl: null };
}
