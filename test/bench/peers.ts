import { execFileSync } from 'node:child_process';
import type { Latency } from '../b2-server/index.ts';
import { makeFolder } from '../runner/temp-folders.ts';
import { runAction } from './action.ts';
import { run } from './child.ts';
import { withBaseline } from './measure.ts';
import { startOldApi } from './old-api.ts';
import { type BenchServer, BUCKET, KEY } from './server.ts';

/** Another program that lists the same bucket of the same server. */
export interface PeerWall {
  name: string;
  rows: number;
  wallMs: number;
  /** Ours with default inputs, in the same run. */
  ownMs: number;
  /** The same with hints. */
  hintedMs: number;
}

interface Peer {
  name: string;
  /** Prints the version, or fails. */
  version: [string, string[]];
  list: (url: string) => [string, string[], Record<string, string>];
}

const LISTING = `
import os, sys
from b2sdk.v2 import B2Api, InMemoryAccountInfo
api = B2Api(InMemoryAccountInfo())
api.authorize_account(sys.argv[1], os.environ["B2_KEY_ID"], os.environ["B2_KEY"])
for file, _ in api.get_bucket_by_name(sys.argv[2]).ls(recursive=True, fetch_count=10000):
    print(file.file_name)
`;
const python = process.env.BENCH_PYTHON ?? 'python3';
const rclone = process.env.BENCH_RCLONE ?? 'rclone';

const PEERS: Peer[] = [
  {
    name: 'rclone',
    version: [rclone, ['version']],
    list: (url) => [
      rclone,
      ['lsf', '--recursive', '--files-only', '--fast-list', `peer:${BUCKET}`],
      {
        RCLONE_CONFIG_PEER_TYPE: 'b2',
        RCLONE_CONFIG_PEER_ACCOUNT: KEY.id,
        RCLONE_CONFIG_PEER_KEY: KEY.secret,
        RCLONE_CONFIG_PEER_ENDPOINT: url,
        RCLONE_CONFIG: '/dev/null',
      },
    ],
  },
  {
    name: 'b2sdk',
    version: [python, ['-c', 'import b2sdk; print("b2sdk", b2sdk.__version__)']],
    list: (url) => [python, ['-c', LISTING, url, BUCKET], { B2_KEY_ID: KEY.id, B2_KEY: KEY.secret }],
  },
];

/** Lists the bucket with every peer that is installed. `note` is called for the others. */
export async function measurePeers(
  server: BenchServer,
  latency: Latency,
  note: (text: string) => void,
): Promise<PeerWall[]> {
  const walls: PeerWall[] = [];
  for (const { name, version, list } of PEERS) {
    let found: string;
    try {
      found = execFileSync(version[0], version[1], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    } catch {
      note(`${name} is not installed and was left out`);
      continue;
    }
    const front = await startOldApi(server.url);
    try {
      await server.prepare(latency);
      const [program, args, variables] = list(front.url);
      const { PATH = '' } = process.env;
      const env = { PATH, HOME: makeFolder('home'), PYTHONUTF8: '1', ...variables };
      const peer = await run(program, args, env);
      await server.prepare(latency);
      const own = await runAction(server);
      await server.prepare(latency);
      const hinted = await withBaseline(own.manifestText, (baseline) => runAction(server, { baseline }));
      const rows = peer.stdout.split('\n').length - 1;
      if (rows !== own.manifest.files) note(`${name} lists ${rows} of ${own.manifest.files} files`);
      walls.push({
        name: found.split('\n')[0]!.trim(),
        rows,
        wallMs: peer.wallMs,
        ownMs: own.wallMs,
        hintedMs: hinted.wallMs,
      });
    } catch (error) {
      note(`${name} failed: ${(error as Error).message.slice(-600).trim()}`);
    } finally {
      front.close();
    }
  }
  return walls;
}
