/** What every client in the comparison is to the comparison. */
import type { Scenario } from './scenarios.ts';
import type { ScriptedService } from './scripted-service.ts';

/**
 * What a client tells its user at the end: `running` while it still asks, `unsure` when it says that
 * it cannot know.
 */
export type Verdict = 'completed' | 'failed' | 'running' | 'unsure';

/** A verdict, and when the client came to it; for `running` the time means nothing. */
export interface Conclusion {
  readonly verdict: Verdict;
  readonly atMs: number;
}

export interface Client {
  readonly name: string;
  /** `itself`: the client's own code ran. `restated`: its rules as they are in `restated-rules.ts`. */
  readonly how: 'itself' | 'restated';
  /** Follows one scenario to its end or its horizon, in virtual time. */
  readonly follow: (scenario: Scenario, service: ScriptedService) => Promise<Conclusion>;
}
