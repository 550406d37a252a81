import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromByteString, toByteString } from '../../src/bytes/byte-string.ts';

test('any text converts to a byte string and back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (value) => {
      const bytes = toByteString(value);
      expect(Buffer.from(bytes, 'latin1')).toEqual(Buffer.from(value));
      expect(fromByteString(bytes)).toBe(value);
    }),
  );
});
