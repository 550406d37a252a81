import { existsSync } from 'node:fs';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { makeFolder } from '../../runner/temp-folders.ts';

const PROGRAM = '/usr/bin/chromium';

/** Debian's browser is there, or that of GitHub's runners. In CI it has to be: there a test that needs it fails rather than be skipped. */
export const hasBrowser = process.env.CI === 'true' || existsSync(PROGRAM);

/** For the titles of tests that need it. */
export const BROWSER = hasBrowser ? 'in Chromium' : `in Chromium, which is not there (${PROGRAM})`;

/** A browser with nothing in it, which speaks to no host of its own accord. */
export function openBrowser(
  options: { colorScheme?: 'light' | 'dark'; javaScriptEnabled?: boolean } = {},
): Promise<BrowserContext> {
  return chromium.launchPersistentContext(makeFolder('browser'), {
    executablePath: PROGRAM,
    headless: true,
    chromiumSandbox: false,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    viewport: { width: 1_100, height: 800 },
    ...options,
  });
}

/** What went wrong in a page, and which hosts it spoke to. */
export interface Watched {
  faults: string[];
  hosts: Set<string>;
}

/** Notes errors and warnings of the console, errors of scripts, dialogs and failed requests. */
export function watch(page: Page): Watched {
  const watched: Watched = { faults: [], hosts: new Set() };
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) watched.faults.push(message.text());
  });
  page.on('pageerror', (error) => watched.faults.push(String(error)));
  page.on('dialog', (dialog) => {
    watched.faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => watched.hosts.add(new URL(request.url()).host));
  return watched;
}
