import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Manifest } from '../../src/inventory/manifest.ts';
import type { GithubServer } from '../github-server/server.ts';
import { inputVariables, readActionFile } from '../runner/action-file.ts';
import { prepareEnvironment } from '../runner/environment.ts';
import { makeFolder, removeFolder } from '../runner/temp-folders.ts';
import { runNode, type Usage } from './child.ts';
import { type BenchServer, BUCKET, KEY } from './server.ts';

/** The action of this checkout: a folder with an action.yml and a dist/. */
export const CHECKOUT = path.resolve(import.meta.dirname, '../..');
export const ENTRY = path.join(CHECKOUT, 'dist/index.js');
/** In the workspace. */
export const MANIFEST = 'b2-inventory/manifest.json';

/** A run of the built action. */
export interface ActionUsage extends Usage {
  manifest: Manifest;
}

interface Where {
  /** Whose action.yml and dist/ are used. */
  built?: string;
  /** A folder that keeps the inventory; otherwise it is deleted. */
  workspace?: string;
}

/** Runs the action on the server's bucket as a runner would, down to two written formats. */
export async function runAction(
  server: BenchServer,
  inputs: Record<string, string> = {},
  { built = CHECKOUT, workspace: kept }: Where = {},
): Promise<ActionUsage> {
  const [workspace, runnerTemp] = [kept ?? makeFolder('workspace'), makeFolder('runner-temp')];
  try {
    const given = {
      endpoint: server.url,
      'application-key-id': KEY.id,
      'application-key': KEY.secret,
      bucket: BUCKET,
      formats: 'urls, ndjson',
      'artifact-name': 'none',
      ...inputs,
    };
    const env = actionEnvironment(workspace, runnerTemp, given, built);
    const usage = await runNode([path.join(built, 'dist/index.js')], env, workspace);
    const manifestText = readFileSync(path.join(workspace, MANIFEST), 'utf8');
    return { ...usage, manifest: JSON.parse(manifestText) as Manifest };
  } finally {
    if (kept === undefined) removeFolder(workspace);
    removeFolder(runnerTemp);
  }
}

/** The variables of a step with these inputs. @param built folder of the action.yml @param github null: no artifacts */
export function actionEnvironment(
  workspace: string,
  runnerTemp: string,
  inputs: Record<string, string>,
  built = CHECKOUT,
  github: GithubServer | null = null,
): Record<string, string> {
  const { env } = prepareEnvironment({
    workspace,
    runnerTemp,
    github,
    runId: 1,
    event: { repository: { private: true, visibility: 'private' } },
    eventName: 'push',
    attempt: 1,
    job: 'bench',
    startedAt: new Date(),
    serverUrl: 'https://github.com',
  });
  const action = readActionFile(path.join(built, 'action.yml'));
  return { ...env, ...inputVariables(action, inputs, { 'github.token': '' }) };
}
