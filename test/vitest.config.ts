import { defineConfig } from 'vitest/config';

/**
 * Three projects: `fast` in under two minutes on two cores; `slow` for what takes many runs; `serial`, after it and one
 * file at a time, for what measures memory, or fills memory or a disk.
 */
export default defineConfig({
  test: {
    // A test and its child process mostly wait for each other, so on two cores four at a time take a fifth less time.
    maxWorkers: 4,
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
