import { expect, it } from 'vitest';
import { Notices, noticesOf } from './notices.ts';

const SETTINGS = { kind: 'settingsSetAside', file: '/home/me/settings.broken-1.json' } as const;
const RECORDS = { kind: 'recordsSetAside', count: 2 } as const;
const NOT_SAVING = { kind: 'notSaving' } as const;

function newNotices(): { readonly notices: Notices; readonly changes: () => number } {
  let changes = 0;
  const notices = new Notices(() => (changes += 1));
  return { notices, changes: () => changes };
}

it('stand in the order they came, and each change is told', () => {
  const { notices, changes } = newNotices();
  expect(notices.list()).toEqual([]);
  notices.add(SETTINGS);
  notices.add(RECORDS);
  expect(notices.list()).toEqual([SETTINGS, RECORDS]);
  expect(changes()).toBe(2);
});

it('are replaced by a newer one of their kind', () => {
  const { notices } = newNotices();
  notices.add(RECORDS);
  notices.add(SETTINGS);
  notices.add({ ...RECORDS, count: 3 });
  expect(notices.list()).toEqual([SETTINGS, { ...RECORDS, count: 3 }]);
});

it('go when they are past', () => {
  const { notices } = newNotices();
  notices.add(NOT_SAVING);
  notices.add(SETTINGS);
  notices.remove('notSaving');
  notices.remove('recordsSetAside');
  expect(notices.list()).toEqual([SETTINGS]);
});

it('go when they are dismissed, except what is still going on', () => {
  const { notices, changes } = newNotices();
  for (const notice of [SETTINGS, NOT_SAVING, RECORDS]) notices.add(notice);
  notices.dismiss();
  expect(notices.list()).toEqual([NOT_SAVING]);
  expect(changes()).toBe(4);
});

it('stay when they ask something, until it is answered', () => {
  const { notices } = newNotices();
  notices.add({ kind: 'noSecretStore' });
  notices.add({ kind: 'restarted' });
  notices.dismiss();
  expect(notices.list()).toEqual([{ kind: 'noSecretStore' }]);
  notices.remove('noSecretStore');
  expect(notices.list()).toEqual([]);
});

it('are told in lists that do not change afterwards', () => {
  const { notices } = newNotices();
  notices.add(SETTINGS);
  const before = notices.list();
  notices.dismiss();
  expect(before).toEqual([SETTINGS]);
});

it('tell of what became of a damaged list', () => {
  const damage = { kind: 'repaired', missing: 2, keptIn: 'ledger.damaged-1' } as const;
  expect(noticesOf(null, 0)).toEqual([]);
  expect(noticesOf(damage, 2)).toEqual([
    RECORDS,
    { kind: 'listRepaired', missing: 2, folder: 'ledger.damaged-1' },
  ]);
  expect(noticesOf({ ...damage, kind: 'begunAnew' }, 0)).toEqual([
    { kind: 'listBegunAnew', folder: 'ledger.damaged-1' },
  ]);
});
