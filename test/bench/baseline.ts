import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Manifest } from '../../src/inventory/manifest.ts';
import { makeFolder, removeFolder } from '../runner/temp-folders.ts';
import { MANIFEST, runAction } from './action.ts';
import { type BenchServer, NONE } from './server.ts';

/** An earlier inventory. Both paths can be given as the input `baseline`. */
export interface Baseline {
  /** Its manifest, with its files beside it: what a user has. */
  whole: string;
  /** The manifest alone: the listing is split by its quantiles, and nothing is compared. */
  quantilesOnly: string;
  remove(): void;
}

/** Makes an inventory of the server's bucket and keeps it. */
export async function makeBaseline(
  server: BenchServer,
  inputs: Record<string, string> = {},
): Promise<Baseline> {
  const workspace = makeFolder('baseline');
  await server.prepare(NONE);
  await runAction(server, inputs, { workspace });
  const whole = path.join(workspace, MANIFEST);
  const quantilesOnly = path.join(workspace, 'manifest.json');
  const manifest = JSON.parse(readFileSync(whole, 'utf8')) as Manifest;
  writeFileSync(quantilesOnly, JSON.stringify({ ...manifest, outputs: [] }));
  return { whole, quantilesOnly, remove: () => removeFolder(workspace) };
}
