import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { EarlierTotals, Manifest } from '../../src/inventory/manifest.ts';
import { runInventory, startAccount } from '../end-to-end/setup.ts';
import type { ActionResult } from '../runner/run-action.ts';
import { makeFolder } from '../runner/temp-folders.ts';
import { teamAccount } from './account.ts';

const DAY = 86_400_000;
const NIGHTS = 60;

/** A page as it is photographed. */
export interface Photographed {
  readonly name: string;
  /** In the inventory's folder. */
  readonly file: string;
  readonly width: number;
  readonly scheme: 'light' | 'dark';
  /** Pixels from the top; the rest is left out. */
  readonly height: number;
}

export const PAGES: readonly Photographed[] = [
  { name: 'report-light', file: 'report.html', width: 1_000, scheme: 'light', height: 3_200 },
  { name: 'report-dark', file: 'report.html', width: 1_000, scheme: 'dark', height: 3_200 },
  { name: 'report-360', file: 'report.html', width: 360, scheme: 'light', height: 4_200 },
  { name: 'html-index', file: 'html/acme-releases/index.html', width: 900, scheme: 'light', height: 900 },
];

/** The team's inventory of today, compared with yesterday's, which hands on those of two months. */
export async function teamPages(): Promise<ActionResult> {
  const team = teamAccount(Date.now());
  const workspace = makeFolder('workspace');
  const list = async (buckets: typeof team.today, inputs: Record<string, string>) => {
    const server = await startAccount(buckets);
    try {
      return await runInventory(server, { bucket: '*', ...inputs }, { workspace });
    } finally {
      await server.close();
    }
  };
  await list(team.yesterday, { formats: 'ndjson', 'output-dir': 'yesterday' });
  const file = path.join(workspace, 'yesterday/manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  // Runs of a test begin now, so the days between them are written into the manifest.
  const ago = (days: number) => new Date(Date.parse(manifest.startedAt) - days * DAY).toISOString();
  const history = Array.from({ length: NIGHTS }, (_, night): EarlierTotals => {
    const share = 1 - (night + 1) / (2.2 * NIGHTS) + (night % 7 === 0 ? 0.012 : 0);
    return {
      startedAt: ago(night + 2),
      files: Math.round(manifest.files * share),
      bytes: Math.round(manifest.bytes * share ** 2),
    };
  });
  writeFileSync(file, JSON.stringify({ ...manifest, startedAt: ago(1), history }));
  return list(team.today, {
    formats: 'html, ndjson, report',
    baseline: 'yesterday/manifest.json',
    rules: 'default',
    gates: 'removed == 0\nnewest-file in db/** < 25h\nwarn: shrunk-by < 1%\nfile-count >= 1',
  });
}
