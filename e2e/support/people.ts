/** What people do at the door: accept the terms, register. Each page on the way is looked at. */
import type { Page } from '@playwright/test';
import { formatPhone } from '../../src/vocabulary/phone.ts';
import { expect } from './journey.ts';
import { expectGoodPage } from './looks.ts';
import { codeFor } from './outbox.ts';

export async function acceptTerms(page: Page): Promise<void> {
  await page.goto('/');
  await expectGoodPage(page);
  await page.getByRole('button', { name: 'Accept' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('One account');
}

export interface Newcomer {
  readonly first: string;
  readonly last: string;
  readonly userId: string;
  readonly email: string;
  readonly phone: string;
  readonly ssn: string;
}

const password = 'Lake#2026ok';

/** From "Create Account Now" to "Registration Complete"; `look` is called on every page and state on the way. */
export async function register(page: Page, who: Newcomer, look: (page: Page) => Promise<void>): Promise<void> {
  await acceptTerms(page);
  await page.getByRole('link', { name: 'Create Account Now' }).first().click();
  await look(page);
  await press(page, 'Send code');
  await look(page);
  await page.getByLabel('E-mail Address', { exact: false }).first().fill(who.email);
  await page.getByLabel('Confirm E-mail Address').fill(who.email);
  await press(page, 'Send code');
  await look(page);
  await page.getByLabel('Enter Code').fill(await codeFor(page, who.email));
  await press(page, 'Confirm address');
  await securityStep(page, who, look);
  await informationStep(page, who, look);
  await methodStep(page, who, look);
  await page.getByRole('link', { name: 'Continue to Final Review' }).click();
  await expect(page.locator('main')).not.toContainText(who.ssn);
  await look(page);
  await press(page, 'Create my account');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Registration Complete');
  await look(page);
}

const press = (page: Page, name: string) => page.getByRole('button', { name }).click();

async function securityStep(page: Page, who: Newcomer, look: (page: Page) => Promise<void>): Promise<void> {
  await look(page);
  await press(page, 'Continue to User Info');
  await expect(page.getByText(/needs? your attention/)).toBeVisible();
  await look(page);
  await page.getByLabel('User ID').fill(who.userId);
  await page.locator('input[name=password]').fill(password);
  await page.locator('input[name=passwordAgain]').fill(password);
  for (const position of [1, 2, 3, 4, 5]) {
    await page.getByLabel(`Question ${position}`).selectOption({ index: position });
    await page.getByLabel(`Answer ${position}`).fill(`answer ${position}`);
  }
  await look(page);
  await press(page, 'Continue to User Info');
}

async function informationStep(page: Page, who: Newcomer, look: (page: Page) => Promise<void>): Promise<void> {
  await look(page);
  await press(page, 'Continue to MFA Setup');
  await look(page);
  const typed: Readonly<Record<string, string>> = {
    'First Name': who.first,
    'Last Name': who.last,
    'Business Phone Number': '202-555-0170',
    'Personal Phone Number': formatPhone(who.phone),
    'Address Line 1': '5 Oak Lane',
    City: 'Springfield',
    'State or province': 'IL',
    'ZIP/Postal Code': '62701',
    'Date of Birth': '04/28/1990',
    'Social Security Number (SSN)': who.ssn,
  };
  for (const [label, value] of Object.entries(typed))
    await page.getByLabel(label, { exact: false }).first().fill(value);
  await look(page);
  await press(page, 'Continue to MFA Setup');
}

async function methodStep(page: Page, who: Newcomer, look: (page: Page) => Promise<void>): Promise<void> {
  await look(page);
  await page.getByLabel('Phone Number Text/SMS').check();
  await page.getByLabel('Phone number, for a text or a call').fill(formatPhone(who.phone));
  await page.getByLabel('This is my number').check();
  await press(page, 'Send Verification Code');
  await look(page);
  await page.getByLabel('Enter Code').fill('000000');
  await press(page, 'Verify Code');
  await look(page);
  await page.getByLabel('Enter Code').fill(await codeFor(page, who.phone));
  await press(page, 'Verify Code');
  await look(page);
}
