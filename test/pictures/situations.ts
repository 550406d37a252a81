import { generatedContent } from '../b2-server/index.ts';
import { bucketOf, runInventory, startAccount } from '../end-to-end/setup.ts';
import { startGithubServer } from '../github-server/server.ts';
import type { ActionResult } from '../runner/run-action.ts';
import { teamAccount } from './account.ts';

/** What a job summary is made of in one situation. */
export interface Situation {
  readonly name: string;
  run(): Promise<ActionResult>;
}

const FEW = ['guide.pdf', 'tool-1.4.0-linux-x64.tar.gz', 'tool-1.4.0-windows-x64.zip'];

async function listing(
  buckets: Parameters<typeof startAccount>[0],
  inputs: Record<string, string>,
  more: Parameters<typeof runInventory>[2] = {},
): Promise<ActionResult> {
  const server = await startAccount(buckets);
  try {
    return await runInventory(server, inputs, more);
  } finally {
    await server.close();
  }
}

/** Yesterday's inventory, and today's compared with it, by a workflow that uploads both. */
async function audit(inputs: Record<string, string>): Promise<ActionResult> {
  const team = teamAccount(Date.now());
  const github = await startGithubServer();
  const DAY = 86_400_000;
  try {
    const same = { bucket: '*', baseline: 'previous-run', 'artifact-name': '', formats: 'ndjson, csv, html' };
    for (const [night, buckets] of [team.yesterday, team.today].entries()) {
      github.now = () => new Date(team.now - (1 - night) * DAY);
      const result = await listing(
        buckets,
        { ...same, ...(night === 1 && inputs) },
        {
          github,
          runId: 100 + night,
          eventName: 'schedule',
          branch: 'main',
        },
      );
      github.addRun({ runId: 100 + night, conclusion: 'success' });
      if (night === 1) return result;
    }
    throw new Error('there are two nights');
  } finally {
    await github.close();
  }
}

/** The situations whose summaries are looked at. */
export const SITUATIONS: readonly Situation[] = [
  {
    name: 'three-files',
    run: () => listing([bucketOf('acme-releases', FEW)], { bucket: 'acme-releases' }),
  },
  {
    name: 'a-million-files',
    run: () =>
      listing([{ name: 'acme-media', type: 'allPrivate', content: generatedContent('logs', 1_000_000) }], {
        bucket: 'acme-media',
        formats: 'urls, csv',
      }),
  },
  {
    name: 'thirty-buckets',
    run: () =>
      listing(
        Array.from({ length: 30 }, (_, n) =>
          bucketOf(
            `acme-tenant-${String(n).padStart(2, '0')}`,
            [`a-${n}.txt`],
            n % 9 === 4 ? 'allPublic' : 'allPrivate',
          ),
        ),
        { bucket: '*' },
      ),
  },
  { name: 'buckets-only', run: () => listing(teamAccount(Date.now()).today, { rules: 'default' }) },
  {
    name: 'changes-and-failed-gates',
    run: () =>
      audit({
        gates:
          'removed == 0\nnewest-file in db/** < 25h\nchanged in v1.*/** == 0\nwarn: shrunk-by < 1%\nfile-count >= 1',
      }),
  },
  { name: 'findings', run: () => audit({ rules: 'default', gates: 'errors == 0\npublic-buckets == 0' }) },
  {
    name: 'nothing-found',
    run: () => listing([bucketOf('acme-releases', FEW)], { bucket: 'acme-releases', prefix: '/releases/' }),
  },
  { name: 'an-error', run: () => listing([bucketOf('acme-releases', FEW)], { bucket: 'acme-release' }) },
];
