import { expect, test } from 'vitest';
import { startGithubServer } from '../github-server/server.ts';
import { runInventory, startLargeAccount } from './setup.ts';

const MIB = 2 ** 20;
const FILES = 500_000;
/** Where a list of this many files is 300 MB. */
const LIMIT = 400;

test.skipIf(process.platform !== 'linux')(
  `memory does not grow with what is attached to a release, or with signed URLs: at most ${LIMIT} MiB`,
  async () => {
    const [server, github] = [
      await startLargeAccount({ kind: 'hex', count: FILES }),
      await startGithubServer(),
    ];
    try {
      github.permissions.contents = 'write';
      const release = github.releases.add({ tag: 'v1' });
      const inputs = { bucket: 'many-files', formats: 'ndjson', 'release-tag': 'v1', sign: 's3' };
      const result = await runInventory(server, inputs, { github, timeoutMs: 600_000 });
      const mib = (result.peakRssBytes ?? 0) / MIB;
      const sizes = release.assets.map(({ bytes }) => bytes.length / MIB);
      console.log(`${sizes.map((size) => size.toFixed(0))} MiB attached: ${mib.toFixed(0)} MiB`);
      expect(result.outputs).toMatchObject({ complete: 'true', 'file-count': String(FILES) });
      expect(Math.max(...sizes)).toBeGreaterThan(200);
      expect(mib).toBeLessThan(LIMIT);
      result.dispose();
    } finally {
      server.stop();
      await github.close();
    }
  },
);
