/// <reference lib="dom" />
import { statSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runInventory, startLargeAccount } from '../setup.ts';
import { BROWSER, hasBrowser, openBrowser, watch } from './chromium.ts';

const MIB = 2 ** 20;

/** The page's path, and the peak memory of the run that wrote it. */
async function report(count: number): Promise<{ file: string; peakBytes: number }> {
  const account = await startLargeAccount({ kind: 'logs', count });
  try {
    const inputs = { bucket: 'many-files', formats: 'urls, report, prefixes' };
    const result = await runInventory(account, inputs, { timeoutMs: 300_000 });
    expect(result.outputs, result.stdout).toMatchObject({ complete: 'true', 'file-count': String(count) });
    const file = path.join(result.workspace, 'b2-inventory/report.html');
    return { file, peakBytes: result.peakRssBytes! };
  } finally {
    account.stop();
  }
}

test.skipIf(!hasBrowser)(
  `a million files ${BROWSER}: a small page, and memory that does not grow`,
  async () => {
    const one = await report(1_000_000);
    const three = await report(3_000_000);
    const [oneMib, threeMib] = [one.peakBytes / MIB, three.peakBytes / MIB];
    console.log(`1,000,000: ${oneMib.toFixed(0)} MiB; 3,000,000: ${threeMib.toFixed(0)} MiB`);
    // Where one million takes far less than it may, a few pages more are no growth.
    expect(threeMib).toBeLessThan(Math.max(oneMib * 1.15, 450));
    for (const { file } of [one, three]) expect(statSync(file).size).toBeLessThan(5_000_000);

    const browser = await openBrowser();
    onTestFinished(() => browser.close());
    const page = await browser.newPage();
    const watched = watch(page);
    await page.goto(`file://${one.file}`);
    const rows = page.locator('.files tbody tr');
    expect(await rows.count()).toBe(50);
    await page.getByLabel('Filter by name').fill('1');
    await page.locator('.files').getByRole('button', { name: 'Size', exact: true }).click();
    expect(await rows.count()).toBeLessThanOrEqual(100);
    await page.getByText('The same as an outline').click();
    expect(await page.locator('tr').count()).toBeLessThanOrEqual(250);
    expect(watched.faults).toEqual([]);
  },
);
