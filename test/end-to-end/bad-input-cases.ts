import { DOCUMENT_FORMATS } from '../../src/documents/index.ts';
import { FORMATS } from '../../src/formats/index.ts';
import { COLUMNS } from '../../src/rows/columns.ts';

/** Files in the workspace of every case; `@` marks a link. */
export const WORKSPACE = {
  'a-file': 'text',
  'full/readme.md': 'text',
  'others/manifest.json': '{"name": "an app", "icons": []}',
  'broken/manifest.json': '{"tool": {"name": "b2-inventory"}, "outpu',
  'no-list.yml': 'rule: bucket-public',
  'broken.yml': '- rule: [',
  'aliases.yml': '- &a {rule: bucket-public, resource: b, reason: r}\n- *a',
  'wrong.json':
    '[{"rule": "bucket-pulic", "resource": "[", "reason": " ", "until": "x"}, 1, {"rule": "no-digest", "resource": "b", "reason": "r", "expires": "2026-02-30"}, {}]',
  'newer.json': '{"tool": {"name": "b2-inventory"}, "schemaVersion": 2}',
  'out@': '/etc',
  'self@': '.',
  'up@': '..',
};

export interface BadInput {
  /** The error message after `Input `. `WORKSPACE` and `TEMP` stand for their paths. */
  fault: string;
  inputs: Record<string, string>;
  /** Also run through the bundle. */
  bundled?: boolean;
}

const bad = (name: string, given: string, said: string, more: Record<string, string> = {}): BadInput => ({
  inputs: { bucket: 'good-bucket', [name]: given, ...more },
  fault: `\`${name}\`${said}`,
});
const each = (name: string, allowed: string, values: string[]): BadInput[] =>
  values.map((value) => bad(name, value, `: ${JSON.stringify(value)} is not ${allowed}`));

const missing = (variable: string) =>
  ` is missing; set it, or set ${variable} in the environment. A secret that does not exist is empty: check the name in \${{ secrets.${variable} }}, and whether the job needs an \`environment\``;
const noKey =
  ' contains white space or another character that no key or token contains; copy it again, as one line';
const notEvaluated = ` is an expression that GitHub did not evaluate; it evaluates \${{ }} only in workflow files and action.yml`;
const KEY = 'K001abcdefghijklmnopqrstuvwxyz0';
const KEY_ID = '0011223344556670000000001';
const bucketName = 'a bucket name (6 to 63 letters, digits, hyphens and periods)';
const bucket = (given: string, advice: string) =>
  bad('bucket', given, `: ${JSON.stringify(given)} is not ${bucketName}; ${advice}`);
const formats = [...FORMATS.keys(), ...DOCUMENT_FORMATS.keys()].join(', ');
const format = `one of ${formats}`;
const template = (given: string, said: string) => bad('template', given, said, { formats: 'template' });
const openBrace = ' has "{" without "}"; write "{{" for a literal brace';
const fields = COLUMNS.map(({ name }) => name).join(', ');
const escapes = 'url, csv, rfc4180, json, html, shell, bagit, raw';
const needsEscape = (field: string) =>
  ` has {${field}}: ${field} can contain any text and needs an escape, as in {${field}|json}; use one of ${escapes}`;
const prefix = 'the beginning of a file name: names contain no control characters';
const longPrefix = ' is longer than 1,024 bytes, the limit for file names';
const style = 'one of friendly, s3, s3-virtual-host, id, or an https base URL without a query';
const notStyle = (given: string, advice: string) =>
  bad('url-style', given, `: ${JSON.stringify(given)} is not ${style}${advice}`);
const artifact = 'an artifact name: up to 256 characters, none of " : < > | * ? \\ /';
const notChosen = (given: string) =>
  bad(
    'artifact-name',
    given,
    `: ${JSON.stringify(given)} is not the name of an artifact; give a name, or \`none\` to upload nothing`,
  );
const notAName = (given: string) =>
  bad(
    'artifact-name',
    given,
    `: ${JSON.stringify(given)} is not a name until it is evaluated; give a name, or \`none\` to upload nothing`,
  );
const inside = `in the workspace (WORKSPACE) or in RUNNER_TEMP (TEMP); give a path relative to the workspace. In a container job, \${{ github.workspace }} and \${{ runner.temp }} are paths outside the container`;
const unexpanded = (given: string, what: string, example = 'x') =>
  bad(
    'output-dir',
    given,
    `: ${JSON.stringify(given)} ${what}; give a path relative to the workspace, such as ${example}`,
  );
const notAddress = (input: string, given: string, said: string) =>
  bad(input, given, `: ${JSON.stringify(given)} ${said}`);
const address = (meant: string) => `is not b2://BUCKET/PREFIX; did you mean b2://${meant}?`;
const emptyPart = 'has a part of the prefix that is empty, `.` or `..`; give a prefix such as inventories';
const noControl = 'has a prefix that no file name begins with: names contain no control characters';
const noBaseline = (given: string, advice: string) =>
  bad('baseline', given, `: ${JSON.stringify(given)} does not exist: WORKSPACE/${given}${advice}`);
const previousRun = '; did you mean previous-run?';
/** Inputs without `bucket`. */
const needsFiles = (list: string, inputs: Record<string, string>): BadInput => ({
  inputs: { bucket: '', ...inputs },
  fault: `\`bucket\` is empty, so only buckets are listed, and ${list} files; name a bucket, or use \`*\` for every bucket. If \`bucket\` comes from a variable, that variable is not set here`,
});
const itself = (given: string) =>
  bad(
    'output-dir',
    given,
    `: ${JSON.stringify(given)} is the workspace or RUNNER_TEMP itself; give a folder in it`,
  );
const refused = (given: string, why: string) =>
  bad(
    'output-dir',
    given,
    `: ${JSON.stringify(given)} is refused, since ${why}; nothing in it was changed. Give a new or empty folder`,
  );
const notEmpty = 'it is not empty and contains no manifest.json of an earlier inventory';
const cdn = 'https://cdn.example.com/files';
const ofOne = `: "${cdn}" is the base URL of one bucket, and \`bucket\` selects several; use one step per bucket`;

/** Inputs that are refused, each with its whole error message. */
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
  bad('application-key', `\${{ secrets.B2_APPLICATION_KEY }}`, notEvaluated),
  bad('application-key-id', `\${{secrets.ID}}`, notEvaluated),
  bad('github-token', `\${{ github.token }}`, notEvaluated),
  {
    ...bad(
      'application-key-id',
      KEY,
      ' contains an application key, and `application-key` contains its ID; swap them',
      { 'application-key': KEY_ID },
    ),
    bundled: true,
  },
  bad(
    'application-key-id',
    KEY,
    ' contains an application key, and `application-key` contains its ID; swap them',
    { 'application-key': '001122334455' },
  ),
  bad('application-key-id', KEY, ' contains an application key; give the ID that Backblaze shows with it'),
  bad(
    'application-key',
    KEY_ID,
    ' contains the ID of a key; give the key itself, which Backblaze shows only once',
  ),
  ...each('endpoint', 'an https URL; did you mean https://api.backblazeb2.com?', [
    'api.backblazeb2.com',
    'http://api.backblazeb2.com',
    '//api.backblazeb2.com',
  ]),
  ...each('endpoint', "B2's native API, but an S3 endpoint; leave `endpoint` empty", [
    'https://s3.us-west-004.backblazeb2.com',
    'https://my-bucket.s3.eu-central-003.backblazeb2.com/',
  ]),
  bad(
    'endpoint',
    'http://127.0.0.1.example.com',
    ': "http://127.0.0.1.example.com" is not an https URL; did you mean https://127.0.0.1.example.com?',
  ),
  bad(
    'endpoint',
    'http://localhost.example.com:80',
    ': "http://localhost.example.com:80" is not an https URL; did you mean https://localhost.example.com:80?',
  ),
  ...each('endpoint', 'an https URL', [
    'ftp://api.backblazeb2.com',
    'javascript:alert(1)',
    'https://',
    'https://exa mple.com',
  ]),
  ...each('endpoint', 'https:// and a host alone; did you mean https://api.backblazeb2.com?', [
    'https://api.backblazeb2.com/b2api/v4',
    'https://api.backblazeb2.com/?x=1',
    'https://api.backblazeb2.com/#x',
  ]),
  bad(
    'endpoint',
    'https://someone@api.backblazeb2.com',
    ' contains a user name or a password; give only https:// and the host',
  ),
  bad(
    'endpoint',
    'https://a:b@api.backblazeb2.com',
    ' contains a user name or a password; give only https:// and the host',
  ),
  ...['upload-to', 'baseline'].flatMap((input) => [
    notAddress(input, 'b2://data-bucket//x', emptyPart),
    notAddress(input, 'b2://data-bucket/a/../b', emptyPart),
    notAddress(input, 'b2://data-bucket/a\u0007', noControl),
    notAddress(input, 'b2://x/y', `is not b2://BUCKET/PREFIX: "x" is not ${bucketName}`),
    notAddress(input, 'b2://', `is not b2://BUCKET/PREFIX: "" is not ${bucketName}`),
    notAddress(
      input,
      `b2://data-bucket/${'x'.repeat(501)}`,
      'has a prefix of more than 500 bytes; give a shorter one',
    ),
    notAddress(input, 'b2:data-bucket/a/', address('data-bucket/a')),
    notAddress(input, 'B2://data-bucket/a', address('data-bucket/a')),
    notAddress(
      input,
      `b2://data-bucket/\${{ github.ref_name }}`,
      'is not an address until it is evaluated, which only GitHub or a shell does',
    ),
  ]),
  { ...notAddress('upload-to', 's3://data-bucket/a', address('data-bucket/a')), bundled: true },
  notAddress('upload-to', 'data-bucket/a', address('data-bucket/a')),
  notAddress('upload-to', 'https://f004.backblazeb2.com/file/data-bucket', 'is not b2://BUCKET/PREFIX'),
  notAddress('upload-to', 'none', 'is not b2://BUCKET/PREFIX; leave the input empty for none'),
  noBaseline('nowhere/manifest.json', ''),
  { ...noBaseline('last', previousRun), bundled: true },
  ...['latest', 'previous', 'prev-run', 'last-run', 'previous_run', 'Previous-Run', 'artifact'].map((given) =>
    noBaseline(given, previousRun),
  ),
  ...['no', 'none', 'off', 'false'].map((given) =>
    noBaseline(given, '; leave `baseline` empty to compare with nothing'),
  ),
  bad(
    'baseline',
    'a-file/manifest.json',
    ': "a-file/manifest.json" cannot be read (ENOTDIR): WORKSPACE/a-file/manifest.json',
  ),
  bad(
    'baseline',
    '$GITHUB_WORKSPACE/manifest.json',
    ': "$GITHUB_WORKSPACE/manifest.json" contains $GITHUB_WORKSPACE, which only a shell expands; give a path relative to the workspace, such as manifest.json',
  ),
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
  {
    ...bad(
      'baseline',
      'previous-run',
      ': `previous-run` needs the artifact of an earlier run, and `artifact-name: none` uploads none; give the artifact a name',
      { 'artifact-name': 'none', 'github-token': 'ghs_ofTheJob' },
    ),
    bundled: true,
  },
  bad(
    'github-token',
    '',
    ` is empty, and \`baseline: previous-run\` needs it; remove the input, or set it to \${{ github.token }}`,
    { baseline: 'previous-run' },
  ),
  bad(
    'github-token',
    '',
    ` is empty, and \`baseline: release:TAG\` and \`release-tag\` need it; remove the input, or set it to \${{ github.token }}`,
    { baseline: 'release:v1', 'release-tag': 'v1' },
  ),
  bad('github-token', 'ghs_ab cd', noKey),
  bad('rules', 'bucket-publik: error', ': unknown rule "bucket-publik"; did you mean bucket-public?'),
  bad('rules', '+defaults', ': unknown rule "defaults"; did you mean default?'),
  {
    ...bad(
      'rules',
      'default\nbucket-public: eror\nno-digest\n- -\n+no-digest: note',
      `: unknown level "eror"; use one of error, warning, note; did you mean error?
"no-digest" needs a sign or a level: \`+no-digest\`, \`-no-digest\` or \`no-digest: warning\`
"- -" is not \`default\`, \`none\`, \`+rule\`, \`-rule\` or \`rule: level\`
"+no-digest: note" has a sign and a level; write one of them`,
    ),
    bundled: true,
  },
  {
    inputs: { bucket: '', rules: 'default\n+empty-files\nno-digest: error\n+unsafe-names\n-unsafe-names' },
    fault:
      '`bucket` is empty, so only buckets are listed, and `rules` (no-digest, empty-files) needs files; name a bucket, or use `*` for every bucket. If `bucket` comes from a variable, that variable is not set here',
  },
  bad('gates', 'errors == 0', ': errors needs `rules`'),
  bad('suppressions', 'a-file', ' is given, but `rules` is empty: there is nothing to suppress'),
  ...(
    [
      ['nowhere.yml', ' does not exist: WORKSPACE/nowhere.yml; check out the repository first'],
      [
        '$HOME/x.yml',
        ' contains $HOME, which only a shell expands; give a path relative to the workspace, such as x.yml',
      ],
      ['full', ' cannot be read (EISDIR)'],
      ['no-list.yml', ' is not a list of entries with `rule`, `resource`, `reason` and perhaps `expires`'],
      ['a-file', ' is not a list of entries with `rule`, `resource`, `reason` and perhaps `expires`'],
      [
        'broken.yml',
        ' is neither YAML nor JSON: Flow sequence in block collection must be sufficiently indented and end with a ] at line 1, column 10:',
      ],
      ['aliases.yml', ' is neither YAML nor JSON: Alias resolution is disabled'],
      [
        'wrong.json',
        ` is wrong in entry 1: unknown member "until"
entry 1: unknown rule "bucket-pulic"; did you mean bucket-public?
entry 1: \`resource\`: "[" has a "[" without a "]"; write "\\[" for a literal "["
entry 1: \`reason\` is missing: say why this is accepted
entry 2: it has no \`rule\`, \`resource\` and \`reason\`
entry 3: \`expires\`: "2026-02-30" is not a date, such as 2027-01-31
entry 4: \`rule\` is missing
entry 4: \`resource\` is missing: a bucket, \`BUCKET/GLOB\` for files, \`key\` or \`keys/NAME\`
entry 4: \`reason\` is missing: say why this is accepted`,
      ],
    ] as const
  ).map(([given, said]) => ({
    ...bad('suppressions', given, `: ${JSON.stringify(given)}${said}`, { rules: 'default' }),
    ...(given === 'wrong.json' ? { bundled: true } : {}),
  })),
  ...each('bucket', bucketName, [
    'short',
    'b'.repeat(64),
    '-begins',
    'ends-with.',
    'under_score',
    'white space',
    'bücket-name',
    ',',
    'line\u2028separator',
  ]),
  { ...bucket('b2://my-bucket', 'drop the scheme: `bucket: my-bucket`'), bundled: true },
  bucket('s3://my-bucket/', 'drop the scheme: `bucket: my-bucket`'),
  bucket('b2:my-bucket', 'drop the scheme: `bucket: my-bucket`'),
  bucket(
    's3://my-bucket/releases/v1/',
    'drop the scheme and put the rest in `prefix`: `bucket: my-bucket` and `prefix: releases/v1/`',
  ),
  bucket(
    'B2://my-bucket/releases/**',
    'drop the scheme and put the rest in `prefix`: `bucket: my-bucket` and `prefix: releases/`',
  ),
  bucket(
    'https://f004.backblazeb2.com/file/my-bucket/a/b',
    'drop the scheme and put the rest in `prefix`: `bucket: my-bucket` and `prefix: a/b`',
  ),
  bucket('https://s3.us-west-004.backblazeb2.com/my-bucket', 'drop the scheme: `bucket: my-bucket`'),
  bucket(
    'https://my-bucket.s3.us-west-004.backblazeb2.com/a/',
    'drop the scheme and put the rest in `prefix`: `bucket: my-bucket` and `prefix: a/`',
  ),
  bucket('https://secure.backblaze.com/', 'give only the name of the bucket'),
  bucket('b2://short', 'give only the name of the bucket'),
  bucket('my-bucket/', 'drop the slash: `bucket: my-bucket`'),
  {
    ...bucket('my-bucket/a/b', 'put the rest in `prefix`: `bucket: my-bucket` and `prefix: a/b`'),
    bundled: true,
  },
  bucket('my-bucket/*', 'drop the slash: `bucket: my-bucket`'),
  bucket('- my-bucket', 'write one name per line, without "- "'),
  bucket('"my-bucket"', 'remove the quotes'),
  bucket("'my-bucket'", 'remove the quotes'),
  ...['**', 'all', 'ANY'].map((given) => bucket(given, '`*` lists every bucket')),
  bad(
    'bucket',
    '- a-bucket\n- b-bucket',
    `: "- a-bucket" is not ${bucketName}; write one name per line, without "- "`,
  ),
  bad(
    'bucket',
    '["a-bucket", "b-bucket"]',
    ': "[\\"a-bucket\\", \\"b-bucket\\"]" is a list in JSON or YAML; write one name per line, without brackets and quotes',
  ),
  bad(
    'bucket',
    '[a-bucket, b-bucket]',
    ': "[a-bucket, b-bucket]" is a list in JSON or YAML; write one name per line, without brackets and quotes',
  ),
  bad(
    'bucket',
    '[\n  "a-bucket"\n]',
    ': "[\\n  \\"a-bucket\\"\\n]" is a list in JSON or YAML; write one name per line, without brackets and quotes',
  ),
  bad('bucket', 'good-bucket\nbad bucket', `: "bad bucket" is not ${bucketName}`),
  {
    ...bad('bucket', '*\ngood-bucket', ': `*` means every bucket; remove the other names, or the `*`'),
    bundled: true,
  },
  bad('bucket', 'good-bucket, *', ': `*` means every bucket; remove the other names, or the `*`'),
  bad(
    'bucket',
    'good-bucket\nother-bucket\n good-bucket',
    ': "good-bucket" is given twice; remove one of them',
  ),
  bad('bucket', 'good-bucket, Good-Bucket', ': "Good-Bucket" is given twice; remove one of them'),
  { ...needsFiles('`formats` (urls) needs', { formats: 'urls, csv' }), bundled: true },
  { ...needsFiles('`prefix` needs', { prefix: 'releases/' }), bundled: true },
  needsFiles('`formats` (ndjson) needs', { formats: 'ndjson' }),
  needsFiles('`formats` (prefixes) needs', { formats: 'csv, prefixes' }),
  needsFiles('`formats` (csv.gz, html) needs', { formats: 'csv.gz\nhtml, json, parquet' }),
  needsFiles('`versions` needs', { versions: 'all' }),
  needsFiles('`include` needs', { include: '*.jpg' }),
  needsFiles('`exclude` needs', { exclude: '*.jpg' }),
  needsFiles('`where` needs', { where: 'size > 1' }),
  needsFiles('`formats` (template) and `template` need', { formats: 'template', template: '{url}' }),
  needsFiles('`url-style` needs', { 'url-style': 's3' }),
  needsFiles('`sign` and `release-tag` need', { sign: 'b2', 'release-tag': 'v1', formats: 'csv' }),
  needsFiles('`gates` (file-count) needs', { gates: 'file-count >= 1\nbucket-count >= 1' }),
  needsFiles('`gates` (removed, hidden-count) needs', { gates: 'removed == 0 and hidden-count == 0' }),
  {
    ...needsFiles('`formats` (urls), `prefix`, `url-style` and `gates` (file-count) need', {
      formats: 'urls',
      prefix: 'a/',
      'url-style': 'id',
      gates: 'file-count >= 1',
    }),
    bundled: true,
  },
  ...each('prefix', prefix, ['a\u0001b', 'line\nbreak', 'tab\t', '\u001b[31m']),
  bad('prefix', 'x'.repeat(1025), longPrefix),
  bad('prefix', 'ü'.repeat(513), longPrefix),
  ...each('versions', '`current` or `all`', ['latest', 'both of them']),
  bad('versions', 'All', ': "All" is not `current` or `all`; did you mean all?'),
  bad('include', '**/*.jpg\nphotos/[', `: "photos/[" has a "[" without a "]"; write "\\[" for a literal "["`),
  bad('include', '{a', `: "{a" has a "{" without a "}"; write "\\{" for a literal "{"`),
  bad(
    'include',
    '!*.tmp',
    ': "!*.tmp" begins with "!"; move it to `exclude` without the "!", or write "\\!" for a literal "!"',
  ),
  bad('include', 'a\tb', ': "a\\tb" can match no file name: B2 allows no control characters in names'),
  {
    ...bad(
      'exclude',
      'ok\n**/[/]',
      ': "**/[/]" can match no file name: it has a class that matches no character of a name',
    ),
    bundled: true,
  },
  bad('exclude', '{,}', ': "{,}" can match no file name: a name is never empty'),
  bad(
    'include',
    'x'.repeat(1_025),
    `: "${'x'.repeat(1_025)}" can match no file name: B2 allows names of up to 1,024 bytes`,
  ),
  bad('exclude', '{1..5000}', ': "{1..5000}" expands to more than 1000 patterns; use fewer alternatives'),
  bad('exclude', '[z-a]', ': "[z-a]" has the reversed range z-a; write a-z'),
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
  bad(
    'where',
    'contentType == image/*',
    ': unknown field "contentType"; did you mean type?\n  contentType == image/*\n  ^^^^^^^^^^^',
  ),
  {
    ...bad(
      'where',
      'size > 1 && age < 3d',
      ': unknown operator "&&"; did you mean and?\n  size > 1 && age < 3d\n           ^^',
    ),
    bundled: true,
  },
  bad('where', 'size > 10 mb', ': write 10MB without a space\n  size > 10 mb\n         ^^^^^'),
  {
    ...bad(
      'gates',
      'files >= 10',
      ': unknown gate figure "files"; did you mean file-count?\n  files >= 10\n  ^^^^^',
    ),
    bundled: true,
  },
  bad(
    'gates',
    '# every night\nfile-count >= 1',
    ': comments are not supported; remove this one\n  # every night\n  ^^^^^^^^^^^^^',
  ),
  bad(
    'gates',
    'file-count >= 1 # some',
    ': comments are not supported; remove this one\n  file-count >= 1 # some\n                  ^^^^^^',
  ),
  bad('gates', '- file-count >= 1', ': write one gate per line, without "- "\n  - file-count >= 1\n  ^'),
  bad(
    'gates',
    'total-bytes < 10 gb',
    ': write 10GB without a space\n  total-bytes < 10 gb\n                ^^^^^',
  ),
  bad('gates', 'removed == 0', ': removed needs `baseline`', { bucket: 'good-bucket' }),
  bad('columns', 'name, siez', ': unknown column "siez"; did you mean size?'),
  bad('columns', 'Name', ': unknown column "Name"; did you mean name?'),
  bad('columns', 'name,size\nname', ': "name" is given twice; remove one of them'),
  bad('columns', ',', `: "," is not one or more of ${fields}`),
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
  bad('template', '{url}', ' has no effect, since `formats` does not contain `template`; add it there'),
  bad('template', '', ' is empty, and `formats` contains `template`; set it to a line such as {size} {url}', {
    formats: 'urls, template',
  }),
  bad('formats', ' ,\n, ', `: ",\\n," is not one or more of ${formats}`),
  ...each('formats', format, ['tsv-file', 'urls csv', 'urls;csv', '::error::%0A']),
  bad('formats', 'URLs', `: "URLs" is not ${format}; did you mean urls?`),
  { ...bad('formats', 'jsonl', ': "jsonl" is not a format; did you mean ndjson?'), bundled: true },
  bad('formats', 'JSONL.gz', ': "JSONL.gz" is not a format; did you mean ndjson.gz?'),
  bad('formats', 'txt', ': "txt" is not a format; did you mean urls?'),
  bad('formats', 'xlsx', ': "xlsx" is not a format; did you mean csv?'),
  bad('formats', 'parquet.gz', ': "parquet.gz" is not a format; parquet is compressed already; use parquet'),
  bad(
    'formats',
    'parquet.zst',
    ': "parquet.zst" is not a format; parquet is compressed already; use parquet',
  ),
  bad('formats', 'html.gz', ': "html.gz" is not a format; html has no compressed form; use html'),
  bad('formats', 'csv.bz2', ': "csv.bz2" is not a format; use csv, csv.gz or csv.zst'),
  bad('formats', 'csv.gz.gz', ': "csv.gz.gz" is not a format; use csv, csv.gz or csv.zst'),
  bad('formats', 'csv.gz, csv.gz', ': "csv.gz" is given twice; remove one of them'),
  bad('formats', 'urls, csv\nurls', ': "urls" is given twice; remove one of them'),
  bad(
    'formats',
    's3-inventory-parquet, csv, s3-inventory',
    ': `s3-inventory-parquet` and `s3-inventory` both write s3-inventory/; remove one of them',
  ),
  notStyle('S3', '; did you mean s3?'),
  { ...notStyle('cdn.example.com', '; did you mean https://cdn.example.com?'), bundled: true },
  notStyle('cdn.example.com/files/', '; did you mean https://cdn.example.com/files/?'),
  notStyle('http://cdn.example.com', '; did you mean https://cdn.example.com?'),
  notStyle('//cdn.example.com:8443', '; did you mean https://cdn.example.com:8443?'),
  ...each('release-tag', 'a tag; give the tag of a release, such as v1.4.0', [
    'v 1',
    'v1..2',
    'https://github.com/o/r/releases/tag/v1',
    'v1/',
    'a.lock',
    '.v1',
    'v*',
  ]),
  bad('release-tag', 'refs/tags/v1', ': "refs/tags/v1" is a ref; give the tag, v1'),
  bad(
    'release-tag',
    `\${{ github.ref_name }}`,
    `: "\${{ github.ref_name }}" is an expression that GitHub did not evaluate; it evaluates \${{ }} only in workflow files and action.yml`,
  ),
  bad(
    'release-tag',
    'v1',
    ': a release has files but no folders, and `formats` contains html, s3-inventory; remove them, or use a second step for the release',
    { formats: 'urls, html, s3-inventory' },
  ),
  bad('baseline', 'release:', ': "" is not a tag; give the tag of a release, such as v1.4.0'),
  ...each('sign', 'one of none, b2, s3', ['true', 'aws', 'b2,s3']),
  bad('sign', 'S3', ': "S3" is not one of none, b2, s3; did you mean s3?'),
  ...each('sign-for', 'a duration from 1s to 7d in whole seconds', ['0s', '0.5s', '1.5s', '8d', 'none']),
  bad(
    'sign-for',
    '60',
    ': 60 is a number without a unit; sign-for takes a duration, such as 90s, 36h or 30d',
  ),
  ...each('url-style', style, [
    'https://cdn.example.com/?token=1',
    'https://cdn.example.com/#top',
    'https://me@cdn.example.com',
  ]),
  bad('url-style', cdn, ofOne, { bucket: 'good-bucket\nother-bucket' }),
  bad('url-style', cdn, ofOne, { bucket: '*' }),
  bad('url-style', cdn, ofOne, { bucket: 'good-bucket, other-bucket' }),
  bad('url-style', 'friendly\nS3', `: "S3" is not ${style}; did you mean s3?`, { bucket: 'good-bucket' }),
  notStyle('friendly, s3', '; write one style per line'),
  bad('url-style', 's3\nid\ns3', ': "s3" is given twice; remove one of them', { bucket: 'good-bucket' }),
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
  { ...notChosen('off'), bundled: true },
  ...['no', 'No', 'null', 'false', 'FALSE', 'None', 'nil', 'undefined', 'disabled', 'skip', '~', '-'].map(
    notChosen,
  ),
  ...["''", 'true', 'yes', 'on'].map(notChosen),
  ...[`\${{ github.ref_name }}`, '$GITHUB_REF_NAME', `inventory-\${MATRIX}`].map(notAName),
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
  ...each('concurrency', 'a whole number from 1 to 64', ['0', '65', '-3', '1,5', 'NaN', '٣', '16 32']),
  { ...itself('.'), bundled: true },
  itself('./'),
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
  { ...bad('output-dir', '/srv/out', `: "/srv/out" is not ${inside}`), bundled: true },
  { ...unexpanded('~/x', 'begins with ~, which only a shell expands'), bundled: true },
  unexpanded('~', 'begins with ~, which only a shell expands', 'b2-inventory'),
  {
    ...unexpanded('$GITHUB_WORKSPACE/x', 'contains $GITHUB_WORKSPACE, which only a shell expands'),
    bundled: true,
  },
  unexpanded(`\${RUNNER_TEMP}/x`, `contains \${RUNNER_TEMP}, which only a shell expands`),
  unexpanded('out-$HOME', 'contains $HOME, which only a shell expands', 'b2-inventory'),
  unexpanded('$env:RUNNER_TEMP/x', 'contains $env:RUNNER_TEMP, which only a shell expands'),
  unexpanded('%TEMP%/x', 'contains %TEMP%, which only a shell expands'),
  unexpanded(
    `\${{ github.workspace }}/x`,
    `is an expression that GitHub did not evaluate: it evaluates \${{ }} only in workflow files and action.yml`,
  ),
  unexpanded('file:///tmp/x', 'is a URL, not a path'),
  ...(process.platform === 'win32'
    ? []
    : ['D:\\a\\x', 'C:/x', 'out\\x', '\\\\server\\x'].map((given) =>
        unexpanded(given, 'is a Windows path, and this runner is not Windows'),
      )),
  { ...refused('full', notEmpty), bundled: true },
  refused('self/full', notEmpty),
  refused('others', notEmpty),
  { ...refused('broken', notEmpty), bundled: true },
  refused('a-file', 'it is a file'),
  refused('a-file/below', 'it is a file'),
];
