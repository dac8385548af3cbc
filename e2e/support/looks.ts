/**
 * What every page must pass wherever a journey stands: no axe violation (all WCAG 2.2 AA rules, wide), nothing wider than
 * the window and every target big enough (phone), valid HTML as it was sent.
 */
import type { Browser, Page } from '@playwright/test';
import axe from 'axe-core';
import { htmlMistakes } from '../../test/html.ts';
import { expect, test } from './journey.ts';

const accessibilityTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const smallestTargetPixels = 24;
const phoneWidthPixels = 400;

/** `within` limits axe to a part where the rest is looked at elsewhere; fitting is always asked of the whole page. */
export async function expectGoodPage(page: Page, within = 'html'): Promise<void> {
  const isPhone = (page.viewportSize()?.width ?? 0) < phoneWidthPixels;
  if (isPhone) await expectFits(page);
  else await expectAccessible(page, within);
}

async function expectAccessible(page: Page, within: string): Promise<void> {
  const isScriptOff = test.info().project.use.javaScriptEnabled === false;
  const violations = await violationsOf(isScriptOff ? await twinOf(page) : page, within);
  expect(violations, await page.title()).toEqual([]);
}

async function violationsOf(page: Page, within: string): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(
    async ({ part, tags }) => {
      const inPage = window as unknown as { readonly axe: typeof axe };
      // Only violations are described: describing what passed takes longer than finding out.
      const options = { runOnly: tags, resultTypes: ['violations' as const] };
      const { violations } = await inPage.axe.run(part, options);
      return violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`),
      );
    },
    { part: within, tags: accessibilityTags },
  );
}

const twins = new WeakMap<Browser, Promise<Page>>();

/**
 * axe is a script, so where script is off it looks at a twin: the same document under the same address, in a page with
 * script, but without our own scripts. One page serves the whole worker.
 */
async function twinOf(page: Page): Promise<Page> {
  const browser = page.context().browser();
  if (!browser) throw new Error('This page has no browser to open a twin in');
  const opening = twins.get(browser) ?? openTwin(browser, page);
  twins.set(browser, opening);
  const twin = await opening;
  await twin.evaluate((address) => history.replaceState(null, '', address), page.url());
  await twin.setContent((await page.content()).replaceAll(/<script\b[^>]*>.*?<\/script>/gs, ''));
  return twin;
}

async function openTwin(browser: Browser, page: Page): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: true, viewport: page.viewportSize() });
  const twin = await context.newPage();
  await twin.goto(new URL('/healthz', page.url()).href);
  return twin;
}

async function expectFits(page: Page): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide, `${page.url()} is wider than the window`).toBeLessThanOrEqual(0);
  const small = await page.evaluate((least) => {
    const seen = [...document.querySelectorAll('a, button, input, select, textarea, summary')];
    return seen
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box, element }) => box.width > 1 && box.height > 1 && getComputedStyle(element).display !== 'inline')
      .filter(({ box }) => box.width < least || box.height < least)
      .map(
        ({ element, box }) => `${element.outerHTML.slice(0, 80)} ${Math.round(box.width)}×${Math.round(box.height)}`,
      );
  }, smallestTargetPixels);
  expect(small, `${page.url()} has targets that are too small`).toEqual([]);
}

/** The document as the server sent it, before any script. */
export async function expectValidHtml(page: Page, path: string): Promise<void> {
  const response = await page.request.get(path);
  expect(await htmlMistakes(await response.text()), path).toEqual([]);
}
