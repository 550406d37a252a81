import type { PublishTarget } from './target.ts';

/** Stores the inventory in a bucket, beside those of earlier runs. */
export const bucketCopy: PublishTarget = {
  async prepare(context) {
    const { uploadTo } = context.inputs;
    return uploadTo && (await import('./store-copy.ts')).prepareCopy(uploadTo, context);
  },
};
