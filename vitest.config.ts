import { defineConfig } from 'vitest/config';

/** Ends what hangs, also on a machine that is slow: no test is judged by its speed. */
const testTimeout = 60_000;
const hookTimeout = testTimeout;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{shared,main,renderer,bench,scripts}/**/*.test.ts'],
          exclude: ['**/*.integration.test.ts'],
          testTimeout,
          hookTimeout,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['{main,scripts,bench}/**/*.integration.test.ts'],
          testTimeout,
          hookTimeout,
        },
      },
    ],
  },
});
