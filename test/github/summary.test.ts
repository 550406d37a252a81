import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { fitSections, SUMMARY_BYTES, writeSummary } from '../../src/github/summary.ts';
import { makeFolder } from '../runner/temp-folders.ts';

const NOTE = '\nThe rest of this summary was dropped: GitHub shows at most 1 MiB.\n';
afterEach(() => vi.unstubAllEnvs());

function summaryFile(): string {
  const file = path.join(makeFolder('summary'), 'summary.md');
  writeFileSync(file, '');
  vi.stubEnv('GITHUB_STEP_SUMMARY', file);
  return file;
}

test('what fits is written as it is', () => {
  expect(fitSections(['a', 'b\n'], 1_000)).toBe('a\nb\n\n');
});

test('what does not is left out from the end, whole sections, and said', () => {
  const room = Buffer.byteLength(NOTE);
  expect(fitSections(['head', 'x'.repeat(100), 'tail'], 50 + room)).toBe(`head\n${NOTE}`);
  // Bytes count, not characters.
  expect(fitSections(['ü'.repeat(10)], 20 + room)).toBe(NOTE);
  expect(fitSections(['ü'.repeat(10)], 21 + room)).toBe(`${'ü'.repeat(10)}\n`);
});

test('more than 1 MiB is trimmed', async () => {
  const file = summaryFile();
  await writeSummary(['head', '😀'.repeat(200_000), '😀'.repeat(100_000)]);
  const written = readFileSync(file);
  expect(written.length).toBeLessThanOrEqual(SUMMARY_BYTES);
  expect(written.toString()).toBe(`head\n${'😀'.repeat(200_000)}\n${NOTE}`);
});

test('it is added to what is there, and nothing happens where there is no summary', async () => {
  const file = summaryFile();
  writeFileSync(file, 'before\n');
  await writeSummary(['after']);
  expect(readFileSync(file, 'utf8')).toBe('before\nafter\n');
  vi.stubEnv('GITHUB_STEP_SUMMARY', '');
  await writeSummary(['nowhere']);
});
