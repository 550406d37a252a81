import type { Format } from '../format.ts';
import type { HtmlLimits } from './site.ts';

const COLUMNS = ['name', 'url', 'size', 'uploadedAt', 'contentType'];

export const html: Format = htmlWithin({ entries: 2_000, bytes: 1 << 20, folders: 5_000, depth: 16 });

export function htmlWithin(limits: HtmlLimits): Format {
  return {
    name: 'html',
    path: 'html/',
    description:
      'A web page for each folder, for GitHub Pages or any web server. Start at `html/index.html`.',
    columns: COLUMNS,
    begin: async (folder) => {
      const { HtmlSite } = await import('./site.ts');
      return new HtmlSite(folder, limits, COLUMNS);
    },
  };
}
