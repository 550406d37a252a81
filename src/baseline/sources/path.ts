import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { unexpandedPath } from '../../names/unexpanded-path.ts';
import { nearest } from '../../text/did-you-mean.ts';
import { isYesOrNo } from '../../text/yes-or-no.ts';
import type { BaselineSource } from '../source.ts';
import { PREVIOUS_RUN } from './previous-run.ts';

/** A manifest.json on the runner, beside the other files of its inventory. */
export const path: BaselineSource = {
  form: 'PATH',
  isMeantBy: () => true,
  async parse(text, { workspace }) {
    const manifestPath = resolve(workspace, text);
    const code = await stat(manifestPath).then(
      () => undefined,
      (error: NodeJS.ErrnoException) => error.code,
    );
    if (code !== undefined) {
      const why = code === 'ENOENT' ? 'does not exist' : `cannot be read (${code})`;
      return unexpandedPath(text) ?? `: ${JSON.stringify(text)} ${why}: ${manifestPath}${meant(text)}`;
    }
    const { readBaseline } = await import('../read-manifest.ts');
    const manifest = await readBaseline(manifestPath);
    if (typeof manifest === 'string') return `: ${JSON.stringify(text)} ${manifest}`;
    return {
      open: async (request, search) =>
        (await import('../open.ts')).openPath(manifestPath, manifest, request, search),
    };
  },
};

/** What a path that does not exist may mean. */
function meant(text: string): string {
  if (isYesOrNo(text)) return '; leave `baseline` empty to compare with nothing';
  return /^(?:last|latest|prev(?:ious)?|prior|newest|earlier|auto|artifact)(?:[-_ ]?\w+)?$/i.test(text)
    ? `; did you mean ${PREVIOUS_RUN}?`
    : nearest(text, [PREVIOUS_RUN]);
}
