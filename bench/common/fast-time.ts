/** Time that runs faster than the clock on the wall, and alike in all processes of a run. */
import { type InferOutput, number, object } from 'valibot';
import type { Clock } from '../../main/jobs/ports.ts';

export const tempoSchema = object({
  /** When both clocks showed the same, in ms since 1970. */
  since: number(),
  /** So much faster it runs from then on. */
  factor: number(),
});

export type Tempo = InferOutput<typeof tempoSchema>;

/** The time by `tempo`, in ms since 1970. */
export function timeBy({ since, factor }: Tempo): number {
  return since + (Date.now() - since) * factor;
}

/** The machine's timers at that tempo. */
export function clockBy(tempo: Tempo): Clock {
  return {
    now: () => timeBy(tempo),
    setTimer(delayMs, fire) {
      const timer = setTimeout(fire, delayMs / tempo.factor);
      return () => {
        clearTimeout(timer);
      };
    },
  };
}
