import { type ByteString, fromByteString, toByteString } from '../bytes/byte-string.ts';

/** The value of a string literal; empty for null. */
export function stringOf(literal: ByteString): ByteString {
  if (literal === 'null') return '';
  const text = literal.slice(1, -1);
  return text.includes('\\') ? toByteString(JSON.parse(fromByteString(literal))) : text;
}

/** A literal without white space between its values and without unnecessary escapes. */
export function canonical(literal: ByteString): ByteString {
  return /[\\\s]/.test(literal) ? toByteString(JSON.stringify(JSON.parse(fromByteString(literal)))) : literal;
}

/** Any literal as text: a string without its quotes, null as nothing, everything else as JSON. */
export function textOf(literal: ByteString): ByteString {
  return literal === 'null' || literal.startsWith('"') ? stringOf(literal) : literal;
}
