/** Starts what a queued job asks for: the intent on the disk, and then the POST, once. */
import type { Job, JobIn } from './job.ts';
import { NO_MEMORY } from './poll-memory.ts';
import { nextPoll } from './poll-schedule.ts';
import { type StartAnswer, readStartAnswer } from './start-answer.ts';
import {
  AT_ONCE,
  type Onward,
  type StepDeps,
  afterRefusal,
  afterTrouble,
  afterUnsaved,
  later,
} from './step.ts';

/** Never POSTs before the intent is durable, and never twice for one intent. */
export async function submit(job: JobIn<'queued'>, deps: StepDeps): Promise<Onward> {
  const { book, actions, clock } = deps;
  const prepared = await actions.prepare(job.request);
  if (deps.isStopped()) return AT_ONCE;
  if (prepared.kind === 'trouble') return afterTrouble(job, prepared, deps);
  if (prepared.kind === 'refused') return await afterRefusal(job, prepared, deps);
  const { target } = prepared;
  if (job.request.action === 'upload' && job.request.by === 'app' && target !== null) {
    await book.apply(job.id, { type: 'transferring', at: clock.now(), target });
    return AT_ONCE;
  }
  const intent = await book.apply(job.id, { type: 'submitting', at: clock.now(), target });
  if (intent.job?.state !== 'submitting') return AT_ONCE;
  if (!intent.saved || deps.isStopped()) {
    // Without the intent on disk a crash could make two copies of one.
    await book.apply(job.id, { type: 'notSent' });
    return afterUnsaved(job, deps);
  }
  const outcome = await actions.start(job.request);
  return await afterStart(job, readStartAnswer(outcome, clock.now()), deps);
}

async function afterStart(job: Job, answer: StartAnswer, deps: StepDeps): Promise<Onward> {
  const { book, monitors, clock } = deps;
  const at = clock.now();
  switch (answer.kind) {
    case 'accepted': {
      const { monitorUrl } = answer;
      const isAllowed = monitors.allows(job.request.account, monitorUrl);
      await book.apply(
        job.id,
        isAllowed ? { type: 'accepted', monitorUrl } : { type: 'monitorRefused', at },
      );
      return later(isAllowed ? nextPoll(NO_MEMORY, { elapsedMs: 0 }, deps.random()) : 0);
    }
    case 'untracked':
      await book.apply(job.id, { type: 'noMonitor', at });
      return AT_ONCE;
    case 'uncertain':
      await book.apply(job.id, { type: 'answerLost', at });
      return AT_ONCE;
    case 'done':
      await book.apply(job.id, { type: 'doneAtOnce', at, itemId: answer.itemId });
      return AT_ONCE;
    case 'refused':
      await book.apply(job.id, { type: 'refused', at, problem: answer.problem });
      return AT_ONCE;
    case 'notSent':
      await book.apply(job.id, { type: 'notSent' });
      return afterTrouble(job, answer, deps);
  }
}
