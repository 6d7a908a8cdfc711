/** Ferry's own schedule, as the app runs it. */
import { NO_MEMORY, type PollMemory, remember } from '../../main/jobs/poll-memory.ts';
import { type PollFacts, nextPoll } from '../../main/jobs/poll-schedule.ts';
import type { Schedule } from './schedule.ts';

type Extra = Omit<PollFacts, 'elapsedMs'>;

/** `hear` is told what is remembered after each answer. */
export function ferry(
  name = 'Ferry',
  extra: Extra = {},
  hear: (elapsedMs: number, memory: PollMemory) => void = () => undefined,
): Schedule {
  return {
    name,
    isBlind: false,
    follow: (random) => {
      let memory = NO_MEMORY;
      return (answer) => {
        const elapsedMs = answer?.elapsedMs ?? 0;
        if (answer !== null) memory = remember(memory, answer);
        hear(elapsedMs, memory);
        return nextPoll(memory, { ...extra, elapsedMs }, random());
      };
    },
  };
}
