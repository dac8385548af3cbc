/**
 * What our scripts add to pages that work without them, tried on the previews: passwords shown, dates and numbers grouped,
 * numbers copied, errors focused, a form sent once, and the warning before an idle session ends.
 */
import { expect, test } from './support/journey.ts';

const preview = (name: string, state: string) => `/dev/components/${name}/${state}`;

test('a password can be looked at, and is hidden again', async ({ page }) => {
  await page.goto(preview('password-field', 'sign-in'));
  const field = page.getByLabel('Password', { exact: false }).and(page.locator('input'));
  const show = page.getByRole('button', { name: 'Show Password' });
  await field.fill('Spring#2026');
  await show.click();
  await expect(field).toHaveAttribute('type', 'text');
  await expect(show).toHaveAttribute('aria-pressed', 'true');
  await show.click();
  await expect(field).toHaveAttribute('type', 'password');
});

test('slashes are set in a date, however it is typed', async ({ page }) => {
  await page.goto(preview('date-field', 'empty'));
  const field = page.locator('#field-birthDate');
  for (const [typed, shown] of [
    ['04281980', '04/28/1980'],
    ['04/28/1980', '04/28/1980'],
    ['4/8/1980', '4/8/1980'],
  ] as const) {
    await field.fill('');
    await field.pressSequentially(typed);
    await expect(field).toHaveValue(shown);
  }
});

test('numbers are grouped when the field is left, and otherwise kept as typed', async ({ page }) => {
  await page.goto(preview('phone-field', 'empty'));
  const phone = page.locator('#field-phone');
  await phone.fill('(202) 555.0123');
  await phone.blur();
  await expect(phone).toHaveValue('202-555-0123');
  await phone.fill('202-555-01');
  await phone.blur();
  await expect(phone).toHaveValue('202-555-01');
  await page.goto(preview('ssn-field', 'whole'));
  const ssn = page.locator('#field-ssn');
  await ssn.fill('900112222');
  await ssn.blur();
  await expect(ssn).toHaveValue('900-11-2222');
});

test('a tracking ID is copied without its groups', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(preview('tracking-id', 'both'));
  await page.getByRole('button', { name: 'Copy tracking ID' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('T123456789012345');
});

test('the error summary takes the focus and leads to the field', async ({ page }) => {
  await page.goto(preview('error-summary', 'fields'));
  await expect(page.locator('.cs-error-summary')).toBeFocused();
  await page.getByRole('link', { name: 'Enter the ZIP code.' }).click();
  await expect(page.locator('#field-zip')).toBeFocused();
});

test('two presses send a form once', async ({ page }) => {
  let posts = 0;
  await page.route('**/staff/invitations', async (route) => {
    posts += 1;
    await route.fulfill({ body: 'sent' });
  });
  await page.goto(preview('form', 'with-error'));
  await page.evaluate(() => {
    const button = document.querySelector<HTMLButtonElement>('main form[data-once] button');
    button?.click();
    button?.click();
  });
  await page.waitForURL('**/staff/invitations');
  expect(posts).toBe(1);
});

test('an idle session is warned about, goes on with one press, and ends without losing the page', async ({ page }) => {
  let answer = 204;
  await page.route('**/session', (route) => route.fulfill({ status: answer }));
  await page.clock.install();
  await page.goto(preview('layout', 'idle'));
  const warning = page.getByRole('dialog', { name: 'Are you still there?' });
  await page.clock.runFor(3_000);
  await expect(warning).toBeVisible();
  await expect(page.getByRole('button', { name: 'Stay signed in' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(warning).toBeHidden();
  await page.clock.runFor(3_000);
  await expect(warning).toBeVisible();
  answer = 403;
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'You were signed out' })).toBeVisible();
  await expect(page.getByRole('link', { name: /^Sign in again/ })).toHaveAttribute('target', '_blank');
  await page.getByRole('button', { name: 'Return to this page' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
