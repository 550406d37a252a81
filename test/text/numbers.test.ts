import { expect, test } from 'vitest';
import { bytes, count, duration, percent } from '../../src/text/numbers.ts';

test.each([
  [0, 'file', '0 files'],
  [1, 'file', '1 file'],
  [1_234_567, 'file', '1,234,567 files'],
])('count %d %s', (value, noun, text) => expect(count(value, noun)).toBe(text));

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1_000, '1.00 kB'],
  [999_499, '999 kB'],
  [999_500, '1.00 MB'],
  [5_000_000_000, '5.00 GB'],
  [123_456_789_012_345, '123 TB'],
  [9e15, '9.00 PB'],
])('bytes %d', (value, text) => expect(bytes(value)).toBe(text));

test.each([
  [0, '0s'],
  [0.9, '0s'],
  [59, '59s'],
  [3_600, '1h 0m 0s'],
  [90_061, '1d 1h 1m'],
  [86_400 * 1_234, '1,234d 0h 0m'],
])('duration %d', (value, text) => expect(duration(value)).toBe(text));

test.each([
  [0, '0%'],
  [19.99994, '19.9999%'],
  [20, '20%'],
])('percent %d', (value, text) => expect(percent(value)).toBe(text));
