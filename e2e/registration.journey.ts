/** A person without an account gets one: every page and state on the way is good, with script and without, on a phone too. */
import { expect, test } from './support/journey.ts';
import { expectGoodPage } from './support/looks.ts';
import { acceptTerms, register } from './support/people.ts';

test('a newcomer registers', async ({ page }, info) => {
  test.setTimeout(180_000);
  const digits = String(info.project.name.length % 10);
  await register(
    page,
    {
      first: 'Nina',
      last: 'Walsh',
      userId: `ninawals${digits}`,
      email: `nina.walsh${digits}@mail.example`,
      phone: `202555017${digits}`,
      ssn: `90055019${Number(digits) - (Number(digits) % 2)}`,
    },
    expectGoodPage,
  );
  await page.getByRole('link', { name: 'Continue To Home Page' }).click();
  await expect(page.getByText('Nina Walsh').first()).toBeVisible();
});

test('the browser works while an address is typed, where script runs, and nothing waits for it', async ({
  page,
  javaScriptEnabled,
}, info) => {
  await acceptTerms(page);
  await page.goto('/register');
  const work = page.locator('input[name=work]');
  const typeAddress = async (email: string) => {
    for (const name of ['email', 'emailAgain']) await page.locator(`input[name=${name}]`).fill(email);
  };
  await expect(work).toHaveValue('');
  await typeAddress(`worker.${info.project.name.length}@mail.example`);
  if (javaScriptEnabled) await expect(work).not.toHaveValue('');
  const [posted] = await Promise.all([
    page.waitForRequest((request) => request.method() === 'POST'),
    page.getByRole('button', { name: 'Send code' }).click(),
  ]);
  expect(new URLSearchParams(posted.postData() ?? '').get('work') !== '').toBe(javaScriptEnabled);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Confirm your e-mail address');
  await page.goto('/register');
  await typeAddress(`hasty.${info.project.name.length}@mail.example`);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Confirm your e-mail address');
});
