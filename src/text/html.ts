import { hash } from 'node:crypto';
import { type ByteString, fromByteString, toByteString } from '../bytes/byte-string.ts';
import { codePoint, HIDDEN } from './hidden-characters.ts';

/** Text chosen by uploaders, in HTML and XML: inert, unchanged, and with hidden characters made visible. */

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for HTML elements and quoted attributes. */
export function escapeHtml(text: ByteString): ByteString {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

/** Text for XML elements and double-quoted attributes. */
export function escapeXml(text: ByteString): ByteString {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character]!);
}

/** Anything except visible ASCII that needs no escape. */
const NOT_PLAIN = /[^ !#-%(-;=?-~]/;

const SPECIAL = new RegExp(`[&<>"']|${HIDDEN.source}`, 'gu');

/**
 * A name, unchanged as text. Each hidden character is in a `bdi` of its own, where it cannot affect other text; its
 * label is the code point, which the page's style shows.
 */
export function visibleHtml(text: ByteString): ByteString {
  if (!NOT_PLAIN.test(text)) return text;
  return toByteString(
    fromByteString(text).replace(
      SPECIAL,
      (character) =>
        ENTITIES[character] ??
        `<bdi class="hidden" role="img" aria-label="${codePoint(character)}">${character}</bdi>`,
    ),
  );
}

/** A name where elements are not allowed: hidden characters become code points. */
export function plainHtml(text: ByteString): ByteString {
  if (!NOT_PLAIN.test(text)) return text;
  return toByteString(
    fromByteString(text).replace(SPECIAL, (character) => ENTITIES[character] ?? `[${codePoint(character)}]`),
  );
}

/** How a Content Security Policy names the only style or script that it allows. */
export function cspHash(text: string): string {
  return `'sha256-${hash('sha256', text, 'base64')}'`;
}
