/**
 * The pages that need no account: terms, the front page, and the pages that say that something isn't there.
 */
import { expect, test } from './support/journey.ts';
import { expectGoodPage, expectValidHtml } from './support/looks.ts';

test('terms lead to the page that was asked for', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveURL(/\/terms/);
  await expectGoodPage(page);
  await page.getByRole('button', { name: 'Accept' }).click();
  await expect(page).toHaveURL(/\/$/);
  await expectGoodPage(page);
});

test('declining ends on a page that offers to come back', async ({ page }) => {
  await page.goto('/terms');
  await page.getByRole('button', { name: 'Decline' }).click();
  await expect(page).toHaveURL(/\/terms\/declined/);
  await expectGoodPage(page);
});

test('an unknown address has a page with a way on', async ({ page }) => {
  const response = await page.goto('/nothing-here');
  expect(response?.status()).toBe(404);
  await expectGoodPage(page);
  await expectValidHtml(page, '/nothing-here');
});
