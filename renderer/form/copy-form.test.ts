import { describe, expect, it } from 'vitest';
import type { DriveItem } from '../../shared/item.ts';
import {
  changeForm,
  EMPTY_FORM,
  problemsOf,
  readyBatch,
  readyForm,
  readyParts,
  wishOf,
} from './copy-form.ts';
import type { FormAction, FormState } from './copy-form.ts';

const item = (id: string, kind: 'file' | 'folder', folderPath = '/'): DriveItem => ({
  account: 'demo',
  driveId: 'd',
  id,
  name: id,
  kind,
  folderPath,
  size: null,
  childCount: null,
  isRoot: false,
});
const file = item('a.txt', 'file');
const folder = item('Plans', 'folder');
const documents = item('Documents', 'folder');
const after = (...actions: FormAction[]): FormState => actions.reduce(changeForm, EMPTY_FORM);

describe('the form', () => {
  it('says that too many items were chosen, and neither asks nor starts', () => {
    const items = Array.from({ length: 501 }, (_, at) => item(`${at}.txt`, 'file'));
    const all = after({ type: 'sources', items }, { type: 'destination', item: documents });
    expect(problemsOf(all).source).toEqual({ code: 'tooManyChosen', field: 'source', limit: 500 });
    expect([wishOf(all), readyBatch(all), readyParts(all)]).toEqual([null, null, null]);
    const fewer = changeForm(all, { type: 'sources', items: items.slice(1) });
    expect(problemsOf(fewer).source).toBeNull();
    expect(readyBatch(fewer)?.sources).toHaveLength(500);
  });

  it('takes the name of what is to be copied, anew for each choice', () => {
    const chosen = after({ type: 'source', item: file }, { type: 'name', name: 'b.txt' });
    expect(chosen.name).toBe('b.txt');
    expect(changeForm(chosen, { type: 'source', item: file }).name).toBe('b.txt');
    expect(changeForm(chosen, { type: 'source', item: folder }).name).toBe('Plans');
  });

  it('falls back to the careful rule where folders cannot be replaced', () => {
    const replacing = after({ type: 'source', item: file }, { type: 'rule', rule: 'replace' });
    expect(changeForm(replacing, { type: 'source', item: folder }).rule).toBe('fail');
    const renaming = after({ type: 'source', item: file }, { type: 'rule', rule: 'rename' });
    expect(changeForm(renaming, { type: 'source', item: folder }).rule).toBe('rename');
  });

  it('says what is missing only after a try to start', () => {
    expect(problemsOf(EMPTY_FORM)).toMatchObject({ source: null, destination: null, name: null });
    expect(problemsOf(after({ type: 'submit' }))).toMatchObject({
      source: 'missing',
      destination: 'missing',
      name: null,
    });
    expect(after({ type: 'submit' }).busy).toBe(false);
  });

  it('checks the name while it is typed, with the path it would get', () => {
    const typed = after({ type: 'source', item: file }, { type: 'name', name: 'a?.txt' });
    expect(problemsOf(typed).name).toBe('forbiddenCharacter');
    const deep = item('x'.repeat(200), 'folder', `/${'y'.repeat(195)}`);
    const long = after({ type: 'source', item: file }, { type: 'destination', item: deep });
    expect(problemsOf(long).name).toBe('pathTooLong');
    expect(readyForm(long)).toBeNull();
  });

  it('is ready once everything is there, and busy from the start on', () => {
    const ready = after(
      { type: 'source', item: file },
      { type: 'destination', item: documents },
      { type: 'rule', rule: 'rename' },
      { type: 'notBefore', at: 5 },
      { type: 'submit' },
    );
    expect(ready.busy).toBe(true);
    expect(readyForm(ready)).toEqual({
      source: { account: 'demo', driveId: 'd', itemId: 'a.txt' },
      destination: { account: 'demo', driveId: 'd', itemId: 'Documents' },
      name: 'a.txt',
      onConflict: 'rename',
      notBefore: 5,
      childrenOnly: false,
      allVersions: false,
    });
  });

  it('shows a refusal at its field, keeps the rest, and drops it when that field changes', () => {
    const refused = after(
      { type: 'source', item: file },
      { type: 'destination', item: documents },
      { type: 'submit' },
      { type: 'refused', refusal: { code: 'sameNameSameFolder', field: 'name' } },
    );
    expect(refused).toMatchObject({ busy: false, name: 'a.txt', destination: documents });
    expect(problemsOf(refused)).toMatchObject({
      name: { code: 'sameNameSameFolder' },
      general: null,
    });
    expect(problemsOf(changeForm(refused, { type: 'name', name: 'b.txt' })).name).toBeNull();
  });

  it('keeps a refusal that is about the whole drive while the name is edited', () => {
    const refused = after(
      { type: 'source', item: file },
      { type: 'refused', refusal: { code: 'driveUnreachable', field: null } },
      { type: 'name', name: 'b.txt' },
    );
    expect(problemsOf(refused).general).toEqual({ code: 'driveUnreachable', field: null });
    expect(problemsOf(changeForm(refused, { type: 'submit' })).general).toBeNull();
  });
});

describe('what is inside only', () => {
  const root: DriveItem = { ...item('root', 'folder'), isRoot: true };

  it('can be chosen of a folder, not of a file', () => {
    const on = { type: 'childrenOnly', on: true } as const;
    expect(after({ type: 'source', item: folder }, on).childrenOnly).toBe(true);
    expect(after({ type: 'source', item: file }, on).childrenOnly).toBe(false);
    expect(
      after({ type: 'source', item: folder }, on, { type: 'source', item: file }),
    ).toMatchObject({ childrenOnly: false });
  });

  it('is all that can be copied of a drive, and only of that by itself', () => {
    const chosen = after({ type: 'source', item: root });
    expect(chosen.childrenOnly).toBe(true);
    expect(changeForm(chosen, { type: 'childrenOnly', on: false }).childrenOnly).toBe(true);
    expect(changeForm(chosen, { type: 'source', item: folder }).childrenOnly).toBe(false);
  });

  it('needs no name of the user’s', () => {
    const ready = after(
      { type: 'source', item: folder },
      { type: 'name', name: 'a?' },
      { type: 'childrenOnly', on: true },
      { type: 'destination', item: documents },
    );
    expect(problemsOf(ready).name).toBeNull();
    expect(readyForm(ready)).toMatchObject({ name: 'Plans', childrenOnly: true });
    expect(readyForm(changeForm(ready, { type: 'source', item: root }))?.name).toBe('OneDrive');
  });
});

describe('several items at once', () => {
  const both = { type: 'sources', items: [file, folder] } as const;

  it('are sent together, each under its own name', () => {
    const ready = after(
      { type: 'source', item: file },
      { type: 'rule', rule: 'replace' },
      { type: 'name', name: 'a?' },
      both,
      { type: 'destination', item: documents },
      { type: 'submit' },
    );
    expect(ready.busy).toBe(true);
    expect(problemsOf(ready)).toMatchObject({ name: null, source: null });
    expect(readyForm(ready)).toBeNull();
    expect(readyBatch(ready)).toEqual({
      sources: [
        { account: 'demo', driveId: 'd', itemId: 'a.txt' },
        { account: 'demo', driveId: 'd', itemId: 'Plans' },
      ],
      destination: { account: 'demo', driveId: 'd', itemId: 'Documents' },
      onConflict: 'fail',
      notBefore: null,
      allVersions: false,
    });
  });

  it('have no single folder of which only the inside could be meant', () => {
    const inside = { type: 'childrenOnly', on: true } as const;
    const folders = { type: 'sources', items: [folder, documents] } as const;
    expect(after({ type: 'source', item: folder }, inside, folders).childrenOnly).toBe(false);
    expect(after(folders, inside).childrenOnly).toBe(false);
  });

  it('become one again, or none', () => {
    const one = after(
      both,
      { type: 'sources', items: [file] },
      { type: 'destination', item: documents },
    );
    expect(readyBatch(one)).toBeNull();
    expect(readyForm(one)).toMatchObject({ name: 'a.txt' });
    const none = changeForm(one, { type: 'sources', items: [] });
    expect(problemsOf(changeForm(none, { type: 'submit' })).source).toBe('missing');
  });
});

describe('two accounts', () => {
  const elsewhere: DriveItem = { ...documents, account: 'second' };
  const across = { code: 'acrossAccounts', field: 'destination' };

  it('are told at the destination as soon as both ends are chosen', () => {
    const chosen = after({ type: 'source', item: file });
    expect(problemsOf(chosen).destination).toBeNull();
    const far = changeForm(chosen, { type: 'destination', item: elsewhere });
    expect(problemsOf(far).destination).toEqual(across);
    const near = changeForm(far, { type: 'destination', item: documents });
    expect(problemsOf(near).destination).toBeNull();
  });

  it('are told when one of several items is of another account', () => {
    const batch = after(
      { type: 'sources', items: [folder, elsewhere] },
      { type: 'destination', item: documents },
    );
    expect(problemsOf(batch).destination).toEqual(across);
  });
});

describe('a copy that is split', () => {
  const both = [
    { type: 'source', item: folder },
    { type: 'destination', item: documents },
  ] as const;

  it('is looked over as soon as both ends are chosen', () => {
    expect(wishOf(after({ type: 'source', item: folder }))).toBeNull();
    expect(wishOf(after(...both))).toMatchObject({
      parts: { sources: [{ itemId: 'Plans' }], destination: { itemId: 'Documents' } },
      inParts: false,
    });
  });

  it('is sent as one only where that was chosen, and once nothing is wrong with it', () => {
    expect(readyParts(after(...both))).toBeNull();
    const split = [...both, { type: 'inParts', on: true }] as const;
    expect(readyParts(after(...split))).toMatchObject({ name: 'Plans', onConflict: 'fail' });
    expect(readyParts(after(...split, { type: 'name', name: 'a?' }))).toBeNull();
  });

  it('is one as a whole again when something else is to be copied', () => {
    const split = after(...both, { type: 'inParts', on: true });
    expect(changeForm(split, { type: 'source', item: documents }).inParts).toBe(false);
    const several = changeForm(split, { type: 'sources', items: [documents, file] });
    expect(several.inParts).toBe(false);
  });
});
