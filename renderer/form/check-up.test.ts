import { describe, expect, it } from 'vitest';
import type { CheckUp, Finding, FindingFact, Remedy } from '../../shared/check-up.ts';
import type { DriveItem } from '../../shared/item.ts';
import { deCheckUp } from '../../shared/messages/de-check-up.ts';
import { enCheckUp } from '../../shared/messages/en-check-up.ts';
import { messagesFor } from '../../shared/messages/index.ts';
import {
  type Known,
  actionsOf,
  amountAtOnce,
  describeFinding,
  remedyWords,
  staysBehind,
  stopsOf,
} from './check-up.ts';
import { changeForm, EMPTY_FORM } from './copy-form.ts';

function item(change: Partial<DriveItem> = {}): DriveItem {
  return {
    ...{
      account: 'demo',
      driveId: 'd',
      id: 'plans',
      name: 'Plans',
      folderPath: '/',
      isRoot: false,
    },
    ...{ kind: 'folder', size: 1000, childCount: 4 },
    ...change,
  };
}

const finding = (severity: Finding['severity']): Finding => ({
  ...{ severity, code: 'quota', bytes: 5, free: 1, remedies: [] },
});

function known(findings: readonly Finding[], isCurrent = true): Known {
  const value: CheckUp = {
    amount: { items: 1, isWhole: true, bytes: 1 },
    ...{ findings, next: null },
  };
  return { answer: { ok: true, value }, isCurrent };
}

describe('before any answer', () => {
  it('is known what the drive said of the items when they were chosen', () => {
    const file = item({ kind: 'file', childCount: null, size: 500 });
    expect(amountAtOnce([item(), file], false)).toEqual({ items: 6, isWhole: false, bytes: 1500 });
    expect(amountAtOnce([file], false)).toEqual({ items: 1, isWhole: true, bytes: 500 });
    expect(amountAtOnce([item()], true).items).toBe(4);
    expect(amountAtOnce([item({ size: null }), file], false).bytes).toBeNull();
  });

  it('nothing stops the start', () => {
    expect(stopsOf({ answer: null, isCurrent: false })).toEqual([]);
    const refusal = { code: 'driveUnreachable', field: null } as const;
    expect(stopsOf({ answer: { ok: false, refusal }, isCurrent: true })).toEqual([]);
  });
});

it('tells apart what only stays behind, as with most copies', () => {
  const note = (code: 'leftBehind' | 'versionsLeft' | 'rulesIgnored'): Finding => ({
    ...{ severity: 'note', code, remedies: [] },
  });
  expect([note('leftBehind'), note('versionsLeft')].every(staysBehind)).toBe(true);
  expect(staysBehind(note('rulesIgnored'))).toBe(false);
  expect(staysBehind(finding('stop'))).toBe(false);
});

describe('what stops the start', () => {
  it('is what was found for this very choice, and not what only warns', () => {
    const found = [finding('stop'), finding('warn'), finding('note')];
    expect(stopsOf(known(found))).toEqual([finding('stop')]);
    expect(stopsOf(known(found, false))).toEqual([]);
  });
});

describe('a remedy', () => {
  const there = item({ id: 'there', folderPath: '/Archive' });
  const chosen = [
    { type: 'source', item: item() },
    { type: 'destination', item: item({ id: 'archive', name: 'Archive' }) },
  ] as const;
  it.each<readonly [Remedy, object]>([
    [{ code: 'useName', name: 'Plans (2)' }, { name: 'Plans (2)' }],
    [{ code: 'keepBoth' }, { rule: 'rename' }],
    [
      { code: 'intoExisting', folder: there },
      { destination: there, childrenOnly: true },
    ],
    [{ code: 'childrenOnly' }, { childrenOnly: true }],
    [{ code: 'split' }, { inParts: true }],
    [{ code: 'takeVersions' }, { allVersions: true }],
    [{ code: 'otherFolder' }, {}],
    [{ code: 'otherSource' }, {}],
  ])('%j changes the form as it says', (remedy, change) => {
    const form = chosen.reduce(changeForm, EMPTY_FORM);
    expect(actionsOf(remedy, 'demo').reduce(changeForm, form)).toEqual({ ...form, ...change });
  });

  it('has words in each language', () => {
    expect(remedyWords({ code: 'useName', name: 'a' }, enCheckUp)).toBe('Call it “a”');
    expect(remedyWords({ code: 'split' }, deCheckUp)).toBe('In mehrere Kopien aufteilen');
  });
});

describe('a finding', () => {
  const names = { first: ['a', 'b', 'c'], count: 5 };
  it.each<readonly [FindingFact, string, string]>([
    [
      { code: 'nameTaken', names: { first: ['Plans'], count: 1 }, of: 1 },
      '“Plans” is already there and would not be copied.',
      '„Plans“ gibt es dort schon und würde nicht kopiert.',
    ],
    [
      { code: 'keptBeside', names },
      '“a”, “b”, “c”, and 2 more are already there. The copy gets another name beside it.',
      '„a“, „b“, „c“ und 2 weitere gibt es dort schon. Die Kopie bekommt daneben einen anderen Namen.',
    ],
    [
      { code: 'tooManyItems', name: 'Plans', items: 31_221, isWhole: true, limit: 30_000 },
      '“Plans” is 31,221 items. OneDrive copies 30,000 at a time at most.',
      '„Plans“ umfasst 31.221 Elemente. OneDrive kopiert höchstens 30.000 auf einmal.',
    ],
    [
      { code: 'tooManyItems', name: 'Plans', items: 30_017, isWhole: false, limit: 30_000 },
      '“Plans” is more than 30,000 items, and OneDrive copies no more at a time.',
      '„Plans“ umfasst mehr als 30.000 Elemente, und mehr kopiert OneDrive nicht auf einmal.',
    ],
    [
      { code: 'refused', refusal: { code: 'intoItself', field: 'destination' } },
      'A folder cannot be copied into itself. Choose another folder.',
      'Ein Ordner lässt sich nicht in sich selbst kopieren. Wählen Sie einen anderen Ordner aus.',
    ],
  ])('is a sentence in each language: %j', (fact, english, german) => {
    const whole: Finding = { ...fact, severity: 'stop', remedies: [] };
    expect(describeFinding(whole, enCheckUp, messagesFor('en'))).toBe(english);
    expect(describeFinding(whole, deCheckUp, messagesFor('de'))).toBe(german);
  });
});
