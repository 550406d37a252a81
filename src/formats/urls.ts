import { NEW_LINE } from '../bytes/ascii.ts';
import type { TextFormat } from './format.ts';

export const urls: TextFormat = {
  name: 'urls',
  path: 'urls.txt',
  description: 'One URL per line, for `wget -i`, `aria2c -i` and `while read`.',
  columns: ['url'],
  row: (row, to) => {
    if (row.writeUrl(to)) to.byte(NEW_LINE);
  },
};
