import { describe, expect, it } from 'vitest';
import { type Listed, RowsInSight } from './rows-in-sight.ts';

const copy = (id: string, batch: string | null = null): Listed => ({ id, batch });

function showing(...ids: readonly string[]): RowsInSight {
  const rows = new RowsInSight();
  rows.show(ids);
  return rows;
}

describe('the attention that a copy gets', () => {
  it('is full in the window that has the focus, as long as its row is in sight', () => {
    const rows = showing('near');
    expect(rows.attentionTo(copy('near'), 'focused')).toBe('focused');
    expect(rows.attentionTo(copy('far'), 'focused')).toBe('visible');
    rows.show(['far']);
    expect(rows.attentionTo(copy('near'), 'focused')).toBe('visible');
    expect(rows.attentionTo(copy('far'), 'focused')).toBe('focused');
  });

  it('is full when the row of its batch is in sight', () => {
    const rows = showing('batch');
    expect(rows.attentionTo(copy('member', 'batch'), 'focused')).toBe('focused');
    expect(rows.attentionTo(copy('member', 'another'), 'focused')).toBe('visible');
  });

  it('is that of the window wherever nobody looks at it', () => {
    const rows = showing('near');
    for (const id of ['near', 'far']) {
      expect(rows.attentionTo(copy(id), 'visible')).toBe('visible');
      expect(rows.attentionTo(copy(id), 'hidden')).toBe('hidden');
    }
  });

  it('is full for none before the page has said what it shows', () => {
    expect(new RowsInSight().attentionTo(copy('near'), 'focused')).toBe('visible');
  });
});

describe('what has come into sight', () => {
  it('is what is there now and was not before', () => {
    const rows = showing('stays', 'goes');
    const hasCome = rows.show(['stays', 'comes']);
    expect(['stays', 'goes', 'comes', 'far'].filter((id) => hasCome(copy(id)))).toEqual(['comes']);
  });

  it('is not a copy whose batch was there before', () => {
    const rows = showing('batch');
    const hasCome = rows.show(['batch', 'member']);
    expect(hasCome(copy('member', 'batch'))).toBe(false);
  });
});
