import { join } from 'node:path';
import { MANIFEST } from '../inventory/manifest.ts';
import { inputError, opening, openRows } from './open.ts';
import { findPreviousRun } from './previous-run.ts';
import { otherRequest, type WantedRequest } from './read-manifest.ts';
import type { BaselineRows } from './read-rows.ts';
import type { BaselineSearch, OpenBaseline } from './source.ts';

/** Finds, downloads and opens the inventory of the previous run. @returns undefined: there is none */
export async function openPreviousRun(
  request: WantedRequest,
  search: BaselineSearch,
): Promise<OpenBaseline | undefined> {
  const { inputs, event, policy, log, env, signal } = search;
  if (!policy.publishes(inputs.artifactNamed)) {
    throw inputError(
      'is `previous-run`, and no run uploads an artifact to compare with, since this repository is public, or its visibility is unknown, and a bucket is private; set `artifact-name` to upload the inventory anyway, or remove `baseline`',
    );
  }
  let rows: BaselineRows | undefined;
  const previous = await log.group('Find the previous run', () =>
    findPreviousRun({
      artifactName: inputs.artifactName!,
      token: inputs.githubToken,
      baseBranch: event.baseBranch,
      log,
      env,
      signal,
      refuse: async (manifest, folder) => {
        const other = otherRequest(manifest, request, policy.hidesNames);
        if (other !== undefined) return other;
        const opened = await openRows(join(folder, MANIFEST), manifest, inputs.formats, signal);
        ({ rows } = opened);
        // An earlier run may take the place of a damaged one.
        const fault = opened.fault ?? opened.lacks ?? (await rows?.digestFault);
        if (fault !== undefined) await rows?.close();
        return fault;
      },
    }),
  );
  if (!previous) return undefined;
  return opening(previous.manifest, rows, signal, async () => {
    await rows?.close();
    await previous.discard();
  });
}
