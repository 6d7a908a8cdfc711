import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock, settle } from '../jobs/testing/fake-clock.ts';
import { type UpdateQuestion, Updates, canUpdate } from './updates.ts';

const HOUR = 3_600_000;
const FEED = 'owner: somebody\nrepo: ferry\nprovider: github\n';

describe('an installation may replace itself', () => {
  const release = { isPackaged: true, platform: 'darwin', feed: FEED } as const;

  it('on macOS, which checks the signature itself', () => {
    expect(canUpdate(release)).toBe(true);
  });

  it('on Windows when the release says whose signature to expect, and only then', () => {
    const windows = { ...release, platform: 'win32' } as const;
    expect(canUpdate(windows)).toBe(false);
    expect(canUpdate({ ...windows, feed: `${FEED}publisherName:\n  - Ferry\n` })).toBe(true);
    expect(canUpdate({ ...windows, feed: `${FEED}publisherName: Ferry\n` })).toBe(true);
    expect(canUpdate({ ...windows, feed: `publisherName: ''\n` })).toBe(false);
  });

  it('never on Linux, where that is the package manager’s', () => {
    expect(canUpdate({ ...release, platform: 'linux' })).toBe(false);
  });

  it('never while developing, in a folder without a feed, or in a build that names no repository', () => {
    expect(canUpdate({ ...release, isPackaged: false })).toBe(false);
    expect(canUpdate({ ...release, feed: null })).toBe(false);
    expect(canUpdate({ ...release, feed: 'provider: github\nreleaseType: draft\n' })).toBe(false);
  });
});

describe('updates', () => {
  let clock: FakeClock;
  let newest: string | null;
  let isReachable: boolean;
  let answers: Record<UpdateQuestion, boolean>;
  /** All that was said and done, in order. */
  let log: string[];
  let click: () => void;
  let updates: Updates;

  beforeEach(() => {
    clock = new FakeClock(0);
    newest = '2.0.0';
    isReachable = true;
    answers = { fetch: true, restart: true };
    log = [];
    click = () => undefined;
    updates = new Updates({
      clock,
      random: () => 0.5,
      source: {
        newer: () => {
          log.push('looked');
          return isReachable ? Promise.resolve(newest) : Promise.reject(new Error('offline'));
        },
        fetch: () => {
          log.push('fetched');
          return isReachable ? Promise.resolve() : Promise.reject(new Error('offline'));
        },
        restart: () => log.push('restarted'),
      },
      talk: {
        mention: (version, onClick) => {
          log.push(`mentioned ${version}`);
          click = onClick;
        },
        ask: (question, version) => {
          log.push(`asked to ${question} ${version}`);
          return Promise.resolve(answers[question]);
        },
        say: (what) => {
          log.push(`said ${what}`);
          return Promise.resolve();
        },
      },
    });
  });

  it('are looked for after the start and then once a day, and mentioned once a version', async () => {
    updates.start();
    await clock.advance(HOUR);
    expect(log).toEqual(['looked', 'mentioned 2.0.0']);
    await clock.advance(25 * HOUR);
    expect(log).toEqual(['looked', 'mentioned 2.0.0', 'looked']);
    newest = '2.0.1';
    await clock.advance(25 * HOUR);
    expect(log.at(-1)).toBe('mentioned 2.0.1');
  });

  it('are not fetched before the user wants it', async () => {
    answers.fetch = false;
    updates.start();
    await clock.advance(HOUR);
    expect(log).not.toContain('fetched');
    click();
    await settle();
    expect(log.slice(2)).toEqual(['asked to fetch 2.0.0']);
  });

  it('are installed at once where the user wants to start again, else when they quit', async () => {
    answers.restart = false;
    await updates.checkNow();
    expect(log).toEqual(['looked', 'asked to fetch 2.0.0', 'fetched', 'asked to restart 2.0.0']);
    answers.restart = true;
    await updates.checkNow();
    expect(log.slice(4)).toEqual(['asked to restart 2.0.0', 'restarted']);
  });

  it('that are fetched are not looked for again by themselves', async () => {
    answers.restart = false;
    await updates.checkNow();
    updates.start();
    log.length = 0;
    await clock.advance(48 * HOUR);
    expect(log).toEqual([]);
  });

  it('that cannot be looked for are told of only to whoever has asked', async () => {
    isReachable = false;
    updates.start();
    await clock.advance(HOUR);
    expect(log).toEqual(['looked']);
    await updates.checkNow();
    expect(log.at(-1)).toBe('said failed');
  });

  it('say so when there is no newer version', async () => {
    newest = null;
    await updates.checkNow();
    expect(log).toEqual(['looked', 'said newest']);
  });

  it('hold one conversation at a time', async () => {
    await Promise.all([updates.checkNow(), updates.checkNow()]);
    expect(log.filter((line) => line === 'looked')).toHaveLength(1);
  });

  it('are looked for no more after the end', async () => {
    updates.start();
    updates.stop();
    await clock.advance(48 * HOUR);
    expect(log).toEqual([]);
  });
});
