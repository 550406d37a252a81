import type { PublishTarget } from './target.ts';

/** Writes signed URLs into a file that nothing publishes. */
export const signedUrls: PublishTarget = {
  async prepare(context) {
    const { sign } = context.inputs;
    return sign === 'none' ? undefined : (await import('./sign-urls.ts')).prepareSigning(sign, context);
  },
};
