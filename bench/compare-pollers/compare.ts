/** Puts every client through every scenario and judges what each tells its user. */
import { azureClient } from './azure-client.ts';
import type { Client, Verdict } from './client.ts';
import { ferryClient } from './ferry-client.ts';
import { restatedClient } from './restated-client.ts';
import { allRules } from './restated-rules.ts';
import { type Scenario, fixtureScenarios } from './scenarios.ts';
import { ScriptedService } from './scripted-service.ts';
import { stories } from './stories.ts';

export interface Judgement {
  readonly client: string;
  readonly verdict: Verdict;
  readonly questions: number;
  readonly tooEarly: number;
  readonly toStrangers: number;
  /** Concluded before it was true. */
  readonly isGuess: boolean;
  /** The verdict is the right one and no guess, nobody was asked too early, no stranger at all. */
  readonly isRight: boolean;
}

export interface Row {
  readonly scenario: Scenario;
  readonly judgements: readonly Judgement[];
}

export const clients: readonly Client[] = [
  ferryClient,
  azureClient,
  ...allRules.map(restatedClient),
];

export const allScenarios = (): readonly Scenario[] => [...fixtureScenarios(), ...stories];

/** One scenario, by every one of `who`. */
export async function compare(scenario: Scenario, who = clients): Promise<Row> {
  const judgements: Judgement[] = [];
  for (const client of who) {
    const service = new ScriptedService(scenario.script);
    const { verdict, atMs } = await client.follow(scenario, service);
    const isGuess = atMs < scenario.trueFromMs;
    const { questions, tooEarly, toStrangers } = service;
    const isRight = verdict === scenario.right && !isGuess && tooEarly === 0 && toStrangers === 0;
    const seen = { verdict, questions, tooEarly, toStrangers, isGuess, isRight };
    judgements.push({ client: client.name, ...seen });
  }
  return { scenario, judgements };
}
