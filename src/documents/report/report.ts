import type { DocumentFormat } from '../document.ts';

/** `report.html`: the inventory as a page for people. Its code is loaded when it is asked for. */
export const report: DocumentFormat = {
  name: 'report',
  path: 'report.html',
  description:
    'A page to look at: gates, findings, treemap, trend, changes, and a table of files: [docs/report.md](docs/report.md).',
  begin: async (collects) => {
    const { ReportPage } = await import('./report-page.ts');
    return new ReportPage(collects);
  },
};
