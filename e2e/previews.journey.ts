/**
 * Every state of every component, as /dev/components shows it: accessible when wide, fitting on a phone. What a preview
 * shows is what pages are built of, so a mistake is found here before it stands on ten pages.
 */
import { expect, test } from './support/journey.ts';
import { expectGoodPage } from './support/looks.ts';

const bringsLayout = /layout|page|frame|hero|letter/;
/** A hundred pages: half a minute on an idle machine. */
const minutesForAll = 8;

test('every preview is accessible, and fits a phone', async ({ page }) => {
  test.setTimeout(minutesForAll * 60_000);
  await page.goto('/dev/components');
  await expectGoodPage(page);
  const addresses = await page
    .locator('a[href^="/dev/components/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(addresses.length).toBeGreaterThan(20);
  for (const address of addresses) {
    await page.goto(address);
    // What surrounds a component is the same on every preview; pages bring their own surroundings.
    await expectGoodPage(page, bringsLayout.test(address) ? 'html' : 'main');
  }
});
