import { defineConfig } from 'vitest/config';

/** Two projects: `fast` in under two minutes on two cores, `slow` for what needs millions of rows or many runs. */
export default defineConfig({
  test: {
    // Most of a test is waiting for a child process, so two at a time pay on two cores too.
    maxWorkers: 2,
    projects: [
      {
        root: import.meta.dirname,
        test: {
          name: 'fast',
          include: ['**/*.test.ts'],
          exclude: ['**/*.slow.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 30_000,
        },
      },
      {
        root: import.meta.dirname,
        test: { name: 'slow', include: ['**/*.slow.test.ts'], testTimeout: 900_000, fileParallelism: false },
      },
    ],
  },
});
