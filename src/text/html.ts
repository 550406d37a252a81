import { type ByteString, fromByteString, toByteString } from '../bytes/byte-string.ts';

/** Text that uploaders chose, in HTML: inert, whole, and with nothing in it hidden. */

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that is safe in elements and in quoted attributes. */
export function escapeHtml(text: ByteString): ByteString {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);
}

/** What can stand as it is, and needs no second look: all of ASCII that shows, but those signs. */
const NOT_PLAIN = /[^ !#-%(-;=?-~]/;

/**
 * Characters that do not show, look like a plain space, or turn the text around them. Those that emoji are joined and
 * coloured with are left alone.
 */
const HIDDEN = /(?! |\ufe0e|\ufe0f|\u200d\p{Extended_Pictographic})[\p{C}\p{Z}\p{DI}]/u;
const SPECIAL = new RegExp(`[&<>"']|${HIDDEN.source}`, 'gu');

/**
 * A name for the page: its text is the name itself, whole. Each hidden character stands alone in a `bdi`, where it
 * can turn nothing, and whose label is its number, which the page's style shows.
 */
export function visibleHtml(text: ByteString): ByteString {
  if (!NOT_PLAIN.test(text)) return text;
  return toByteString(
    fromByteString(text).replace(
      SPECIAL,
      (sign) => ENTITIES[sign] ?? `<bdi class="hidden" role="img" aria-label="${codeOf(sign)}">${sign}</bdi>`,
    ),
  );
}

/** A name where no element can stand: hidden characters become their numbers. */
export function plainHtml(text: ByteString): ByteString {
  if (!NOT_PLAIN.test(text)) return text;
  return toByteString(fromByteString(text).replace(SPECIAL, (sign) => ENTITIES[sign] ?? `[${codeOf(sign)}]`));
}

function codeOf(sign: string): string {
  return `U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}
