/** A machine whose drive is Microsoft's test server; its clock stands while an answer is awaited. */
import type { Job } from '../../jobs/job.ts';
import type { Fetched } from '../../jobs/ports.ts';
import { settle } from '../../jobs/testing/fake-clock.ts';
import { itemOf } from '../../jobs/testing/fake-drive.ts';
import { World } from '../../jobs/testing/world.ts';
import { textOf } from '../../jobs/unknown.ts';
import { readApiAnswer } from '../api-answers.ts';
import type { AzureDialect } from './azure-dialect.ts';

const SECOND = 1000;
const STEP_MS = SECOND / 4;
/** Ten minutes of the app's own time. */
const MAX_STEPS = 2400;

export class AzureWorld extends World {
  readonly dialect: AzureDialect;
  #underWay: Promise<unknown> = Promise.resolve();

  /** `path` is what to POST to under /lro; `fetchesResult` when the result has a place of its own. */
  constructor(
    dialect: AzureDialect,
    { path, fetchesResult = false }: { readonly path: string; readonly fetchesResult?: boolean },
  ) {
    super();
    this.dialect = dialect;
    this.drive.allows = (_account, url) => new URL(url).origin === dialect.origin;
    this.drive.onStart = () => this.#noted(dialect.start(`/lro/${path}`));
    this.drive.onAsk = (url) => this.#noted(dialect.ask(url));
    this.drive.onFetch = (itemId) => this.#noted(this.#fetch(itemId, fetchesResult));
  }

  /** Lets the app's time pass until the job has come to rest, or ten minutes of it have passed. */
  async rest(id: string): Promise<Job> {
    for (let step = 0; step < MAX_STEPS; step += 1) {
      await this.#quiet();
      const job = this.get(id);
      const isPending = job.state === 'completed' && job.result.state === 'pending';
      if (['completed', 'failed', 'unknown'].includes(job.state) && !isPending) return job;
      await this.clock.advance(STEP_MS);
    }
    return this.get(id);
  }

  async #quiet(): Promise<void> {
    let before: Promise<unknown> | null = null;
    while (before !== this.#underWay) {
      before = this.#underWay;
      await before;
      await settle();
    }
  }

  #noted<T>(answer: Promise<T>): Promise<T> {
    this.#underWay = answer;
    return answer;
  }

  async #fetch(itemId: string | null, fromItsPlace: boolean): Promise<Fetched> {
    const outcome = fromItsPlace ? await this.dialect.result() : null;
    if (outcome === null) return { kind: 'item', item: itemOf(itemId ?? 'by name') };
    const answer = readApiAnswer(outcome, this.clock.now());
    switch (answer.kind) {
      case 'ok':
        return { kind: 'item', item: itemOf(textOf(answer.value['id']) ?? 'none') };
      case 'missing':
      case 'refused':
        return { kind: 'missing' };
      case 'trouble':
        return answer;
    }
  }
}
