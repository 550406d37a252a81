import { defineConfig } from 'vitest/config';

/**
 * Three projects: `fast` in under two minutes on two cores; `slow` for what takes many runs, such as the many edges of
 * one feature; `serial`, after it and one file at a time, for what measures memory, or fills memory or a disk.
 */
export default defineConfig({
  test: {
    // Most of a test is waiting for a child process, so two at a time pay on two cores too. Four are no faster.
    maxWorkers: 2,
    projects: [
      {
        root: import.meta.dirname,
        test: {
          name: 'fast',
          include: ['**/*.test.ts'],
          exclude: ['**/*.{slow,serial}.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 30_000,
        },
      },
      {
        root: import.meta.dirname,
        test: {
          name: 'slow',
          include: ['**/*.slow.test.ts'],
          testTimeout: 900_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        root: import.meta.dirname,
        test: {
          name: 'serial',
          include: ['**/*.serial.test.ts'],
          testTimeout: 900_000,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
