import { SLOT } from '../b2/page/fields.ts';
import type { ByteString } from '../bytes/byte-string.ts';
import type { Row } from '../rows/row.ts';

/** Files that hold credentials, by their whole last segment. */
const SECRET_FILE =
  /^(?:\.env(?:\.(?!example$|sample$|template$|dist$)[\w.-]+)?|\.htpasswd|\.netrc|\.pgpass|\.npmrc|\.pypirc|\.git-credentials|\.dockercfg|id_(?:rsa|dsa|ecdsa|ed25519)|credentials(?:\.(?:json|ya?ml|csv|xml|ini))?|secrets?\.(?:json|ya?ml|toml|ini|env)|service[-_]account[\w-]*\.json|wp-config\.php|terraform\.tfstate(?:\.backup)?|shadow|master\.key)$/i;
/** Endings of keys, password stores, database dumps and backups, also compressed. */
const SECRET_ENDING =
  /\.(?:pem|key|ppk|p12|pfx|jks|keystore|kdbx?|ovpn|tfstate|sql|dump|dmp|bak|backup|mdf|sqlite3?|db)(?:\.(?:gz|bz2|xz|zst|zip|7z|gpg|age|enc))?$/i;
/** A repository's history, and folders of credentials. */
const SECRET_FOLDER = /(?:^|\/)(?:\.git|\.ssh|\.aws|\.gnupg|\.kube)\//i;

/** Whether a name looks like that of a secret or a backup. @param name with one character per byte, or decoded */
export function looksSensitive(name: ByteString): boolean {
  const last = name.slice(name.lastIndexOf('/') + 1);
  return SECRET_FILE.test(last) || SECRET_ENDING.test(last) || SECRET_FOLDER.test(name);
}

/** Bytes from a name's end that decide whether its last segment is looked at. */
const TAIL = 4;
/** Endings of files of which a bucket has many, and that are neither secrets nor backups. */
const HARMLESS = new Set(
  [
    '.jpg',
    'jpeg',
    '.png',
    '.gif',
    'webp',
    '.svg',
    '.mp4',
    '.mp3',
    '.mov',
    '.css',
    'html',
    '.pdf',
    '.txt',
    '.log',
  ].map((ending) => Buffer.from(ending).readInt32BE()),
);

/** The same of a row. Most names of large buckets are decided by their last four bytes. */
export function isSensitiveName(row: Row): boolean {
  const { page, index } = row;
  const end = page.end(index, SLOT.fileName) - 1;
  const isHarmless =
    end - page.start(index, SLOT.fileName) > TAIL + 1 && HARMLESS.has(page.words.getInt32(end - TAIL));
  return isHarmless ? SECRET_FOLDER.test(row.name) : looksSensitive(row.name);
}
