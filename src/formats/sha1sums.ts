import type { ByteString } from '../bytes/byte-string.ts';
import { downloadSink, LeftOut, NO_PATH } from './downloads.ts';
import type { Format } from './format.ts';

const PATH = 'SHA1SUMS';
const CLAIMED = 'SHA1SUMS.claimed';
const COLUMNS = ['sha1', 'name'];
const DIGEST = /^"[0-9a-f]{40}"$/i;

export const sha1sums: Format = {
  name: 'sha1sums',
  path: PATH,
  description:
    'SHA-1 and local path per line, for `sha1sum -c`, if B2 verified the SHA-1. `SHA1SUMS.claimed` has those stated only by the uploader.',
  columns: COLUMNS,
  begin: async (folder) => {
    const verified = await folder.file(PATH, COLUMNS);
    const claimed = await folder.file(CLAIMED, COLUMNS);
    const notVerified = new LeftOut(PATH, verified);
    const notClaimed = new LeftOut(CLAIMED, claimed);
    return downloadSink(folder.buckets, {
      add: (row, path) => {
        const digest = row.sha1();
        const isVerified = row.sha1Source() === 'verified';
        const leftOut = isVerified || digest === 'null' ? notVerified : notClaimed;
        if (!DIGEST.test(digest)) return leftOut.add('without a SHA-1');
        if (path === undefined) return leftOut.add(NO_PATH);
        const file = isVerified ? verified : claimed;
        file.to.text(sumLine(digest.slice(1, -1), path));
        file.rows++;
      },
      end: () => {
        notVerified.warn(folder);
        notClaimed.warn(folder);
      },
    });
  },
};

/** A line in the format of coreutils: a leading backslash marks an escaped name. */
export function sumLine(digest: string, path: ByteString): ByteString {
  // A bare `-` would mean standard input.
  if (path === '-') return `${digest}  ./-\n`;
  if (!/[\\\n\r]/.test(path)) return `${digest}  ${path}\n`;
  const escaped = path.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  return `\\${digest}  ${escaped}\n`;
}
