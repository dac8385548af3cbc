/**
 * A person who has a keyboard and nothing else: Tab and Shift+Tab, Enter, Space, arrows, letters. Whatever is reached must
 * show that it has the focus and must not lie under anything; a page on which Tab stops moving is a trap and fails.
 */
import type { Locator, Page } from '@playwright/test';
import { expect } from './journey.ts';

/** More stops than any page of ours has. */
const stopsAtMost = 120;

const hasFocus = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => element === document.activeElement);

/** Tabs on until this has the focus. */
export async function reach(page: Page, locator: Locator): Promise<void> {
  await locator.waitFor({ state: 'attached' });
  for (let left = await stopsBefore(locator); left > 0; left -= 1) await page.keyboard.press('Tab');
  for (let stop = 0; stop < stopsAtMost; stop += 1) {
    if (await hasFocus(locator)) return expectFocusSeen(locator);
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${locator}`);
}

/** How many stops certainly lie between the focus and this, so that not each has to be asked for. */
const stopsBefore = (locator: Locator): Promise<number> =>
  locator.evaluate((target) => {
    const able = 'a[href], button, input:not([type=hidden], [type=radio]), select, textarea, summary';
    const stops = [...document.querySelectorAll<HTMLElement>(able)].filter(
      (element) => element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }),
    );
    const focused = document.activeElement;
    const from = focused && focused !== document.body ? focused : document.documentElement;
    const isBetween = (element: Element): boolean =>
      (from.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 &&
      (element.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    return stops.filter(isBetween).length;
  });

/** Of a tick or a choice the label shows the focus; the control itself is drawn by it. */
async function expectFocusSeen(locator: Locator): Promise<void> {
  const seen = await locator.evaluate((element) => {
    const drawn = (of: Element, part?: string): boolean => {
      const { outlineStyle, outlineWidth } = getComputedStyle(of, part);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
    };
    const label = element.id === '' ? null : document.querySelector(`label[for="${element.id}"]`);
    const isTick = element instanceof HTMLInputElement && /^(checkbox|radio)$/.test(element.type);
    const shown = isTick && label ? label : element;
    const { left, top, width, height } = shown.getBoundingClientRect();
    const onTop = document.elementFromPoint(left + Math.min(width, 20) / 2, top + height / 2);
    return {
      outlined: drawn(element) || (label !== null && (drawn(label) || drawn(label, '::before'))),
      uncovered: onTop !== null && (shown.contains(onTop) || onTop.contains(shown)),
    };
  });
  expect(seen, `the focus on ${locator}`).toEqual({ outlined: true, uncovered: true });
}

/** Reached and pressed: a button, a link, a summary. */
export async function enter(page: Page, locator: Locator): Promise<void> {
  await reach(page, locator);
  await page.keyboard.press('Enter');
}

export async function type(page: Page, locator: Locator, text: string): Promise<void> {
  await reach(page, locator);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}

export async function tick(page: Page, locator: Locator): Promise<void> {
  await reach(page, locator);
  await page.keyboard.press('Space');
  await expect(locator).toBeChecked();
}

/** A group of radio buttons has one stop; arrows move inside it. */
export async function choose(page: Page, locator: Locator): Promise<void> {
  const name = (await locator.getAttribute('name')) ?? '';
  const isInGroup = (): Promise<boolean> =>
    page.evaluate((of) => document.activeElement?.getAttribute('name') === of, name);
  for (let stop = 0; !(await isInGroup()) && stop < stopsAtMost; stop += 1) await page.keyboard.press('Tab');
  for (let option = 0; !(await hasFocus(locator)) && option < stopsAtMost; option += 1)
    await page.keyboard.press('ArrowDown');
  if (!(await locator.isChecked())) await page.keyboard.press('Space');
  await expect(locator).toBeChecked();
  await expectFocusSeen(locator);
}

/** The option at this place of a list, counted from the one that says to select. */
export async function pick(page: Page, locator: Locator, place: number): Promise<void> {
  await reach(page, locator);
  for (let press = 0; press < place; press += 1) await page.keyboard.press('ArrowDown');
}
