import { expect, test } from 'vitest';
import { nearest, suggest } from '../../src/text/did-you-mean.ts';

const FIGURES = ['file-count', 'total-bytes', 'newest-file', 'bucket-count', 'removed'];

test.each([
  ['newest-fil', 'newest-file'],
  ['REMOVED', 'removed'],
  ['newest', 'newest-file'],
  ['files', 'file-count'],
  ['bytes', 'total-bytes'],
  ['buckets', 'bucket-count'],
])('%s: did you mean %s?', (given, word) => {
  expect(nearest(given, FIGURES)).toBe(`; did you mean ${word}?`);
});

test('a word that is like none of them', () => {
  expect(nearest('velocity', FIGURES)).toBe('');
  expect(nearest('', FIGURES)).toBe('');
  expect(nearest('x', ['s', 'm', 'h'])).toBe('');
  expect(suggest('velocity', ['a', 'b'])).toBe('; use one of a, b');
});
