import { rowOf, startCopy } from './support/actions.ts';
import { expect, test } from './support/test.ts';

test('the drive that the app brings copies, and goes on over a restart', async ({ launch }) => {
  const first = await launch({ driveOrigin: null });
  await startCopy(first.page, { source: 'Projects', destination: 'Documents', name: 'Own' });
  await expect(rowOf(first.page, 'Own')).toHaveAttribute('data-state', /running|completed/u);
  await first.quit();

  const { page } = await launch({ driveOrigin: null });
  await expect(rowOf(page, 'Own')).toHaveAttribute('data-state', 'completed');
});
