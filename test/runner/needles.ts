/** A secret, with a name for messages in which it must not be printed. */
export type Secret = string | { name: string; value: string };

/** One form of a secret to look for. */
export interface Needle {
  /** For example `application-key (base64)`. */
  label: string;
  bytes: Buffer;
}

/** Below this many characters a find would be chance. */
const shortest = 8;

/** Every form of the secrets that is looked for: raw, base64 at each alignment, percent-encoded, and as in JSON. */
export function needlesFor(secrets: Iterable<Secret>): Needle[] {
  const needles = new Map<string, Needle>();
  let count = 0;
  for (const secret of secrets) {
    count += 1;
    const { name, value } = typeof secret === 'string' ? { name: `secret ${count}`, value: secret } : secret;
    if (value.length < shortest) {
      throw new Error(
        `${name} has fewer than ${shortest} characters: finding it would prove nothing; use a longer one`,
      );
    }
    for (const [form, text] of formsOf(value)) {
      if (text.length >= shortest && !needles.has(text)) {
        needles.set(text, { label: `${name} (${form})`, bytes: Buffer.from(text) });
      }
    }
  }
  return [...needles.values()];
}

function* formsOf(value: string): Generator<[form: string, text: string]> {
  yield ['raw', value];
  yield ['percent-encoded', encodeURIComponent(value)];
  yield ['percent-encoded', encodeURIComponent(value).replaceAll(/%../g, (hex) => hex.toLowerCase())];
  yield ['in JSON', JSON.stringify(value).slice(1, -1)];
  for (const offset of [0, 1, 2]) {
    const base64 = innerBase64(value, offset);
    yield ['base64', base64];
    yield ['base64url', base64.replaceAll('+', '-').replaceAll('/', '_')];
    yield ['base64, percent-encoded', encodeURIComponent(base64)];
  }
}

/**
 * The characters that the base64 of any text shows when the secret begins `offset` bytes (mod 3) into it, as in
 * `Basic base64(id:key)`. The characters at the edges mix in the neighbours' bits and are left out.
 */
function innerBase64(value: string, offset: number): string {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(value)]);
  const encoded = bytes.toString('base64').replaceAll('=', '');
  const start = [0, 2, 3][offset] as number;
  const end = bytes.length % 3 === 0 ? encoded.length : encoded.length - 1;
  return encoded.slice(start, end);
}
