import { QUOTE } from '../../bytes/ascii.ts';
import { type Bytes, bytesOf } from '../../bytes/byte-sink.ts';
import { type FieldSlot, fieldAt, type SettingField } from './fields.ts';
import { isDigit } from './json-bytes.ts';
import { isDocumented } from './setting-shapes.ts';

/** By slot, the last object that was checked. Objects that are not interned mostly differ in digits, such as a time. */
const checkedObjects: Bytes[] = [];

/** Checks a setting once for each interned value, and others as cheaply as it can. */
export function isSettingDocumented(page: Bytes, slot: FieldSlot, start: number, end: number): boolean {
  const { bytes } = page;
  const field = fieldAt(slot) as SettingField;
  if (bytes[start] === QUOTE) return isDocumented(field, '');
  const checked = checkedObjects[slot];
  if (checked?.bytes.length === end - start && sameExceptDigits(page, start, checked)) return true;
  const text = bytes.toString('utf8', start, end);
  if (!isDocumented(field, JSON.parse(text))) return false;
  // Other digits in an escape would be another character.
  if (!text.includes('\\')) checkedObjects[slot] = bytesOf(Buffer.from(bytes.subarray(start, end)));
  return true;
}

/** Whether the bytes from `start` are the same as `other`, or both are digits. */
function sameExceptDigits({ bytes, words }: Bytes, start: number, other: Bytes): boolean {
  const { length } = other.bytes;
  for (let index = 0; index < length; ) {
    // Four bytes at a time until they differ.
    if (index + 4 <= length && words.getInt32(start + index) === other.words.getInt32(index)) {
      index += 4;
      continue;
    }
    const a = bytes[start + index]!;
    const b = other.bytes[index++]!;
    if (a !== b && !(isDigit(a) && isDigit(b))) return false;
  }
  return true;
}
