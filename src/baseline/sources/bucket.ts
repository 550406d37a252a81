import type { BaselineSource } from '../source.ts';

/** The newest inventory that `upload-to` has stored in a bucket. */
export const bucket: BaselineSource = {
  form: 'b2://BUCKET/PREFIX',
  isMeantBy: (text) => /^b2:/i.test(text),
  async parse(text) {
    const address = (await import('../../names/bucket-address.ts')).parseAddress(text);
    if (typeof address === 'string') return address;
    return {
      address,
      open: async (request, search) =>
        (await import('../open-bucket.ts')).openBucket(address, request, search),
    };
  },
};
