import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSensitiveName, looksSensitive } from '../../src/audit/sensitive-names.ts';
import { rowsNamed } from './rows-named.ts';

describe('a name', () => {
  test.each([
    '.env',
    'site/.env.production',
    '.git/config',
    'a/.aws/x.txt',
    'id_rsa',
    'home/ID_ED25519',
    'db.sql',
    'dumps/db.SQL.gz',
    'x/store.kdbx',
    'backup.7z.bak',
    'a.db',
    'credentials',
    'x/credentials.csv',
    'secrets.yml',
    'x/service-account-1.json',
    'wp-config.php',
    'etc/shadow',
    'state.tfstate',
    'cert.pem',
  ])('%s looks sensitive', (name) => {
    expect(looksSensitive(name)).toBe(true);
  });

  test.each([
    '.env.example',
    'environment',
    'db.sql.txt',
    'a.gz',
    'github/x',
    'x.git/y',
    'data.json',
    'gz',
    'a',
    'shadows',
  ])('%s does not', (name) => {
    expect(looksSensitive(name)).toBe(false);
  });
});

const piece = fc.constantFrom(
  ...[
    'a',
    'b2',
    '.',
    '/',
    '/.',
    '.git/',
    '.ssh/',
    'env',
    '.env',
    'id_rsa',
    'ID_DSA',
    'credentials',
    '.json',
    '.SQL',
    '.sql',
    '.gz',
    '.7z',
  ],
  ...[
    '.db',
    '.pem',
    '.kdbx',
    '.bak',
    'secret',
    's',
    '.yml',
    '.toml',
    'shadow',
    '\u00e9',
    '\u65e5',
    '.bz2',
    '.npmrc',
    'wp-config',
    '.php',
    '"',
    '\\',
  ],
);
const name = fc.array(piece, { minLength: 1, maxLength: 7 }).map((pieces) => pieces.join(''));

test('the bytes of a row are judged as its name is', () => {
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 20 }), (names) => {
      const judged = rowsNamed(names, (row) => isSensitiveName(row));
      expect(judged).toEqual(names.map(looksSensitive));
    }),
    { numRuns: 2_000 },
  );
});
