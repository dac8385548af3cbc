/**
 * The main job, from end to end and by keyboard alone: a person without an account gets access to act for a clinic under
 * their own name, and loses it, in a tab that is still open, the moment the clinic takes it back. With script, without,
 * and on a phone. Every page and state after registration is looked at; those before are in registration.journey.ts.
 */
import type { Browser, Page } from '@playwright/test';
import { cast, castPassword } from '../db/seeds/cast.ts';
import { formatPhone } from '../src/vocabulary/phone.ts';
import { expect, test } from './support/journey.ts';
import { choose, enter, pick, reach, tick, type } from './support/keyboard.ts';
import { expectGoodPage } from './support/looks.ts';
import { codeFor } from './support/outbox.ts';

const walkTakesAtMost = 300_000;
const password = 'Lake#2026ok';

interface Person {
  readonly userId: string;
  readonly password: string;
  readonly phone: string;
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const field = (page: Page, name: string) => page.locator(`[name=${name}]`);

test('lawful access, and its end', async ({ page, browser }, info) => {
  test.setTimeout(walkTakesAtMost);
  const digit = info.project.name.length % 10;
  const wanda = { userId: `wandarey${digit}`, password, phone: `202555018${digit}` };
  await acceptTerms(page);
  await register(page, wanda, { email: `wanda.reyes${digit}@mail.example`, ssn: `9005508${digit}2` });
  await enter(page, button(page, 'Sign Out'));
  await arrive(page, 'You are signed out');
  await signIn(page, wanda);
  await ask(page);
  const official = await officialIn(browser, info.project.use);
  await approve(official);
  await work(page);
  await end(official);
  await type(page, page.getByLabel('New note'), 'One more.');
  await enter(page, button(page, 'Save note'));
  await arrive(page, 'Ada Okafor ended your work for Lakeside Clinic');
  await official.context().close();
});

/** Pressing a key waits for nothing: the page that it leads to is told by its heading, then looked at. */
async function arrive(page: Page, heading: string | RegExp): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
  await expectGoodPage(page);
}

/** The first stop of every page leads past what all pages have in common. */
async function acceptTerms(page: Page): Promise<void> {
  await page.goto('/');
  await page.keyboard.press('Tab');
  await enter(page, page.getByRole('link', { name: 'Skip to main content' }));
  await page.keyboard.press('Tab');
  await reach(page, button(page, 'Accept'));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await enter(page, button(page, 'Accept'));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('One account');
}

/** The script moves the focus to the summary; without it the title says so first. */
async function expectErrors(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/^Error: /);
  if (test.info().project.use.javaScriptEnabled !== false)
    await expect(page.locator('.cs-error-summary')).toBeFocused();
}

async function register(page: Page, { userId, phone }: Person, { email, ssn }: { email: string; ssn: string }) {
  await enter(page, page.getByRole('link', { name: 'Create Account Now' }).first());
  await type(page, field(page, 'email'), email);
  await type(page, field(page, 'emailAgain'), email);
  await page.keyboard.press('Enter');
  await typeCode(page, email);
  await enter(page, button(page, 'Confirm address'));
  await type(page, field(page, 'userId'), userId);
  await type(page, field(page, 'password'), password);
  await type(page, field(page, 'passwordAgain'), password);
  for (const position of [1, 2, 3, 4, 5]) {
    await pick(page, field(page, `question${position}`), position);
    await type(page, field(page, `answer${position}`), `answer ${position}`);
  }
  await enter(page, button(page, 'Continue to User Info'));
  await information(page, phone, ssn);
  await choose(page, page.getByLabel('Phone Number Text/SMS'));
  await type(page, field(page, 'phone'), formatPhone(phone));
  await tick(page, field(page, 'agrees'));
  await enter(page, button(page, 'Send Verification Code'));
  await typeCode(page, phone);
  await enter(page, button(page, 'Verify Code'));
  await enter(page, page.getByRole('link', { name: 'Continue to Final Review' }));
  await enter(page, button(page, 'Create my account'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Registration Complete');
}

async function typeCode(page: Page, address: string): Promise<void> {
  await page.getByLabel('Enter Code').waitFor();
  await type(page, page.getByLabel('Enter Code'), await codeFor(page, address));
}

async function information(page: Page, phone: string, ssn: string): Promise<void> {
  const typed: Readonly<Record<string, string>> = {
    first: 'Wanda',
    last: 'Reyes',
    businessPhone: '202-555-0170',
    personalPhone: formatPhone(phone),
    line1: '5 Oak Lane',
    city: 'Springfield',
    state: 'IL',
    postalCode: '62701',
    birthDate: '04/28/1990',
    ssn,
  };
  for (const [name, value] of Object.entries(typed)) await type(page, field(page, name), value);
  await enter(page, button(page, 'Continue to MFA Setup'));
}

/** Each person has one method that is told first: a text to their phone. */
async function signIn(page: Page, { userId, password: secret, phone }: Person): Promise<void> {
  await page.goto('/');
  await type(page, page.getByLabel('User ID'), userId);
  await type(page, field(page, 'password'), secret);
  await page.keyboard.press('Enter');
  await arrive(page, /Method$/);
  await enter(page, button(page, 'Send Verification Code'));
  await arrive(page, 'Verification');
  await typeCode(page, phone);
  await enter(page, button(page, 'Verify Code'));
  await arrive(page, /^Good /);
}

async function ask(page: Page): Promise<void> {
  await enter(page, page.getByRole('link', { name: 'My Profile' }));
  await arrive(page, 'My Profile');
  await enter(page, page.getByRole('link', { name: 'Add an Employer' }));
  await arrive(page, 'Add Employer Search');
  await enter(page, button(page, 'Search employers'));
  await expectErrors(page);
  await expectGoodPage(page);
  await type(page, page.getByLabel('Organization Name'), 'lakeside');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Showing 1')).toBeVisible();
  await expectGoodPage(page);
  await enter(page, page.getByRole('link', { name: 'Lakeside Clinic', exact: true }).first());
  await arrive(page, 'Your role at Lakeside Clinic');
  await enter(page, page.getByRole('link', { name: /Ask for this role.*Staff End User/ }));
  await enter(page, button(page, 'Continue to review'));
  await expectErrors(page);
  await expectGoodPage(page);
  await type(page, field(page, 'officialName'), 'Ada Okafor');
  await type(page, field(page, 'officialTitle'), 'Director');
  await type(page, field(page, 'officialPhone'), '202-555-0104');
  await type(page, field(page, 'officialEmail'), 'ada.okafor@lakeside.example');
  await type(page, field(page, 'officialEmailAgain'), 'ada.okafor@lakeside.example');
  await tick(page, page.locator('[name=functions][value=enrollment]'));
  await enter(page, button(page, 'Continue to review'));
  await arrive(page, 'Confirmation and Review');
  await enter(page, button(page, 'Send request'));
  await arrive(page, 'Your request to be Staff End User of Lakeside Clinic');
}

/** Ada, in a browser of her own with the same size and settings. */
async function officialIn(browser: Browser, use: object): Promise<Page> {
  const context = await browser.newContext(use);
  const page = await context.newPage();
  await acceptTerms(page);
  await signIn(page, { ...cast.ada, password: castPassword });
  return page;
}

async function approve(page: Page): Promise<void> {
  await expect(page.getByText('Wanda Reyes asks to be Staff End User of Lakeside Clinic').first()).toBeVisible();
  await enter(page, page.getByRole('link', { name: 'My Connections' }).first());
  await arrive(page, 'My Connections');
  await enter(page, page.getByRole('link', { name: 'My Staff' }).first());
  await enter(page, page.getByRole('link', { name: /^Role Requests/ }).first());
  await arrive(page, 'Role Requests');
  await enter(page, page.getByRole('link', { name: 'Reyes, Wanda' }).first());
  await arrive(page, 'Wanda Reyes asks to be Staff End User of Lakeside Clinic');
  await enter(page, page.getByText('Decline and say why').locator('..'));
  await enter(page, button(page, 'Decline'));
  await expectErrors(page);
  await expectGoodPage(page);
  await enter(page, button(page, 'Approve'));
  await expect(page.getByText(/Ada Okafor approved this/).first()).toBeVisible();
  await expectGoodPage(page);
}

async function work(page: Page): Promise<void> {
  await enter(page, page.getByRole('link', { name: 'Done' }));
  await expect(page.getByText(/because Ada Okafor approved you as Staff End User of Lakeside Clinic/)).toBeVisible();
  await expectGoodPage(page);
  await enter(page, page.getByRole('link', { name: /Open Enrollment/ }).first());
  await arrive(page, 'Enrollment (PECOS) for Lakeside Clinic');
  await expect(page.getByText('You are working for').first()).toBeVisible();
  await type(page, page.getByLabel('New note'), 'Asked the bank for the letter.');
  await enter(page, button(page, 'Save note'));
  await expect(page.getByText('Asked the bank for the letter.').first()).toBeVisible();
  await expectGoodPage(page);
}

async function end(page: Page): Promise<void> {
  await enter(page, page.getByRole('link', { name: 'Go to Active Staff' }));
  await arrive(page, 'My Staff');
  await enter(page, page.getByRole('link', { name: 'Reyes, Wanda' }).first());
  await enter(page, page.getByRole('link', { name: 'Disassociate' }));
  await arrive(page, 'Disassociate Wanda Reyes');
  await enter(page, button(page, 'Disassociate now'));
  await expect(page.getByText('This role has ended').first()).toBeVisible();
  await expectGoodPage(page);
}
