import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { readZip } from '../github-server/zip.ts';
import { fakeAction } from './fixtures.ts';
import { runAction } from './run-action.ts';

test('these tests run under the Node that the action is made for', () => {
  expect(process.version).toMatch(/^v24\./);
});

describe('a step', () => {
  test('gets inputs, defaults and the variables of the runner, and nothing of the caller', async ({
    skip,
  }) => {
    if (process.platform === 'win32') return skip('Windows adds variables of its own');
    vi.stubEnv('B2_APPLICATION_KEY_ID', 'of the developer');
    // Tokens are cut short, or the search for leaks would rightly complain.
    const result = await runAction({
      ...fakeAction(`const env = { ...process.env, cwd: process.cwd() };
        for (const name of ['ACTIONS_RUNTIME_TOKEN', 'INPUT_GITHUB-TOKEN']) env[name] = env[name].slice(0, 4);
        fs.writeFileSync('env.json', JSON.stringify(env));
        fs.accessSync(env.GITHUB_STATE); fs.accessSync(env.GITHUB_ENV); fs.accessSync(env.GITHUB_PATH);
        fs.writeFileSync('event.json', fs.readFileSync(env.GITHUB_EVENT_PATH));`),
      inputs: { bucket: ' my bucket ', 'url-style': 's3' },
      env: { MORE: 'yes', GITHUB_ACTOR: undefined },
      attempt: 2,
    });
    vi.unstubAllEnvs();
    const read = (file: string) =>
      JSON.parse(readFileSync(path.join(result.workspace, file), 'utf8')) as object;
    const env = read('env.json');
    expect(env).toMatchObject({
      INPUT_BUCKET: ' my bucket ',
      'INPUT_URL-STYLE': 's3',
      INPUT_RETENTION_DAYS: '7',
      'INPUT_APPLICATION-KEY': '',
      'INPUT_GITHUB-TOKEN': 'ghs_',
      ACTIONS_RUNTIME_TOKEN: expect.any(String),
      GITHUB_RUN_ATTEMPT: '2',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_API_URL: expect.stringMatching(/^http:\/\/127\.0\.0\.1:/),
      ACTIONS_RESULTS_URL: expect.stringMatching(/^http:\/\/127\.0\.0\.1:/),
      cwd: result.workspace,
      GITHUB_WORKSPACE: result.workspace,
    });
    const others = Object.keys(env).filter((name) => !/^(GITHUB|RUNNER|INPUT|ACTIONS)_/.test(name));
    expect(others.sort()).toEqual(['CI', 'HOME', 'MORE', 'NODE_COMPILE_CACHE', 'PATH', 'cwd']);
    expect(env).not.toHaveProperty('GITHUB_ACTOR');
    expect(read('event.json')).toEqual({ repository: { private: true, visibility: 'private' } });
  });

  test('is read back: outputs, summary, annotations, masks, groups, files', async () => {
    const result = await runAction({
      ...fakeAction(`const c = await core();
        c.setOutput('complete', true); c.setOutput('urls', 'a\\nb'); c.setOutput('empty', '');
        await c.summary.addRaw('# Hello').write();
        c.setSecret('hunter2-hunter2'); console.log('key: hunter2-hunter2');
        c.startGroup('List: 50%'); console.log('page 1'); c.warning('100% of\\nit', { title: 'a: b, c' }); c.endGroup();
        fs.mkdirSync('out/deep', { recursive: true }); fs.writeFileSync('out/deep/b', ''); fs.writeFileSync('a', '');
        console.error('::notice::from stderr'); c.setFailed('no');`),
    });
    expect(result.outputs).toEqual({ complete: 'true', urls: 'a\nb', empty: '' });
    expect(result.summary).toBe('# Hello');
    expect(result.annotations).toEqual([
      { kind: 'warning', message: '100% of\nit', title: 'a: b, c' },
      { kind: 'error', message: 'no' },
      { kind: 'notice', message: 'from stderr' },
    ]);
    expect(result.masks).toEqual(['hunter2-hunter2']);
    expect(result.log.map((line) => line.shown)).toContain('key: ***');
    expect(result.groups).toEqual([{ title: 'List: 50%', lines: ['page 1', '100% of\nit'] }]);
    expect(result.files()).toEqual(['a', 'out/deep/b']);
    expect(result.files('out')).toEqual(['deep/b']);
    expect(result).toMatchObject({ code: 1, signal: null });
    result.dispose();
    expect(existsSync(result.workspace)).toBe(false);
  });

  test('uploads to the artifact service, and has none where there is none', async () => {
    const upload = `fs.writeFileSync('a.txt', 'content');
      const { id } = await (await artifact()).uploadArtifact('b2-inventory', ['a.txt'], '.');
      (await core()).setOutput('id', id);`;
    const result = await runAction({ ...fakeAction(upload), job: 'nightly', attempt: 3 });
    expect(result.artifacts).toMatchObject([
      { id: Number(result.outputs.id), name: 'b2-inventory', jobId: 'nightly', attempt: 3, runId: 4711 },
    ]);
    expect(
      [...readZip(result.artifacts[0]!.bytes)].map(({ name, bytes }) => [name, bytes.toString()]),
    ).toEqual([['a.txt', 'content']]);
    const without = await runAction({ ...fakeAction(upload), github: null });
    expect(without.code).toBe(1);
    expect(without.stderr).toContain('ACTIONS_RUNTIME_TOKEN');
  });

  test('can be signalled, and is killed when it takes too long', async ({ skip }) => {
    if (process.platform === 'win32') return skip('a process cannot catch the signal of another');
    const patient = fakeAction(`setInterval(() => {}, 1000);
      process.on('SIGTERM', () => { console.log('bye'); process.exit(143); }); console.log('ready');`);
    const result = await runAction({
      ...patient,
      onSpawn: (child) => child.stdout?.once('data', () => child.kill('SIGTERM')),
    });
    expect(result).toMatchObject({ code: 143, stdout: 'ready\nbye\n' });
    await expect(runAction({ ...patient, timeoutMs: 4_000 })).rejects.toThrow(/longer than 4000 ms.*ready/s);
  });

  test('reports its peak memory and how long it ran', async () => {
    const hold = (megabytes: number) =>
      runAction({
        ...fakeAction(
          `let all = Buffer.alloc(${megabytes} << 20, 1); setTimeout(() => console.log(process.uptime() * 1000), 150);`,
        ),
        github: null,
      });
    const [small, large] = [await hold(1), await hold(200)];
    if (process.platform === 'linux') {
      expect((large.peakRssBytes! - small.peakRssBytes!) / 2 ** 20).toBeCloseTo(199, -2);
    }
    // The process was started after the watch, and has reported for how long it ran.
    expect(large.wallMs).toBeGreaterThan(Number(large.stdout));
  });

  test('is not run on inputs or with files that do not exist', async () => {
    await expect(runAction({ ...fakeAction(''), inputs: { buckets: 'x' } })).rejects.toThrow(
      'no input "buckets"',
    );
    await expect(runAction({ ...fakeAction(''), entry: '/none.js' })).rejects.toThrow('does not exist');
  });
});

describe('a leak fails the test that ran the step', () => {
  const key = 'K005/secret+key=of+Backblaze==';
  const leaks: Record<string, [body: string, where: string]> = {
    'in the log': [`console.log('::debug::' + key)`, 'stdout, line 1'],
    'on stderr, in a basic header': [`console.error(btoa('keyid:' + key))`, '(base64) in stderr, line 1'],
    'in an output': [
      `(await core()).setOutput('url', 'https://x/?k=' + encodeURIComponent(key))`,
      'the output url',
    ],
    'in the summary': [`fs.writeFileSync(process.env.GITHUB_STEP_SUMMARY, key)`, 'the summary'],
    'in a file': [
      `fs.mkdirSync('x'); fs.writeFileSync('x/manifest.json', JSON.stringify({ key }))`,
      'x/manifest.json',
    ],
    'in RUNNER_TEMP': [`fs.writeFileSync(process.env.RUNNER_TEMP + '/t', key)`, '/t'],
    'in an artifact': [
      `fs.writeFileSync('f', key); const a = await artifact(); await a.uploadArtifact('n', ['f'], '.'); fs.rmSync('f')`,
      'f in the artifact n',
    ],
  };
  test.each(Object.entries(leaks))('%s', async (_, [body, where]) => {
    const fake = fakeAction(`const key = process.env['INPUT_APPLICATION-KEY'].trim(); ${body};`);
    const run = runAction({ ...fake, inputs: { 'application-key': ` ${key}\n` } });
    await expect(run).rejects.toThrow(where);
    await expect(run).rejects.not.toThrow(key);
  });

  test('and secrets that the test names, however late', async () => {
    const fake = fakeAction(`console.log('token-made-by-the-server');`);
    await expect(runAction({ ...fake, secrets: () => ['token-made-by-the-server'] })).rejects.toThrow(
      'line 1',
    );
    await runAction({ ...fake, secrets: ['token-made-by-another'] });
  });

  test('but masking is not a leak', async () => {
    const fake = fakeAction(`const c = await core(); const key = process.env['INPUT_APPLICATION-KEY'];
      c.setSecret(key); c.debug(key);`);
    expect((await runAction({ ...fake, inputs: { 'application-key': key } })).masks).toEqual([key]);
  });
});
