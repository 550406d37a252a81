import { faultOfTag } from '../../github/tag.ts';
import type { BaselineSource } from '../source.ts';

const SCHEME = 'release:';

/** The inventory that is attached to a GitHub release. */
export const release: BaselineSource = {
  form: `${SCHEME}TAG`,
  needsToken: true,
  isMeantBy: (text) => text.startsWith(SCHEME),
  parse(text) {
    const tag = text.slice(SCHEME.length);
    return (
      faultOfTag(tag) ?? {
        open: async (request, search) =>
          (await import('../open-release.ts')).openRelease(tag, request, search),
      }
    );
  },
};
