import axe, { type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds wrong with the page that is open. */
export async function faultsOf(page: Page, options: RunOptions = {}): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (given) => (globalThis as unknown as { axe: typeof axe }).axe.run(given),
    options,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

/** Elements that are cut, or outside of the window. */
export function outside(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('body *')]
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        return right > innerWidth + 0.5 || left < -0.5 || element.scrollWidth > element.clientWidth + 1;
      })
      // Inline elements have no width of their own; what is only spoken, or a cell of the map, is cut on purpose.
      .filter((element) => getComputedStyle(element).display !== 'inline')
      .filter((element) => !element.matches('.spoken, .map *, svg *, option'))
      .map((element) => element.outerHTML.slice(0, 200)),
  );
}
