/** The client of the simulated monitors, which know an operation by the number in their address. */
import type { HttpOutcome, MonitorClient } from '../../main/jobs/ports.ts';
import { type Spoken, isServiceUrl, operationIn, reportOf } from './answers.ts';
import { type Parts, httpTrouble } from './parts.ts';
import type { Operation } from './truth.ts';

export class Monitors implements MonitorClient {
  readonly #parts: Parts;
  readonly #spoken = new Map<number, Spoken>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  hostOf(_account: string, monitorUrl: string): string {
    return new URL(monitorUrl).host;
  }

  allows(_account: string, monitorUrl: string): boolean {
    return isServiceUrl(monitorUrl);
  }

  ask(_account: string, monitorUrl: string): Promise<HttpOutcome> {
    const { network, judge, trace } = this.#parts;
    const operation = this.#parts.service.operations[(operationIn(monitorUrl) ?? 0) - 1];
    if (operation === undefined) throw new Error('a monitor of nobody');
    let said: Spoken['said'] = 'nothing';
    return network.exchange<HttpOutcome>({
      host: this.hostOf('', monitorUrl),
      ...httpTrouble(monitorUrl),
      reach: () => {
        const spoken = this.#speak(operation, monitorUrl);
        said = spoken.said;
        return spoken.answer;
      },
      heard: (_answer, became) => {
        const isAnswer = became === 'answered';
        trace.note(`${operation.jobId} monitor ${operation.number}: ${isAnswer ? said : became}`);
        if (isAnswer) judge.reported(operation, said);
      },
    });
  }

  #speak(operation: Operation, url: string): Spoken {
    const { service, timeline, chance } = this.#parts;
    const before = this.#spoken.get(operation.number);
    // Something in between gives an old answer for a new one.
    if (before !== undefined && chance.is(0.02)) return before;
    const fraction = service.fractionOf(operation);
    const spoken = reportOf(operation, fraction, timeline.now, url, chance);
    this.#spoken.set(operation.number, spoken);
    return spoken;
  }
}
