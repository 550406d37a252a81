import { expect, test } from 'vitest';
import { file, sha1, write } from './write-downloads.ts';

test('aria2.txt: URLs of all styles on a line, then options', async () => {
  const { text } = await write('aria2', [file('a b')], { urlStyles: ['friendly', 's3', 'id'] });
  expect(text).toBe(
    'https://f.example.com/file/my-bucket/a%20b\thttps://s3.example.com/my-bucket/a%20b\thttps://f.example.com/b2api/v4/b2_download_file_by_id?fileId=4_z3\n' +
      ` out=a b\n checksum=sha-1=${sha1('a b')}\n`,
  );
});

test('aria2.txt: names that an option cannot represent', async () => {
  const disposition = { fileInfo: { 'b2-content-disposition': 'attachment; filename="x"' } };
  const files = [
    file(' lead'),
    file('$HOME'),
    file('..$'.concat('{HOME}/x')),
    file('d/trail '),
    file('named ', disposition),
    file('trail '),
  ];
  const { text, leftOut, warnings } = await write('aria2', files);
  expect(text.split('\n').filter((line) => !line.startsWith(' checksum'))).toEqual([
    'https://f.example.com/file/my-bucket/%20lead',
    ' out=./ lead',
    'https://f.example.com/file/my-bucket/%24HOME',
    ' out=$HOME',
    'https://f.example.com/file/my-bucket/trail%20',
    '',
  ]);
  expect(leftOut).toBe(3);
  expect(warnings).toEqual(['aria2.txt leaves out 3 files: 3 with a name that aria2 cannot read']);
  // There the URL does not tell the name.
  expect((await write('aria2', files, { urlStyles: ['id'] })).leftOut).toBe(4);
});
