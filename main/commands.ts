/** Listens for commands, and ends a run that was started for one when nothing is left to do. */
import type { JobChange } from './jobs/job-change.ts';
import { type CommandServer, serveCommands } from './cli/command-server.ts';
import { type CommandAnswerDeps, commandAnswers } from './command-answers.ts';
import { JobWatch } from './job-watch.ts';
import { endWhenDone } from './errand.ts';

export interface CommandsDeps extends Omit<CommandAnswerDeps, 'watch'> {
  readonly profile: string;
  /** Whether the app was started for a command only. */
  readonly isErrand: boolean;
  /** Whether queued copies are kept from beginning. */
  readonly isPaused: () => boolean;
  readonly quit: () => void;
  readonly reportBug: (error: unknown) => void;
}

export interface Commands {
  /** Hears of each change of a copy. */
  note(change: JobChange): void;
  /** Listens from now on. */
  open(): Promise<void>;
  /** The user has seen the app: it stays from now on. */
  stay(): void;
  close(): Promise<void>;
}

/** They are not heard before `open`. */
export function createCommands(deps: CommandsDeps): Commands {
  const { jobs, profile, clock, reportBug } = deps;
  const watch = new JobWatch();
  const answer = commandAnswers({ ...deps, watch });
  let server: CommandServer | null = null;

  const isAtRest = (): boolean =>
    jobs.views().every((view) => {
      if (view.state === 'queued') return deps.isPaused();
      const isComparing = view.state === 'completed' && view.proof?.state === 'comparing';
      return 'endedAt' in view && !isComparing;
    });
  const errand = deps.isErrand
    ? endWhenDone({ clock, isDone: () => server?.busy() === 0 && isAtRest(), end: deps.quit })
    : null;

  return {
    note(change) {
      watch.note(change);
      errand?.look();
    },
    async open() {
      server = await serveCommands({
        ...{ profile, answer, reportBug },
        onAnswered: () => errand?.look(),
      });
      errand?.look();
    },
    stay() {
      errand?.stay();
    },
    async close() {
      errand?.stay();
      await server?.close();
    },
  };
}
