import { SLOT } from '../b2/page/fields.ts';
import { DOT, SLASH } from '../bytes/ascii.ts';
import { stringOf } from '../rows/json-literal.ts';
import type { Row } from '../rows/row.ts';
import type { FileGroups } from './prefixes.ts';

/** Groups of file types, in the order of their numbers. */
export const TYPE_GROUPS = [
  'images',
  'video',
  'audio',
  'documents',
  'archives',
  'data',
  'programs',
  'other',
] as const;

type TypeGroup = (typeof TYPE_GROUPS)[number];

const OTHER = TYPE_GROUPS.indexOf('other');

/** By MIME type, the first that matches. */
const BY_TYPE: readonly (readonly [pattern: RegExp, group: TypeGroup])[] = [
  [/^image\//, 'images'],
  [/^video\//, 'video'],
  [/^audio\//, 'audio'],
  [/zip|zstd|[-/]x?-?tar\b|compress|[-/]xz\b|7z|rar\b|java-archive/, 'archives'],
  [
    /pdf|msword|officedocument|opendocument|epub|rtf|ms-excel|ms-powerpoint|^text\/(?:html|markdown)/,
    'documents',
  ],
  [/json|xml|csv|sql|parquet|avro|yaml|protobuf|^text\//, 'data'],
  [/javascript|wasm|executable|x-sh\b|x-elf|x-msdownload|debian|rpm|iso9660|apple-diskimage/, 'programs'],
];

/** By extension, for types that say nothing. */
const BY_EXTENSION: Readonly<Record<Exclude<TypeGroup, 'other'>, string>> = {
  images: 'jpg jpeg png gif webp avif heic tif tiff bmp svg psd raw dng cr2 nef',
  video: 'mp4 mov mkv avi webm m4v mpg mpeg ts wmv',
  audio: 'mp3 wav flac ogg m4a aac opus wma',
  documents: 'pdf doc docx xls xlsx ppt pptx odt ods odp epub md html htm txt',
  archives: 'zip gz tgz tar zst xz bz2 7z rar lz4 br jar',
  data: 'json jsonl ndjson csv tsv xml sql db sqlite dump bak log parquet avro orc yaml yml pb',
  programs: 'exe dll so dylib deb rpm dmg pkg msi iso img bin apk wasm js py sh',
};

/** The most bytes of an extension that is looked up: it is one number then. */
const LONGEST = 6;

const EXTENSIONS = new Map<number, number>(
  Object.entries(BY_EXTENSION).flatMap(([group, extensions]) =>
    extensions
      .split(' ')
      .map((extension) => [
        [...Buffer.from(extension)].reduceRight((key, byte) => key * 256 + byte, 0),
        TYPE_GROUPS.indexOf(group as TypeGroup),
      ]),
  ),
);

/** Finds the group of a file by its MIME type, or by its extension if the type says nothing. */
export class TypeGroups implements FileGroups {
  readonly count = TYPE_GROUPS.length;
  /** By the id of interned settings; negative: the type says nothing. */
  readonly #bySettings: number[] = [];

  of(row: Row): number {
    const { id, contentType } = row.settings;
    let group = id < 0 ? undefined : this.#bySettings[id];
    if (group === undefined) {
      group = groupOfType(stringOf(contentType).toLowerCase());
      if (id >= 0) this.#bySettings[id] = group;
    }
    return group >= 0 ? group : groupOfExtension(row);
  }
}

function groupOfType(type: string): number {
  const found = BY_TYPE.find(([pattern]) => pattern.test(type));
  return found ? TYPE_GROUPS.indexOf(found[1]) : -1;
}

/** Read from the end without making the name a text. */
function groupOfExtension({ page, index }: Row): number {
  const { bytes } = page;
  const end = page.end(index, SLOT.fileName) - 1;
  let key = 0;
  for (let at = end - 1; at >= end - 1 - LONGEST && at > 0; at--) {
    const byte = bytes[at]!;
    if (byte === DOT) return EXTENSIONS.get(key) ?? OTHER;
    if (byte === SLASH) return OTHER;
    // Letters in lower case; what digits become is looked up nowhere.
    key = key * 256 + (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte);
  }
  return OTHER;
}
