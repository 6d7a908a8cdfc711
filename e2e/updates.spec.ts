import { expect, test } from './support/test.ts';

test('an app that no release installed offers no updates of its own', async ({ launch }) => {
  const { app } = await launch();
  const labels = await app.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).flatMap(({ submenu }) =>
      (submenu?.items ?? []).map(({ label }) => label),
    ),
  );
  expect(labels).toContain('Open Log Folder');
  expect(labels).not.toContain('Check for Updates…');
});
