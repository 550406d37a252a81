import type { Format } from './format.ts';

export const urls: Format = {
  name: 'urls',
  path: 'urls.txt',
  description: 'One URL a line, for `wget -i`, `aria2c -i` and `while read`.',
  columns: ['url'],
  head: '',
  row: (row) => {
    const { url } = row;
    return url === null ? '' : `${url}\n`;
  },
  tail: '',
};
