import type { BaselineSource } from '../source.ts';

export const PREVIOUS_RUN = 'previous-run';

/** The newest inventory that this workflow has uploaded as an artifact. */
export const previousRun: BaselineSource = {
  form: PREVIOUS_RUN,
  needsToken: true,
  isMeantBy: (text) => text === PREVIOUS_RUN,
  parse(_text, given) {
    if (given.text('artifact-name') === 'none') {
      return `: \`${PREVIOUS_RUN}\` needs the artifact of an earlier run, and \`artifact-name: none\` uploads none; give the artifact a name`;
    }
    return {
      open: async (request, search) =>
        (await import('../open-previous-run.ts')).openPreviousRun(request, search),
    };
  },
};
