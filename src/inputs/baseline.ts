import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { readBaseline } from '../baseline/read-manifest.ts';
import { type BaselineSource, PREVIOUS_RUN } from '../baseline/source.ts';
import { nearest } from '../text/did-you-mean.ts';
import { Fault, isYesOrNo } from './fault.ts';
import type { Given } from './given.ts';
import { unexpandedPath } from './output-dir.ts';

/** undefined: nothing to compare with. */
export async function readBaselineInput(
  text: string,
  given: Given,
): Promise<BaselineSource | undefined | Fault> {
  if (text === '') return undefined;
  if (text === PREVIOUS_RUN) {
    if (given.text('artifact-name') !== 'none') return { kind: PREVIOUS_RUN };
    return new Fault(
      `: \`${PREVIOUS_RUN}\` needs the artifact of an earlier run, and \`artifact-name: none\` uploads none; give the artifact a name`,
    );
  }
  const path = resolve(given.workspace, text);
  const code = await stat(path).then(
    () => undefined,
    (error: NodeJS.ErrnoException) => error.code,
  );
  if (code !== undefined) {
    const why = code === 'ENOENT' ? 'does not exist' : `cannot be read (${code})`;
    return unexpandedPath(text) ?? new Fault(`: ${JSON.stringify(text)} ${why}: ${path}${meant(text)}`);
  }
  const manifest = await readBaseline(path);
  return typeof manifest === 'string'
    ? new Fault(`: ${JSON.stringify(text)} ${manifest}`)
    : { kind: 'file', path, folder: dirname(path), manifest };
}

/** What a path that does not exist may mean. */
function meant(text: string): string {
  if (isYesOrNo(text)) return '; leave `baseline` empty to compare with nothing';
  return /^(?:last|latest|prev(?:ious)?|prior|newest|earlier|auto|artifact)(?:[-_ ]?\w+)?$/i.test(text)
    ? `; did you mean ${PREVIOUS_RUN}?`
    : nearest(text, [PREVIOUS_RUN]);
}
