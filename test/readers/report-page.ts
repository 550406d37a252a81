import type { PageData } from '../../src/documents/report/page-data.ts';

/** The data in a report page, as a browser finds it. */
export function readPageData(html: string): PageData {
  const [, json] = /<script type="application\/json" id="data">([\s\S]*?)<\/script>/.exec(html) ?? [];
  return JSON.parse(json!) as PageData;
}
