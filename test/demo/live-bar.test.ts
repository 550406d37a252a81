import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LiveBar } from './live-bar.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** What the last line of a terminal shows after this was written. */
const lastLine = (text: string) => text.split('\n').at(-1)!.split('\u001b[2K').at(-1)!.replaceAll('\r', '');

function terminal(isTTY: boolean) {
  const screen = { text: '' };
  const write = (text: unknown) => {
    screen.text += String(text);
    return true;
  };
  return { screen, to: { isTTY, write } as unknown as NodeJS.WriteStream };
}

test('a bar below the lines of the log, while rows arrive', () => {
  const { screen, to } = terminal(true);
  const progress = { rows: 0, of: 20_000 };
  const bar = new LiveBar(() => progress, to);
  vi.advanceTimersByTime(1_000);
  expect(screen.text).toBe('');
  progress.rows = 9_999;
  vi.advanceTimersByTime(1_000);
  expect(lastLine(screen.text)).toBe(`${'█'.repeat(19)}${'░'.repeat(21)} 49%, 9,999 of 20,000 files`);
  bar.above(() => to.write('a line of the log\n'));
  expect(screen.text).toMatch(/\u001b\[2Ka line of the log\n$/);
  vi.advanceTimersByTime(100);
  expect(lastLine(screen.text)).toContain('49%');
  progress.rows = 20_000;
  vi.advanceTimersByTime(100);
  expect(lastLine(screen.text)).toBe('');
  const { length } = screen.text;
  bar.stop();
  progress.rows = 1;
  vi.advanceTimersByTime(1_000);
  expect(screen.text).toHaveLength(length);
});

test('nothing where there is no terminal', () => {
  const { screen, to } = terminal(false);
  const bar = new LiveBar(() => ({ rows: 1, of: 2 }), to);
  vi.advanceTimersByTime(1_000);
  bar.stop();
  expect(screen.text).toBe('');
});
