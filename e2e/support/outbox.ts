/** What the demo would have sent, read from its own page: the newest code for somebody, and the newest letter's text. */
import type { Page } from '@playwright/test';
import { parseHtml, textOf } from '../../test/html.ts';

export async function letterTo(page: Page, address: string): Promise<string> {
  const outbox = await page.request.get('/dev/outbox');
  const letters = parseHtml(await outbox.text())
    .querySelectorAll('.cs-card')
    .map(textOf);
  const newest = letters.find((letter) => letter.includes(address));
  if (newest === undefined) throw new Error(`Nothing was sent to ${address}`);
  return newest;
}

/** Six digits, sent by text, call or mail to this address or phone. */
export async function codeFor(page: Page, address: string): Promise<string> {
  const code = /\b(\d{6})\b/.exec(await letterTo(page, address))?.[1];
  if (!code) throw new Error(`No code was sent to ${address}`);
  return code;
}
