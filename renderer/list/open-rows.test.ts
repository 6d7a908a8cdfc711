import { expect, it } from 'vitest';
import {
  ALL_CLOSED,
  CLOSED,
  detailsToggled,
  openPanel,
  panelToggled,
  withRow,
} from './open-rows.ts';

const failed = { id: 'a', state: 'failed' } as const;

it('opens a panel and closes it again, and forgets rows in which nothing is open', () => {
  const open = panelToggled(ALL_CLOSED, failed, 'retry');
  expect(openPanel(open.get('a') ?? CLOSED, 'failed')).toBe('retry');
  expect(panelToggled(open, failed, 'retry').size).toBe(0);
  expect(openPanel(panelToggled(open, failed, 'replace').get('a') ?? CLOSED, 'failed')).toBe(
    'replace',
  );
});

it('asks nothing about a state that is over, but keeps the details open', () => {
  const rows = detailsToggled(panelToggled(ALL_CLOSED, failed, 'retry'), ['a']);
  const row = rows.get('a') ?? CLOSED;
  expect(openPanel(row, 'queued')).toBeNull();
  expect(row.hasDetails).toBe(true);
});

it('shows the details of several rows, and hides them where all were shown', () => {
  const one = detailsToggled(ALL_CLOSED, ['a']);
  const both = detailsToggled(one, ['a', 'b']);
  expect([...both.keys()]).toEqual(['a', 'b']);
  expect(detailsToggled(both, ['a', 'b']).size).toBe(0);
});

it('leaves the rows it was given as they are', () => {
  withRow(ALL_CLOSED, 'a', { hasDetails: true });
  expect(ALL_CLOSED.size).toBe(0);
});
