/** Holds what the comparison claims: about us in full, about the real core-lro where we quote it. */
import { describe, expect, it } from 'vitest';
import { azureClient } from './azure-client.ts';
import type { Verdict } from './client.ts';
import { allScenarios, compare } from './compare.ts';
import { ferryClient } from './ferry-client.ts';
import type { Scenario } from './scenarios.ts';

const scenarios = allScenarios();

function scenarioOf(id: string): Scenario {
  const found = scenarios.find((scenario) => scenario.id === id);
  if (found === undefined) throw new Error(`no scenario ${id}`);
  return found;
}

describe('Ferry tells the truth about', () => {
  it.each(scenarios)('$group: $id', async (scenario) => {
    const { judgements } = await compare(scenario, [ferryClient]);
    expect(judgements).toMatchObject([{ verdict: scenario.right, isRight: true }]);
  });
});

it('there are enough scenarios, each with a name of its own', () => {
  expect(scenarios.length).toBeGreaterThanOrEqual(96);
  expect(new Set(scenarios.map(({ id }) => id)).size).toBe(scenarios.length);
});

describe('the real @azure/core-lro, on the answers of OneDrive,', () => {
  const quoted: readonly (readonly [string, Verdict, string])[] = [
    ['graph-202-completed', 'running', 'never ends on 202 + completed'],
    ['graph-200-failed', 'completed', 'takes 200 + failed for a success'],
    ['sharepoint-200-in-progress', 'completed', 'takes 200 + inProgress for a success'],
    ['seed-completed', 'failed', 'takes 303 for a failure'],
  ];
  it.each(quoted)('%s: %s (%s)', async (id, verdict) => {
    const { judgements } = await compare(scenarioOf(id), [azureClient]);
    expect(judgements).toMatchObject([{ verdict, isRight: false }]);
  });
});
