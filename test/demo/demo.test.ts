import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeAction } from '../runner/fixtures.ts';
import { makeFolder } from '../runner/temp-folders.ts';
import { main } from './demo.ts';

/** What the real action does, in short: lists the files of the B2 server, writes, uploads, reports. */
const inventory = `
const c = await core();
const input = (name) => process.env['INPUT_' + name.toUpperCase()];
c.setSecret(input('application-key'));
const basic = btoa(input('application-key-id') + ':' + input('application-key'));
const account = await (await fetch(input('endpoint') + '/b2api/v4/b2_authorize_account', {
  headers: { authorization: 'Basic ' + basic } })).json();
const { apiUrl, downloadUrl } = account.apiInfo.storageApi;
const post = async (call, body) => (await fetch(apiUrl + '/b2api/v4/' + call, { method: 'POST',
  headers: { authorization: account.authorizationToken }, body: JSON.stringify(body) })).json();
const { buckets } = await post('b2_list_buckets', { accountId: account.accountId, bucketName: input('bucket') });
const { files } = await post('b2_list_file_names', { bucketId: buckets[0].bucketId });
const urls = files.map((file) => downloadUrl + '/file/' + input('bucket') + '/' + encodeURI(file.fileName));
fs.mkdirSync('b2-inventory', { recursive: true });
fs.writeFileSync('b2-inventory/urls.txt', urls.join('\\n') + '\\n');
await c.group('List ' + input('bucket'), async () => { c.setSecret('a token'); console.log('with a token'); c.warning('hot'); });
await c.summary.addRaw('## ' + urls.length + ' files').write();
c.setOutput('output-dir', process.cwd() + '/b2-inventory');
await (await artifact()).uploadArtifact('b2-inventory', ['b2-inventory/urls.txt'], 'b2-inventory');
process.exitCode = Number(process.env.INPUT_BUCKET === 'demo-bucket') * 3;`;

const printed = { stdout: '', stderr: '' };

beforeEach(() => {
  for (const name of ['stdout', 'stderr'] as const) {
    printed[name] = '';
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      printed[name] += String(text);
      return true;
    });
  }
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

test('shows the log, outputs, files, URLs, artifact and summary of a run over a folder, without colour', async () => {
  const [dir, output] = [makeFolder('demo-files'), path.join(makeFolder('demo-output'), 'new')];
  for (let n = 1; n <= 9; n += 1) writeFileSync(path.join(dir, `file ${n}.txt`), 'content');
  const code = await main(['--dir', dir, '--output', output], fakeAction(inventory));
  vi.restoreAllMocks();
  expect({ code, stderr: printed.stderr }).toEqual({ code: 3, stderr: '' });
  for (const expected of [
    /^▾ List demo-bucket\n {2}with \*\*\*\n {2}⚠ Warning: hot$/m,
    new RegExp(`^output-dir {2}${output}/b2-inventory$`, 'm'),
    /^urls.txt +\d+ bytes$/m,
    /^http:\/\/127\.0\.0\.1:\d+\/file\/demo-bucket\/file%201\.txt\n/m,
    /^and 1 more$/m,
    /^b2-inventory {2}id \d+, \d+ bytes\nsha256:[0-9a-f]{64}$/m,
    /^## 9 files$/m,
    /^The step failed \(exit code 3\) after/m,
  ]) {
    expect(printed.stdout).toMatch(expected);
  }
  expect(printed.stdout).not.toContain('\u001b');
  expect(existsSync(path.join(output, 'b2-inventory/urls.txt'))).toBe(true);
});

test('explains itself, and what is wrong with a command line', async () => {
  expect(await main(['--help'])).toBe(0);
  expect(printed.stdout).toContain('npm start -- --bucket my-bucket');

  vi.stubEnv('B2_APPLICATION_KEY', '');
  const full = makeFolder('full');
  mkdirSync(path.join(full, 'precious'));
  for (const [args, message] of [
    [['--nonsense'], '--nonsense'],
    [['--bucket', 'x'], 'B2_APPLICATION_KEY in the environment'],
    [['--bucket', 'x', '--dir', 'y'], 'one or the other'],
    [['--input', 'prefix'], 'NAME=VALUE'],
    [['--output', full], 'a folder of its own'],
    [['--dir', '/does/not/exist'], 'ENOENT'],
  ] as const) {
    printed.stderr = '';
    expect(await main([...args])).toBe(1);
    expect(printed.stderr).toContain(message);
  }
});
