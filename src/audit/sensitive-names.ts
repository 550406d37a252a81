import { SLOT } from '../b2/page/fields.ts';
import type { Bytes } from '../bytes/byte-sink.ts';
import type { ByteString } from '../bytes/byte-string.ts';
import type { Row } from '../rows/row.ts';

/** Files that hold credentials, by their whole last segment, without those that begin with a period. */
const SECRET_FILES = [
  'id_(?:rsa|dsa|ecdsa|ed25519)',
  'credentials(?:\\.(?:json|ya?ml|csv|xml|ini))?',
  'secrets?\\.(?:json|ya?ml|toml|ini|env)',
  'service[-_]account[\\w-]*\\.json',
  'wp-config\\.php',
  'shadow',
];
/** The same, beginning with a period. Templates of `.env` files hold no secrets. */
const SECRET_DOT_FILES = [
  '\\.env(?:\\.(?!example$|sample$|template$|dist$)[\\w.-]+)?',
  '\\.(?:htpasswd|netrc|pgpass|npmrc|pypirc|git-credentials|dockercfg)',
];
/** Extensions of keys, password stores, state with secrets in it, database dumps and backups. */
const SECRET_EXTENSIONS =
  'pem key ppk p12 pfx jks keystore kdb kdbx ovpn tfstate sql dump dmp bak backup mdf sqlite sqlite3 db'.split(
    ' ',
  );
/** What they may be packed with. */
const PACKED_EXTENSIONS = 'gz bz2 xz zst zip 7z gpg age enc'.split(' ');

const SECRET_FILE = new RegExp(`^(?:${[...SECRET_FILES, ...SECRET_DOT_FILES].join('|')})$`, 'i');
const SECRET_ENDING = new RegExp(
  `\\.(?:${SECRET_EXTENSIONS.join('|')})(?:\\.(?:${PACKED_EXTENSIONS.join('|')}))?$`,
  'i',
);
/** A repository's history, and folders of credentials. */
const SECRET_FOLDER = /(?:^|\/)\.(?:git|ssh|aws|gnupg|kube)\//i;

/** Whether a name looks like that of a secret or a backup. @param name with one character per byte, or decoded */
export function looksSensitive(name: ByteString): boolean {
  const last = name.slice(name.lastIndexOf('/') + 1);
  return SECRET_FILE.test(last) || SECRET_ENDING.test(last) || SECRET_FOLDER.test(name);
}

const SECRET_ENDINGS = SECRET_EXTENSIONS.map((extension) => `.${extension}`);
/** What names that look sensitive end with, if they are not packed and no segment of theirs begins with a period. */
const ENDINGS = [
  ...SECRET_ENDINGS,
  ...['id_rsa', 'id_dsa', 'id_ecdsa', 'id_ed25519', 'credentials', 'shadow'],
  ...['.json', '.yaml', '.yml', '.csv', '.xml', '.ini', '.toml', '.env', '.php'],
];
/** Makes letters small; other characters become others, in endings and in names alike. */
const SMALL = 0x20202020;
const SMALL_3 = SMALL >>> 8;

/** The last four bytes of endings as a number, or the last three of those that are no longer. */
function tailsOf(endings: readonly string[]): ReadonlySet<number> {
  return new Set(
    endings.map((ending) => {
      const { length } = ending;
      const bytes = Buffer.from(ending);
      return length === 3 ? bytes.readUIntBE(0, 3) | SMALL_3 : bytes.readInt32BE(length - 4) | SMALL;
    }),
  );
}

const TAILS = tailsOf(ENDINGS);
const SECRET_TAILS = tailsOf(SECRET_ENDINGS);
const PACKED_TAILS = tailsOf(PACKED_EXTENSIONS.map((extension) => `.${extension}`));

/** The same of a row. The bytes of most names settle it, without making text of them. */
export function isSensitiveName(row: Row): boolean {
  const { page, index } = row;
  const [start, end] = [page.start(index, SLOT.fileName) + 1, page.end(index, SLOT.fileName) - 1];
  return mayBeSensitive(page, start, end) && looksSensitive(row.name);
}

function mayBeSensitive(page: Bytes, start: number, end: number): boolean {
  if (end - start < 4) return true;
  const packed = endsWith(page, end, PACKED_TAILS);
  const until = end - packed;
  if (until - start < 4) return true;
  return endsWith(page, until, packed > 0 ? SECRET_TAILS : TAILS) > 0 || hasDotSegment(page, start, end);
}

/** Bytes of the tail that a name up to `end` has; 0: none of these. */
function endsWith({ words }: Bytes, end: number, tails: ReadonlySet<number>): number {
  const tail = words.getInt32(end - 4) | SMALL;
  if (tails.has(tail)) return 4;
  return tails.has(tail & 0xffffff) ? 3 : 0;
}

/** Whether a segment begins with a period; also true for some names that are not of ASCII. */
function hasDotSegment({ bytes, words }: Bytes, start: number, end: number): boolean {
  if (bytes[start] === 0x2e) return true;
  let slashes = 0;
  for (let at = start; at < end; at += 4) {
    // Behind the last bytes of a page's names, more of the page follows.
    const word = words.getInt32(at);
    const before = (slashes << 24) | 0;
    slashes = ~((word ^ 0x2f2f2f2f) + 0x7f7f7f7f) & 0x80808080;
    const periods = ~((word ^ 0x2e2e2e2e) + 0x7f7f7f7f) & 0x80808080;
    if (((slashes >>> 8) | before) & periods || word & 0x80808080) return true;
  }
  return false;
}
