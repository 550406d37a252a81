import type { ByteString } from '../bytes/byte-string.ts';
import { escapeXml } from '../text/html.ts';
import { VERSION } from '../version.ts';
import { downloadSink, LeftOut, NO_PATH } from './downloads.ts';
import type { Format } from './format.ts';

const PATH = 'files.meta4';

/** @param mirrors files have several URLs */
export function metalink(mirrors: boolean): Format {
  const columns = ['name', 'size', 'sha1', mirrors ? 'urls' : 'url'];
  return {
    name: 'metalink',
    path: PATH,
    description:
      'Metalink 4 (RFC 5854), for `aria2c -M` and other download managers: local path, size, verified SHA-1, and URLs in the order of `url-style`.',
    columns,
    begin: async (folder) => {
      const file = await folder.file(PATH, columns);
      const leftOut = new LeftOut(PATH, file);
      file.to.text(
        `<?xml version="1.0" encoding="UTF-8"?>\n<metalink xmlns="urn:ietf:params:xml:ns:metalink">\n` +
          `<generator>b2-inventory/${VERSION}</generator>\n<published>${folder.startedAt.toISOString()}</published>\n`,
      );
      return downloadSink(folder.buckets, {
        add: (row, path) => {
          if (path === undefined) return leftOut.add(NO_PATH);
          // Readers on Windows treat it as a slash, which the RFC's rules on paths do not cover.
          if (path.includes('\\')) return leftOut.add('with a backslash in the name');
          const name = xmlText(path);
          if (name === undefined) return leftOut.add('with a name that XML cannot represent');
          const hash =
            row.sha1Source() === 'verified' ? `<hash type="sha-1">${row.sha1().slice(1, -1)}</hash>\n` : '';
          const urls = row.urls.map((url, index) => `<url priority="${index + 1}">${xmlText(url)!}</url>\n`);
          file.to.text(`<file name="${name}">\n<size>${row.size}</size>\n${hash}${urls.join('')}</file>\n`);
          file.rows++;
        },
        end: () => {
          file.to.text('</metalink>\n');
          leftOut.warn(folder);
        },
      });
    },
  };
}

/** ASCII control characters, U+FFFE and U+FFFF, as UTF-8 bytes. */
const NOT_XML = /[\0-\x1f]|\xef\xbf[\xbe\xbf]/;

/**
 * Text for an element or a double-quoted attribute.
 * @returns undefined if XML 1.0 cannot represent it (section 2.2) or would normalize it (section 3.3.3)
 */
export function xmlText(text: ByteString): ByteString | undefined {
  return NOT_XML.test(text) ? undefined : escapeXml(text);
}
