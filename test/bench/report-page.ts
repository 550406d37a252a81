/// <reference lib="dom" />
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser } from '../end-to-end/browser/chromium.ts';
import { makeFolder, removeFolder } from '../runner/temp-folders.ts';
import { runAction } from './action.ts';
import { median } from './measure.ts';
import { type BenchServer, NONE } from './server.ts';

/** Tasks of the page that took longer than 50 ms. */
interface LongTasks {
  readonly what: string;
  readonly tasks: number;
  readonly longestMs: number;
  readonly totalMs: number;
}

/** How long the report page of a large bucket keeps the browser busy. */
export interface PageTasks {
  readonly rows: number;
  readonly bytes: number;
  readonly tasks: readonly LongTasks[];
}

/** Runs in the page: its long tasks so far, which are then forgotten. */
async function longTasks(): Promise<number[]> {
  const kept = globalThis as unknown as { longTasks?: number[] };
  // The observer hears of a task once it is over.
  await new Promise((resolve) => setTimeout(resolve, 300));
  return (kept.longTasks ?? []).splice(0);
}

/** Runs before the page's script. */
function observe(): void {
  const found: number[] = [];
  (globalThis as unknown as { longTasks: number[] }).longTasks = found;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) found.push(duration);
  }).observe({ type: 'longtask', buffered: true });
}

/** Loads the page of the server's bucket, filters and sorts it. @param times of each; the median counts */
export async function measureReportPage(server: BenchServer, times: number): Promise<PageTasks> {
  const workspace = makeFolder('workspace');
  const browser = await openBrowser();
  try {
    await server.prepare(NONE);
    const { manifest } = await runAction(server, { formats: 'report' }, { workspace });
    const { bytes } = manifest.outputs.find(({ format }) => format === 'report')!;
    const rounds: LongTasks[][] = [];
    for (let round = 0; round < times; round++) {
      const page = await browser.newPage();
      await page.addInitScript(observe);
      rounds.push(await usePage(page, path.join(workspace, 'b2-inventory/report.html')));
      await page.close();
    }
    const tasks = rounds[0]!.map(({ what }, at) => {
      const of = (member: 'tasks' | 'longestMs' | 'totalMs') =>
        median(rounds.map((round) => round[at]![member]));
      return { what, tasks: of('tasks'), longestMs: of('longestMs'), totalMs: of('totalMs') };
    });
    return { rows: manifest.files, bytes, tasks };
  } finally {
    await browser.close();
    removeFolder(workspace);
  }
}

async function usePage(page: Page, file: string): Promise<LongTasks[]> {
  const found: LongTasks[] = [];
  const note = async (what: string) => {
    const tasks = await page.evaluate(longTasks);
    const totalMs = tasks.reduce((sum, each) => sum + each, 0);
    found.push({ what, tasks: tasks.length, longestMs: Math.max(0, ...tasks), totalMs });
  };
  await page.goto(`file://${file}`);
  await note('loading');
  await page.getByLabel('Filter by name').pressSequentially('abc');
  await note('filtering: three letters typed');
  await page.getByLabel('Filter by name').fill('');
  await note('filter cleared');
  for (const column of ['Name', 'Size', 'Uploaded', 'Type']) {
    await page.locator('.files').getByRole('button', { name: column, exact: true }).click();
    await note(`sorting by ${column.toLowerCase()}`);
  }
  return found;
}
