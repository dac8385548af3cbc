/** What the demo would have sent, read from its own page: the newest code for somebody, and the newest letter's text. */
import type { Page } from '@playwright/test';

export async function letterTo(page: Page, address: string): Promise<string> {
  const outbox = await page.context().newPage();
  await outbox.goto('/dev/outbox');
  const text = await outbox.locator('.cs-card', { hasText: address }).first().innerText();
  await outbox.close();
  return text;
}

/** Six digits, sent by text, call or mail to this address or phone. */
export async function codeFor(page: Page, address: string): Promise<string> {
  const code = /\b(\d{6})\b/.exec(await letterTo(page, address))?.[1];
  if (!code) throw new Error(`No code was sent to ${address}`);
  return code;
}
