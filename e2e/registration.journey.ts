/** A person without an account gets one: every page and state on the way is good, with script and without, on a phone too. */
import { expect, test } from './support/journey.ts';
import { expectGoodPage } from './support/looks.ts';
import { register } from './support/people.ts';

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
