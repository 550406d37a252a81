import { FORMATS } from '../../src/formats/index.ts';
import { COLUMNS } from '../../src/rows/columns.ts';

/** What is in the workspace of every case of output-dir; `@` is a link, a trailing slash a folder. */
export const WORKSPACE = {
  'a-file': 'text',
  'full/readme.md': 'text',
  'others/manifest.json': '{"name": "an app", "icons": []}',
  'broken/manifest.json': '{"tool": {"name": "b2-inventory"}, "outpu',
  'newer.json': '{"tool": {"name": "b2-inventory"}, "schemaVersion": 2}',
  'out@': '/etc',
  'self@': '.',
  'up@': '..',
};

export interface BadInput {
  /** What is wrong, behind `Input`. */
  fault: string;
  inputs: Record<string, string>;
  /** This one is also run through the bundle. */
  bundled?: boolean;
}

const bad = (name: string, given: string, said: string, more: Record<string, string> = {}): BadInput => ({
  inputs: { [name]: given, ...more },
  fault: `\`${name}\`${said}`,
});
const each = (name: string, allowed: string, values: string[]): BadInput[] =>
  values.map((value) => bad(name, value, `: ${JSON.stringify(value)} is not ${allowed}`));

const missing = (variable: string) =>
  ` is missing: give it, or set ${variable} in the environment, for example from \${{ secrets.${variable} }}`;
const noKey = ' holds white space or characters that no key has';
const bucketName = 'a bucket name: 6 to 63 letters, digits, hyphens and periods';
const formats = [...FORMATS.keys()].join(', ');
const format = `one of ${formats}`;
const noFormat = ` is empty; it takes one or more of ${formats}`;
const template = (given: string, said: string) => bad('template', given, said, { formats: 'template' });
const openBrace = ' has "{" without "}"; write "{{" for a literal brace';
const fields = COLUMNS.map(({ name }) => name).join(', ');
const escapes = 'url, csv, rfc4180, json, html, shell, bagit, raw';
const needsEscape = (field: string) =>
  ` has {${field}}: ${field} can contain any text and needs an escape, as in {${field}|json}; use one of ${escapes}`;
const prefix = 'the beginning of a file name, which holds no control characters';
const longPrefix = ' is longer than 1,024 bytes, as no file name is';
const style = 'one of friendly, s3, s3-virtual-host, id, or an https base without query';
const artifact = 'an artifact name: up to 256 characters, none of " : < > | * ? \\ /';
const inside = 'a folder in the workspace or in RUNNER_TEMP';
const itself = (given: string) =>
  bad(
    'output-dir',
    given,
    `: ${JSON.stringify(given)} is the workspace or RUNNER_TEMP itself; give a folder in it`,
  );
const refused = (given: string, why: string) =>
  bad('output-dir', given, `: ${JSON.stringify(given)} is refused, since ${why}; nothing in it was changed`);
const notEmpty = 'it is not empty and contains no manifest.json of an earlier inventory';
const cdn = 'https://cdn.example.com/files';
const ofOne = `: "${cdn}" is the base of one bucket, and \`bucket\` names several`;

/** Inputs that are refused, with the complete message. */
export const BAD_INPUTS: BadInput[] = [
  { ...bad('application-key-id', '', missing('B2_APPLICATION_KEY_ID')), bundled: true },
  bad('application-key-id', ' \n\t', missing('B2_APPLICATION_KEY_ID')),
  bad('application-key-id', '0012345 678', noKey),
  bad('application-key-id', '0012345ü78', noKey),
  bad('application-key', '', missing('B2_APPLICATION_KEY')),
  bad('application-key', '\r\n', missing('B2_APPLICATION_KEY')),
  { ...bad('application-key', 'K001first\nK001second', noKey), bundled: true },
  bad('application-key', 'K001\u200bZeroWidth', noKey),
  bad('application-key', 'K001\tTab', noKey),
  ...each('endpoint', 'an https URL', [
    '',
    'api.backblazeb2.com',
    'http://api.backblazeb2.com',
    'http://127.0.0.1.example.com',
    'http://localhost.example.com:80',
    'ftp://api.backblazeb2.com',
    'javascript:alert(1)',
    'https://',
    'https://exa mple.com',
  ]),
  ...each('endpoint', 'a URL of a host alone', [
    'https://api.backblazeb2.com/b2api/v4',
    'https://api.backblazeb2.com/?x=1',
    'https://api.backblazeb2.com/#x',
  ]),
  bad(
    'endpoint',
    'https://someone@api.backblazeb2.com',
    ' holds a user name or a password; give the host alone',
  ),
  bad('endpoint', 'https://a:b@api.backblazeb2.com', ' holds a user name or a password; give the host alone'),
  bad('baseline', 'nowhere/manifest.json', ': "nowhere/manifest.json" cannot be read (ENOENT)', {}),
  bad('baseline', 'full/readme.md', ': "full/readme.md" is not a manifest.json of this action'),
  bad('baseline', 'others/manifest.json', ': "others/manifest.json" is not a manifest.json of this action'),
  bad('baseline', 'broken/manifest.json', ': "broken/manifest.json" is not a manifest.json of this action'),
  bad('baseline', 'full', ': "full" is a folder; give the path of its manifest.json'),
  ...(process.platform === 'win32'
    ? []
    : [bad('baseline', '/dev/null', ': "/dev/null" is not a manifest.json of this action')]),
  bad(
    'baseline',
    'newer.json',
    ': "newer.json" has schema version 2, but this version of the action reads 1; update the action',
  ),
  bad('baseline', 'previous_run', ': "previous_run" cannot be read (ENOENT)'),
  {
    ...bad(
      'baseline',
      'previous-run',
      ': `previous-run` looks for the artifact of an earlier run, and `artifact-name` is `none`, so that no run leaves one',
      { 'artifact-name': 'none', 'github-token': 'ghs_ofTheJob' },
    ),
    bundled: true,
  },
  bad(
    'github-token',
    '',
    ` is empty, and \`baseline\` is \`previous-run\`; leave it out, or give it \${{ github.token }}`,
    { baseline: 'previous-run' },
  ),
  bad('github-token', 'ghs_ab cd', noKey),
  ...each('bucket', bucketName, [
    'short',
    'b'.repeat(64),
    '-begins',
    'ends-with.',
    'under_score',
    'white space',
    'b2://my-bucket',
    'bücket-name',
    'one-bucket,two-bucket',
    '**',
    'line\u2028separator',
  ]),
  bad('bucket', 'good-bucket\nbad bucket', `: "bad bucket" is not ${bucketName}`),
  {
    ...bad('bucket', '*\ngood-bucket', ': `*` stands for every bucket and goes with no other name'),
    bundled: true,
  },
  bad('bucket', 'good-bucket\n*', ': `*` stands for every bucket and goes with no other name'),
  bad('bucket', 'good-bucket\nother-bucket\n good-bucket', ': "good-bucket" is given twice'),
  bad('bucket', 'good-bucket\nGood-Bucket', ': "Good-Bucket" is given twice'),
  ...each('prefix', prefix, ['a\u0001b', 'line\nbreak', 'tab\t', '\u001b[31m']),
  bad('prefix', 'x'.repeat(1025), longPrefix),
  bad('prefix', 'ü'.repeat(513), longPrefix),
  ...each('versions', '`current` or `all`', ['', 'All', 'latest', 'current, all']),
  bad('include', '**/*.jpg\nphotos/[', `: "photos/[" has a "[" without its "]"; write "\\[" for the sign`),
  bad('include', '{a', `: "{a" has a "{" without its "}"; write "\\{" for the sign`),
  bad(
    'include',
    '!*.tmp',
    ': "!*.tmp" begins with "!": put it into `exclude` without it, or write "\\!" for the sign',
  ),
  bad('exclude', '{1..5000}', ': "{1..5000}" stands for more than 1000 patterns'),
  bad('exclude', '[z-a]', ': "[z-a]" has the range z-a, whose ends stand the wrong way round'),
  {
    ...bad('where', 'siez > 10MB', `: unknown field "siez"; did you mean size?\n  siez > 10MB\n  ^^^^`),
    bundled: true,
  },
  bad('where', 'size => 1', ': unknown operator "=>"; did you mean >=?\n  size => 1\n       ^^'),
  bad('where', 'name < a', ': name cannot be compared with <; use == or !=\n  name < a\n       ^'),
  bad('where', 'size > 10MX', ': unknown unit "MX"; did you mean MB?\n  size > 10MX\n         ^^^^'),
  bad(
    'where',
    'latest == true and\nsize > 30d',
    ': 30d is a duration; size takes a number of bytes, such as 500, 10MB or 1.5GiB\n  size > 30d\n         ^^^',
  ),
  bad(
    'where',
    'uploaded >= 2026-02-30',
    ': invalid date "2026-02-30"; it does not exist\n  uploaded >= 2026-02-30\n              ^^^^^^^^^^',
  ),
  bad('columns', 'name, siez', ': unknown column "siez"; did you mean size?'),
  bad('columns', 'Name', ': unknown column "Name"; did you mean name?'),
  bad('columns', 'name,size\nname', ': "name" is given twice'),
  { ...template('{siez}', ' has {siez}: unknown field "siez"; did you mean size?'), bundled: true },
  template('{Name|json}', ' has {Name|json}: unknown field "Name"; did you mean name?'),
  template('{}', ` has {}: unknown field ""; use one of ${fields}`),
  template('{name|htm}', ' has {name|htm}: unknown escape "htm"; did you mean html?'),
  template('{name|}', ` has {name|}: unknown escape ""; use one of ${escapes}`),
  template('{size|url|csv}', ' has {size|url|csv}: a field takes one escape'),
  template('{url} {name}', needsEscape('name')),
  template('{contentType}', needsEscape('contentType')),
  template('{fileInfo}', needsEscape('fileInfo')),
  template('{urls}', needsEscape('urls')),
  template('{url', openBrace),
  template('{"name": {name|json}}', openBrace),
  template('{url\n}', openBrace),
  template('url', ' contains no field, such as {url}; every line would be the same'),
  template('{{url}', ' contains no field, such as {url}; every line would be the same'),
  bad('template', '{url}', ' is given, and `formats` does not ask for `template`'),
  bad('template', '', ' is empty, and `formats` asks for it; give it a line, such as {size} {url}', {
    formats: 'urls, template',
  }),
  bad('formats', '', noFormat),
  bad('formats', ' ,\n, ', noFormat),
  ...each('formats', format, ['tsv-file', 'urls csv', 'urls;csv', '::error::%0A']),
  bad('formats', 'URLs', `: "URLs" is not ${format}; did you mean urls?`),
  bad('formats', 'jsonl', `: "jsonl" is not ${format}; did you mean json?`),
  bad('formats', 'csv.bz2', ': "csv.bz2" is not csv, csv.gz or csv.zst'),
  bad('formats', 'csv.gz.gz', ': "csv.gz.gz" is not csv, csv.gz or csv.zst'),
  bad('formats', 'csv.gz, csv.gz', ': "csv.gz" is given twice'),
  bad('formats', 'urls, csv\nurls', ': "urls" is given twice'),
  bad(
    'formats',
    's3-inventory-parquet, csv, s3-inventory',
    ': `s3-inventory-parquet` and `s3-inventory` both write s3-inventory/; give one of them',
  ),
  ...each('url-style', style, [
    '',
    'S3',
    'cdn.example.com',
    'http://cdn.example.com',
    'https://cdn.example.com/?token=1',
    'https://cdn.example.com/#top',
    'https://me@cdn.example.com',
  ]),
  bad('url-style', cdn, ofOne, { bucket: 'good-bucket\nother-bucket' }),
  bad('url-style', cdn, ofOne, { bucket: '*' }),
  bad('url-style', 'friendly\nS3', `: "S3" is not ${style}`),
  bad('url-style', 'friendly, s3', `: "friendly, s3" is not ${style}`),
  bad('url-style', 's3\nid\ns3', ': "s3" is given twice'),
  bad('url-style', `s3\n${cdn}`, ofOne, { bucket: '*' }),
  ...each('artifact-name', artifact, [
    'a/b',
    'a\\b',
    'a:b',
    'a"b',
    'a<b',
    'a|b',
    'a*',
    'a?',
    'a\nb',
    'n'.repeat(257),
  ]),
  ...each('retention-days', 'a whole number from 1 to 400', [
    '0',
    '401',
    '-1',
    '1.5',
    'ten',
    '1e2',
    '0x10',
    '+5',
  ]),
  ...each('concurrency', 'a whole number from 1 to 64', ['', '0', '65', '-3', '1,5', 'NaN', '٣', '16 32']),
  { ...itself(''), bundled: true },
  itself('.'),
  itself('a/..'),
  itself('self'),
  ...each('output-dir', inside, [
    '..',
    '../sibling',
    '/',
    '/etc',
    '/tmp',
    'a/../../b',
    'up',
    'up/b',
    'out',
    'out/new',
  ]),
  { ...refused('full', notEmpty), bundled: true },
  refused('self/full', notEmpty),
  refused('others', notEmpty),
  { ...refused('broken', notEmpty), bundled: true },
  refused('a-file', 'it is a file'),
  refused('a-file/below', 'it is a file'),
];
