import type { ByteString } from '../bytes/byte-string.ts';
import { VERSION } from '../version.ts';
import { downloadWriter, LeftOut, NO_PATH } from './downloads.ts';
import type { Format } from './format.ts';

const PATH = 'files.meta4';

/** @param mirrors there is more than one URL of a file */
export function metalink(mirrors: boolean): Format {
  const columns = ['name', 'size', 'sha1', mirrors ? 'urls' : 'url'];
  return {
    name: 'metalink',
    path: PATH,
    description:
      'Metalink 4 (RFC 5854), for `aria2c -M` and other download managers: path, size, verified SHA-1, and URLs in the order of `url-style`.',
    columns,
    begin: async (folder) => {
      const file = await folder.file(PATH, columns);
      const leftOut = new LeftOut(PATH, file);
      file.to.text(
        `<?xml version="1.0" encoding="UTF-8"?>\n<metalink xmlns="urn:ietf:params:xml:ns:metalink">\n` +
          `<generator>b2-inventory/${VERSION}</generator>\n<published>${folder.startedAt.toISOString()}</published>\n`,
      );
      return downloadWriter(folder.buckets, {
        add: (row, path) => {
          if (path === undefined) return leftOut.add(NO_PATH);
          // Readers on Windows take it for a slash, and the RFC's own rules speak of `/` alone.
          if (path.includes('\\')) return leftOut.add('with a backslash in the name');
          const name = xmlText(path);
          if (name === undefined) return leftOut.add('with a name that XML cannot hold');
          const hash =
            row.sha1Source() === 'verified' ? `<hash type="sha-1">${row.sha1().slice(1, -1)}</hash>\n` : '';
          const urls = row.urls.map((url, index) => `<url priority="${index + 1}">${xmlText(url)!}</url>\n`);
          file.to.text(`<file name="${name}">\n<size>${row.size}</size>\n${hash}${urls.join('')}</file>\n`);
          file.rows++;
        },
        end: () => {
          file.to.text('</metalink>\n');
          leftOut.tell(folder);
        },
      });
    },
  };
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Control characters of ASCII, U+FFFE and U+FFFF, in bytes of UTF-8. */
const NOT_XML = /[\0-\x1f]|\xef\xbf[\xbe\xbf]/;

/**
 * Text as it stands in an element or between double quotes.
 * @returns undefined where XML 1.0 has no way to write it (section 2.2), or loses it by normalizing (3.3.3)
 */
export function xmlText(text: ByteString): ByteString | undefined {
  if (NOT_XML.test(text)) return undefined;
  return /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]!) : text;
}
