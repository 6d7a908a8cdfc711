import { expect, test } from 'vitest';
import type { Acknowledgement } from '../shared/contract.ts';
import type { DriveItem, Found } from '../shared/item.ts';
import { messagesFor } from '../shared/messages/index.ts';
import { type CommandRequest, type Reply, replySchema } from './cli/protocol.ts';
import { RESULT_LIMIT_MS, commandAnswers, type CommandAnswerDeps } from './command-answers.ts';
import { JobWatch } from './job-watch.ts';
import type { Job } from './jobs/job.ts';
import { FakeClock } from './jobs/testing/fake-clock.ts';
import { MONITOR_URL, START, sampleRequest, samples } from './jobs/testing/job-samples.ts';
import { viewOf } from './jobs/view.ts';
import { NEW_CONTACT } from './jobs/contact.ts';
import { parse } from 'valibot';

const item = (name: string): DriveItem => ({
  ...{ account: 'demo', driveId: 'd', id: name, name, kind: 'folder', folderPath: '/' },
  ...{ size: null, childCount: null, isRoot: false },
});

/** The app behind the answers, as far as they see it. */
class Backstage {
  readonly watch = new JobWatch();
  readonly clock = new FakeClock(START);
  readonly replies: Reply[] = [];
  readonly asked: unknown[] = [];
  accepts: Acknowledgement = { ok: true };
  jobs: readonly Job[] = [];
  readonly #gone = new AbortController();

  async ask(request: CommandRequest): Promise<void> {
    const say = (reply: Reply): void => {
      this.replies.push(parse(replySchema, reply));
    };
    await commandAnswers(this.#deps())(request, say, this.#gone.signal);
  }

  change(before: Job | null, after: Job | null): void {
    this.watch.note({ id: before?.id ?? after?.id ?? '', before, after });
  }

  hangUp(): void {
    this.#gone.abort();
  }

  exits(): readonly (number | null)[] {
    return this.replies.map(({ exit }) => exit);
  }

  #deps(): CommandAnswerDeps {
    const view = (job: Job) => viewOf(job, NEW_CONTACT, START);
    return {
      watch: this.watch,
      messages: () => messagesFor('en'),
      clock: this.clock,
      adopt: (url) => {
        const { running } = samples;
        if (this.accepts.ok) this.change(null, { ...running, monitorUrl: url });
        return Promise.resolve(this.accepts);
      },
      jobs: {
        viewOf: view,
        views: () => this.jobs.map(view),
        recent: () => [view(samples.completed)],
      },
      manager: {
        start: (request) => {
          // Somebody else's copy begins at the same time.
          this.change(null, { ...samples.queued, id: 'other' });
          if (this.accepts.ok) this.change(null, { ...samples.queued, id: 'mine', request });
          return Promise.resolve(this.accepts);
        },
      },
      desk: {
        find: (text) => {
          const found: Found = text.startsWith('/')
            ? { kind: 'item', item: item(text.slice(1)) }
            : { kind: 'hits', items: [item('Plans')], hasMore: false };
          if (text !== '/nowhere') return Promise.resolve({ ok: true, value: found });
          return Promise.resolve({ ok: false, refusal: { code: 'noSuchPath', field: 'find' } });
        },
        check: (form) => {
          this.asked.push(form);
          return Promise.resolve({ ok: true, value: { ...sampleRequest } });
        },
      },
    };
  }
}

const COPY = {
  command: 'copy',
  source: '/Plans',
  destination: '/Documents',
  name: null,
  onConflict: 'rename',
  wait: false,
} as const;
const mine = { ...samples.queued, id: 'mine' };
const completed = { ...samples.completed, id: 'mine' };
const webUrl = 'https://drive.test/Plans%201';
const found = {
  ...completed,
  result: { state: 'found', itemId: 'copy', name: 'Plans 1', webUrl },
} as const;

test('a copy is asked for as the window would, under the name of its source', async () => {
  const stage = new Backstage();
  await stage.ask(COPY);
  expect(stage.asked).toMatchObject([
    { source: { itemId: 'Plans' }, destination: { itemId: 'Documents' }, name: 'Plans' },
  ]);
  expect(stage.replies).toMatchObject([
    { exit: 0, data: { event: 'accepted', job: { id: 'mine', state: 'queued' } } },
  ]);
});

test('who waits hears of the own copy alone, of each step once, and of its end', async () => {
  const stage = new Backstage();
  await stage.ask({ ...COPY, wait: true });
  stage.change({ ...samples.queued, id: 'other' }, { ...samples.failed, id: 'other' });
  const running = { ...samples.running, id: 'mine' };
  stage.change(mine, running);
  stage.change(running, running);
  expect(stage.exits()).toEqual([null, null]);
  stage.change(running, found);
  expect(stage.exits()).toEqual([null, null, 0]);
});

test('an end is told with the name and the address of what was made, once they are known', async () => {
  const stage = new Backstage();
  await stage.ask({ ...COPY, wait: true });
  stage.change(mine, completed);
  stage.change(completed, completed);
  expect(stage.exits()).toEqual([null]);
  stage.change(completed, found);
  expect(stage.replies.at(-1)).toMatchObject({
    ...{ exit: 0, data: { event: 'ended', job: { resultName: 'Plans 1' }, webUrl } },
  });
  await stage.clock.advance(RESULT_LIMIT_MS);
  expect(stage.exits()).toEqual([null, 0]);
});

test('an end whose result is not to be had for long is told without it', async () => {
  const stage = new Backstage();
  await stage.ask({ ...COPY, wait: true });
  stage.change(mine, completed);
  await stage.clock.advance(RESULT_LIMIT_MS - 1);
  expect(stage.exits()).toEqual([null]);
  await stage.clock.advance(1);
  expect(stage.replies.at(-1)).toMatchObject({
    ...{ exit: 0, data: { event: 'ended', job: { resultName: null }, webUrl: null } },
  });
});

test('an end that is renamed before its result is known waits for it no longer than others', async () => {
  const stage = new Backstage();
  await stage.ask({ ...COPY, wait: true });
  const renaming = { ...samples.renaming, id: 'mine' };
  stage.change(mine, completed);
  stage.change(completed, renaming);
  stage.change(renaming, completed);
  await stage.clock.advance(RESULT_LIMIT_MS);
  expect(stage.replies.at(-1)).toMatchObject({ exit: 0, data: { event: 'ended' } });
});

test.each([
  ['failed', samples.failed, 1],
  ['unknown', samples.unknown, 3],
])('a copy that is %s ends with %#', async (_state, job, code) => {
  const stage = new Backstage();
  await stage.ask({ ...COPY, wait: true });
  stage.change(mine, { ...job, id: 'mine' });
  expect(stage.replies.at(-1)).toMatchObject({ exit: code, data: { event: 'ended' } });
});

test('a copy that is no longer watched has no known outcome', async () => {
  const stage = new Backstage();
  await stage.ask({ ...COPY, wait: true });
  stage.change(mine, null);
  expect(stage.replies.at(-1)).toMatchObject({ exit: 3, data: { event: 'forgotten' } });
});

test('whoever has hung up is told nothing more', async () => {
  const stage = new Backstage();
  await stage.ask({ ...COPY, wait: true });
  stage.change(mine, completed);
  stage.hangUp();
  stage.change(completed, found);
  expect([stage.exits(), stage.clock.timerCount]).toEqual([[null], 0]);
});

test('a refusal says which of both places it means, and that nothing was started', async () => {
  const stage = new Backstage();
  await stage.ask({ ...COPY, destination: '/nowhere' });
  expect(stage.replies).toMatchObject([
    { exit: 5, data: { event: 'refused', code: 'noSuchPath', field: 'destination' } },
  ]);
  expect(stage.replies[0]?.text).toMatch(/^Where to: /u);
  expect(stage.asked).toEqual([]);
});

test('words that would be searched for are no place', async () => {
  const stage = new Backstage();
  await stage.ask({ ...COPY, source: 'Plans' });
  expect(stage.replies).toMatchObject([
    { exit: 2, data: { code: 'neitherPathNorLink', field: 'source' } },
  ]);
});

test('what the app does not take is refused', async () => {
  const stage = new Backstage();
  stage.accepts = { ok: false, refusal: { code: 'notSaved', field: null } };
  await stage.ask(COPY);
  await stage.ask({ command: 'watch', url: MONITOR_URL, wait: true });
  expect(stage.exits()).toEqual([5, 5]);
});

test('the address that is watched is in no reply', async () => {
  const stage = new Backstage();
  await stage.ask({ command: 'watch', url: MONITOR_URL, wait: true });
  stage.jobs = [samples.running, samples.failed];
  await stage.ask({ command: 'list' });
  expect(stage.exits()).toEqual([null, 0]);
  expect(JSON.stringify(stage.replies)).not.toMatch(/tempauth|monitor\.test/u);
});

test('a list names all that may still change, and what completed last', async () => {
  const stage = new Backstage();
  stage.jobs = [samples.running, samples.failed];
  await stage.ask({ command: 'list' });
  const states = { jobs: [{ state: 'running' }, { state: 'failed' }, { state: 'completed' }] };
  expect(stage.replies[0]?.data).toMatchObject(states);
  expect(stage.replies[0]?.text.split('\n')).toHaveLength(3);
});
