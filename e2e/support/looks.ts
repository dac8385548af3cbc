/**
 * What every page must pass wherever a journey stands: no axe violation (all WCAG 2.2 AA rules, wide), nothing wider than
 * the window and every target big enough (phone), valid HTML as it was sent.
 */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
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
  const violations = isScriptOff
    ? await inTwin(page, (twin) => violationsOf(twin, within))
    : await violationsOf(page, within);
  expect(violations, await page.title()).toEqual([]);
}

async function violationsOf(page: Page, within: string): Promise<readonly string[]> {
  // Legacy mode stays in this page: there are no frames, and opening another page for the result takes as long again.
  const axe = new AxeBuilder({ page }).include(within).withTags(accessibilityTags).setLegacyMode(true);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`));
}

/**
 * axe is a script, so where script is off it looks at a twin: the same document under the same address, in a context with
 * script, from which our own scripts are kept away.
 */
async function inTwin<Result>(page: Page, look: (twin: Page) => Promise<Result>): Promise<Result> {
  const browser = page.context().browser();
  if (!browser) throw new Error('This page has no browser to open a twin in');
  const context = await browser.newContext({ javaScriptEnabled: true, viewport: page.viewportSize() });
  try {
    const [body, address] = [await page.content(), page.url()];
    await context.route('**/*.js', (route) => route.abort());
    await context.route(address, (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }));
    const twin = await context.newPage();
    await twin.goto(address);
    return await look(twin);
  } finally {
    await context.close();
  }
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
