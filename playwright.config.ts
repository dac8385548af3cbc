/**
 * Journeys in a real browser: wide with script, wide without, and on a phone. Each worker runs a server of its own with
 * a database of its own (e2e/support/server.ts), on a free port, so that two clones can run at once.
 */
import { defineConfig } from '@playwright/test';

/** As root, Chromium has no sandbox to offer. */
const launchOptions = {
  ...(process.env['CHROMIUM'] ? { executablePath: process.env['CHROMIUM'] } : {}),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
};

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/support/build.ts',
  testMatch: '**/*.journey.ts',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 5_000 },
  use: {
    browserName: 'chromium',
    launchOptions,
    locale: 'en-US',
    timezoneId: 'America/New_York',
    actionTimeout: 15_000,
    screenshot: 'only-on-failure',
    trace: 'off',
    contextOptions: { reducedMotion: 'reduce' },
  },
  projects: [
    { name: 'wide', use: { viewport: { width: 1280, height: 900 } } },
    // Components look the same without script; their pages are visited in the journeys.
    {
      name: 'without script',
      testIgnore: ['**/previews.journey.ts', '**/scripts.journey.ts'],
      use: { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false },
    },
    { name: 'phone', use: { viewport: { width: 320, height: 640 } } },
  ],
});
