/**
 * The public registry by keyboard alone, without an account: a search with a slip of the finger, the record, the file; and what is
 * said where nothing is found. With script, without, and on a phone.
 */
import { readFileSync } from 'node:fs';
import { castNpis } from '../db/seeds/fictional-providers.ts';
import { expect, test } from './support/journey.ts';
import { enter, type } from './support/keyboard.ts';
import { expectGoodPage } from './support/looks.ts';

test('from a search to a record and to a file', async ({ page }) => {
  await page.goto('/help');
  await enter(page, page.getByRole('link', { name: 'Find a provider' }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Find a provider');
  await expectGoodPage(page);

  await type(page, page.getByLabel('Last Name'), 'Hartly');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('1 provider found');
  await expectGoodPage(page);

  const download = page.waitForEvent('download');
  await enter(page, page.getByRole('link', { name: 'Download as CSV' }));
  const file = await (await download).path();
  expect(readFileSync(file, 'utf8')).toMatch(
    /^"NPI","Type",.*\r\n"\d{10}","NPI-1","Hartley, June Ellen, APRN, FNP-C",/,
  );

  await enter(page, page.getByRole('link', { name: /^Hartley, June/ }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('June Ellen Hartley, APRN, FNP-C');
  await expect(page.getByRole('img', { name: /^QR code/ })).toBeVisible();
  await expectGoodPage(page);
});

test('a whole record, and the way on where there is none', async ({ page }) => {
  for (const [path, heading] of [
    [`/registry/${castNpis.daraLind.slice(0, 9)}0`, 'This is not an NPI'],
    ['/registry/1234567893', 'No provider has the NPI 1 234 567 893'],
    ['/registry/2000003055', 'Old Mill Medical Group'],
    [`/registry/${castNpis.lakesideClinic}`, 'Lakeside Clinic'],
    ['/registry?last=Xqzw&city=Salem', 'Find a provider'],
    ['/registry?state=IL&page=9', 'Find a provider'],
    ['/registry?npi=123&taxonomy=', 'Find a provider'],
    ['/registry?taxonomy=famly+medecine', 'Find a provider'],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
    await expectGoodPage(page);
  }
});
