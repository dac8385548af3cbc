/**
 * A Chromium that reads documents made elsewhere in this process, with the headers that they were answered with, and tells of
 * everything that stored text may not do: run, open a dialog, break the content security policy, ask somebody else.
 */
import { chromium, type Page } from '@playwright/test';
import { bringChromium } from '../../bin/browser.ts';
import type { World } from '../world.ts';

export interface Document {
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface ReadingBrowser {
  /** One line for each thing that happened; empty is good. */
  read(documents: readonly Document[]): Promise<readonly string[]>;
  end(): Promise<void>;
}

const origin = 'http://localhost:3000';
const tabs = 2;

export async function readingBrowser(world: World): Promise<ReadingBrowser> {
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath: await bringChromium(), args });
  return {
    async read(documents) {
      const waiting = [...documents];
      const seen: string[] = [];
      const readOn = async (): Promise<void> => {
        const context = await browser.newContext();
        const page = await context.newPage();
        const now = { html: '', headers: {} };
        await watch(page, now, { seen, world });
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          Object.assign(now, next);
          await page.goto(`${origin}/document`, { waitUntil: 'load' });
          await tryEverything(page);
        }
        await context.close();
      };
      await Promise.all(Array.from({ length: tabs }, readOn));
      return [...new Set(seen)];
    },
    end: () => browser.close(),
  };
}

interface Watched {
  readonly seen: string[];
  readonly world: World;
}

async function watch(page: Page, now: Document, { seen, world }: Watched): Promise<void> {
  const told = (what: string): void => void seen.push(`${what} in ${titleOf(now.html)}`);
  page.on('dialog', (dialog) => {
    told(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (message.type() === 'error') told(`console ${message.text().slice(0, 160)}`);
  });
  page.on('pageerror', (error) => told(`script ${error.message}`));
  await page.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    if (url.href === `${origin}/document`) return route.fulfill({ body: now.html, headers: now.headers });
    if (url.origin !== origin) {
      told(`request to ${url.origin}`);
      return route.abort();
    }
    const answer = await world.core.fetch(new Request(url), { requestId: 'asset', clientAddress: '198.51.100.252' });
    return route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    });
  });
  await page.addInitScript(() =>
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      console.error(`policy ${effectiveDirective} ${blockedURI}`),
    ),
  );
}

/** What waits for a person: every field gets the focus, every element the pointer. */
const tryEverything = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      for (const name of ['mouseover', 'focus', 'toggle', 'error', 'load'])
        element.dispatchEvent(new Event(name, { bubbles: true }));
    }
  });

const titleOf = (html: string): string => /<title>([^<]*)/.exec(html)?.[1] ?? html.slice(0, 60);
