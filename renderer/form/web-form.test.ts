import { describe, expect, it } from 'vitest';
import type { DriveItem } from '../../shared/item.ts';
import { changeWatchForm, EMPTY_WATCH_FORM, problemOfAddress, readyAddress } from './watch-form.ts';
import {
  changeWebForm,
  EMPTY_WEB_FORM,
  nameFromUrl,
  problemsOfWebForm,
  readyWebForm,
} from './web-form.ts';
import type { WebFormAction, WebFormState } from './web-form.ts';

const documents: DriveItem = {
  account: 'demo',
  driveId: 'd',
  id: 'docs',
  name: 'Documents',
  kind: 'folder',
  folderPath: '/',
  size: null,
  childCount: null,
  isRoot: false,
};
const URL_OF_FILE = 'https://example.org/a/big%20data.zip?key=1';
const after = (...actions: WebFormAction[]): WebFormState =>
  actions.reduce(changeWebForm, EMPTY_WEB_FORM);

describe('the name of a file of the web', () => {
  it('is the last part of its address, as people write it', () => {
    expect(nameFromUrl(URL_OF_FILE)).toBe('big data.zip');
    expect(nameFromUrl('https://example.org/100%.txt')).toBe('100%.txt');
    expect(nameFromUrl('https://example.org/')).toBe('');
    expect(nameFromUrl('not an address')).toBe('');
  });

  it('follows the address until the user gives one', () => {
    const typed = after({ type: 'url', url: URL_OF_FILE }, { type: 'name', name: 'mine.zip' });
    expect(changeWebForm(typed, { type: 'url', url: 'https://example.org/b' }).name).toBe(
      'mine.zip',
    );
    const emptied = changeWebForm(typed, { type: 'name', name: '' });
    expect(changeWebForm(emptied, { type: 'url', url: 'https://example.org/b' }).name).toBe('b');
  });
});

describe('the form for the web', () => {
  it('says what is missing only after a try to start', () => {
    expect(problemsOfWebForm(after({ type: 'url', url: 'exa' }))).toMatchObject({
      url: null,
      name: null,
    });
    expect(problemsOfWebForm(after({ type: 'submit' }))).toMatchObject({
      url: 'missing',
      destination: 'missing',
      name: 'empty',
    });
    const bad = after({ type: 'url', url: 'exa' }, { type: 'submit' });
    expect(problemsOfWebForm(bad).url).toMatchObject({ code: 'badUrl' });
    expect(bad.busy).toBe(false);
  });

  it('sends the address without the blanks that pasting brings', () => {
    const ready = after(
      { type: 'url', url: ` ${URL_OF_FILE}\n` },
      { type: 'destination', item: documents },
      { type: 'submit' },
    );
    expect(ready.busy).toBe(true);
    expect(readyWebForm(ready)).toEqual({
      url: URL_OF_FILE,
      destination: { account: 'demo', driveId: 'd', itemId: 'docs' },
      name: 'big data.zip',
      onConflict: 'fail',
      notBefore: null,
    });
  });

  it('shows a refused address at its field until it is changed', () => {
    const refusal = { code: 'privateUrl', field: 'url' } as const;
    const refused = after({ type: 'url', url: URL_OF_FILE }, { type: 'refused', refusal });
    expect(problemsOfWebForm(refused)).toMatchObject({ url: refusal, general: null });
    expect(problemsOfWebForm(changeWebForm(refused, { type: 'url', url: 'x' })).url).toBeNull();
  });
});

it('takes on any address, and says what is wrong with it where it stands', () => {
  expect(problemOfAddress(changeWatchForm(EMPTY_WATCH_FORM, { type: 'submit' }))).toBe('missing');
  const typed = changeWatchForm(EMPTY_WATCH_FORM, { type: 'address', address: ' https://x ' });
  expect(readyAddress(typed)).toBe('https://x');
  const refusal = { code: 'notAMonitor', field: 'url' } as const;
  expect(problemOfAddress(changeWatchForm(typed, { type: 'refused', refusal }))).toEqual(refusal);
});
