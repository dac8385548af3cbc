/**
 * What every journey begins with: `test` with a running system of its worker, and a watch over the browser. A console
 * error, a refused resource or a request to anybody else fails the journey, whatever it was looking at.
 */
import { test as base, expect, type Page } from '@playwright/test';
import { startSystem, type RunningSystem } from './server.ts';

interface PerTest {
  /** Runs for every journey; names it to read what was seen so far. */
  readonly watch: readonly string[];
}

interface PerWorker {
  readonly system: RunningSystem;
}

export const test = base.extend<PerTest, PerWorker>({
  system: [
    async ({}, use) => {
      const system = await startSystem();
      await use(system);
      await system.stop();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  baseURL: async ({ system }, use) => use(system.url),
  watch: [
    async ({ page, system }, use) => {
      const seen = watchPage(page, system.url);
      await use(seen);
      expect(seen).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Refusals are answers: the browser reports every 4xx as a console error, and those are looked at by the journey itself. */
const isAnswer = (text: string): boolean => /the server responded with a status of 4\d\d/.test(text);

function watchPage(page: Page, origin: string): readonly string[] {
  const seen: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !isAnswer(message.text())) seen.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => seen.push(`script: ${error.message}`));
  page.on('request', (request) => {
    const { origin: asked, protocol } = new URL(request.url());
    if (asked !== origin && protocol.startsWith('http')) seen.push(`request to ${asked}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) seen.push(`${response.status()} ${new URL(response.url()).pathname}`);
  });
  return seen;
}
