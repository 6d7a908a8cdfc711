/** Follows a scenario by the re-stated rules of another client. */
import type { Client, Conclusion } from './client.ts';
import type { Rules } from './restated-rules.ts';
import type { Scenario } from './scenarios.ts';
import type { ScriptedService } from './scripted-service.ts';
import { Transport, TransportError } from './usual-transport.ts';

const STILL_ASKING: Conclusion = { verdict: 'running', atMs: Number.POSITIVE_INFINITY };

export function restatedClient(rules: Rules): Client {
  return {
    name: rules.name,
    how: 'restated',
    follow: (scenario, service) => Promise.resolve(follow(rules, scenario, service)),
  };
}

function follow(rules: Rules, scenario: Scenario, service: ScriptedService): Conclusion {
  const { monitorUrl, horizonMs } = scenario;
  const transport = new Transport(service, rules);
  const concluded = (verdict: Conclusion['verdict']): Conclusion =>
    transport.elapsedMs < horizonMs ? { verdict, atMs: transport.elapsedMs } : STILL_ASKING;
  for (let count = 0; transport.elapsedMs < horizonMs; count += 1) {
    transport.elapsedMs += rules.delayMs(count);
    const limitMs = rules.givesUpAfterMs;
    if (limitMs !== null && transport.elapsedMs >= limitMs) return concluded('failed');
    if (transport.elapsedMs >= horizonMs) break;
    try {
      const verdict = rules.verdict(transport.get(monitorUrl));
      if (verdict !== 'running') return concluded(verdict);
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      // Thrown at the user, who is told that the copy did not work.
      return concluded('failed');
    }
  }
  return STILL_ASKING;
}
