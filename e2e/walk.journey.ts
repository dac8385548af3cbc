/**
 * The main job, from end to end: a person without an account gets access to act for a clinic under their own name, and
 * loses it, in a tab that is still open, the moment the clinic takes it back. Every page and state on the way is looked at.
 */
import type { Browser, Page } from '@playwright/test';
import { expect, test } from './support/journey.ts';
import { expectGoodPage } from './support/looks.ts';
import { register, signIn } from './support/people.ts';

const walkTakesAtMost = 300_000;

test('lawful access, and its end', async ({ page, browser }, info) => {
  test.setTimeout(walkTakesAtMost);
  const digit = info.project.name.length % 10;
  await register(
    page,
    {
      first: 'Wanda',
      last: 'Reyes',
      userId: `wandarey${digit}`,
      email: `wanda.reyes${digit}@mail.example`,
      phone: `202555018${digit}`,
      ssn: `9005508${digit}2`,
    },
    async () => {},
  );
  await page.getByRole('link', { name: 'Continue To Home Page' }).click();
  await expectGoodPage(page);
  await ask(page);
  const official = await officialIn(browser, info.project.use);
  await approve(official);
  await work(page);
  await end(official);
  await page.getByLabel('New note').fill('One more.');
  await page.getByRole('button', { name: 'Save note' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ada Okafor ended your work for Lakeside Clinic');
  await expectGoodPage(page);
  await official.context().close();
});

async function ask(page: Page): Promise<void> {
  await page.goto('/profile/employers/search');
  await expectGoodPage(page);
  await page.getByRole('button', { name: 'Search employers' }).click();
  await expectGoodPage(page);
  await page.getByLabel('Organization Name').fill('lakeside');
  await page.getByRole('button', { name: 'Search employers' }).click();
  await expectGoodPage(page);
  await page.getByRole('link', { name: 'Lakeside Clinic' }).first().click();
  await expectGoodPage(page);
  await page.getByRole('link', { name: /Ask for this role.*Staff End User/ }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('Enter the name of the Authorized Official.').first()).toBeVisible();
  await expectGoodPage(page);
  await page.locator('[name=officialName]').fill('Ada Okafor');
  await page.locator('[name=officialTitle]').fill('Director');
  await page.locator('[name=officialPhone]').fill('202-555-0104');
  await page.locator('[name=officialEmail]').fill('ada.okafor@lakeside.example');
  await page.locator('[name=officialEmailAgain]').fill('ada.okafor@lakeside.example');
  await page.locator('[name=functions][value=enrollment]').check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Confirmation and Review');
  await expectGoodPage(page);
  await page.getByRole('button', { name: 'Send request' }).click();
  await expect(page).toHaveURL(/\/requests\/T\d{15}$/);
  await expectGoodPage(page);
}

/** Ada, in a browser of her own with the same size and settings. */
async function officialIn(browser: Browser, use: object): Promise<Page> {
  const context = await browser.newContext(use);
  const page = await context.newPage();
  await signIn(page, 'ada');
  return page;
}

async function approve(page: Page): Promise<void> {
  await expect(page.getByText('asks to be Staff End User of Lakeside Clinic').first()).toBeVisible();
  await expectGoodPage(page);
  await page.goto('/staff/role-requests');
  await expectGoodPage(page);
  await page.getByRole('link', { name: 'Reyes, Wanda' }).first().click();
  await expectGoodPage(page);
  await page.locator('[name=functions][value=enrollment]').check();
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(page.getByText(/Ada Okafor approved this/).first()).toBeVisible();
  await expectGoodPage(page);
}

async function work(page: Page): Promise<void> {
  await page.goto('/home');
  await expect(page.getByText(/because Ada Okafor approved you as Staff End User of Lakeside Clinic/)).toBeVisible();
  await expectGoodPage(page);
  await page
    .getByRole('link', { name: /Open Enrollment/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/for\/[\w-]{22}\/enrollment$/);
  await expect(page.getByText('You are working for').first()).toBeVisible();
  await expectGoodPage(page);
  await page.getByLabel('New note').fill('Asked the bank for the letter.');
  await page.getByRole('button', { name: 'Save note' }).click();
  await expect(page.getByText('Asked the bank for the letter.').first()).toBeVisible();
  await expectGoodPage(page);
}

async function end(page: Page): Promise<void> {
  await page.goto('/staff');
  await expectGoodPage(page);
  await page.getByRole('link', { name: 'Reyes, Wanda' }).first().click();
  await page.getByRole('link', { name: 'Disassociate' }).click();
  await expectGoodPage(page);
  await page.getByRole('button', { name: 'Disassociate now' }).click();
  await expect(page.getByText('This role has ended').first()).toBeVisible();
  await expectGoodPage(page);
}
