import { dirname, resolve } from 'node:path';
import { readBaseline } from '../baseline/read-manifest.ts';
import { type BaselineSource, PREVIOUS_RUN } from '../baseline/source.ts';
import { Fault, printable } from './values.ts';

/**
 * @param uploads false: this workflow's runs leave no artifact that could be found
 * @returns undefined when nothing was given
 */
export async function readBaselineInput(
  given: string,
  workspace: string,
  uploads: boolean,
): Promise<BaselineSource | undefined | Fault> {
  if (given === '') return undefined;
  if (given === PREVIOUS_RUN) {
    if (uploads) return { kind: PREVIOUS_RUN };
    return new Fault(
      `: \`${PREVIOUS_RUN}\` looks for the artifact of an earlier run, and \`artifact-name\` is \`none\`, so that no run leaves one`,
    );
  }
  const path = resolve(workspace, given);
  const manifest = await readBaseline(path);
  return typeof manifest === 'string'
    ? new Fault(`: ${JSON.stringify(given)} ${manifest}`)
    : { kind: 'file', path, folder: dirname(path), manifest };
}

/** @param needed there is something to ask GitHub for */
export function readToken(given: string, needed: boolean): string | Fault {
  if (given !== '') return printable(given);
  return needed
    ? new Fault(
        ` is empty, and \`baseline\` is \`${PREVIOUS_RUN}\`; leave it out, or give it \${{ github.token }}`,
      )
    : '';
}
