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
  // For a machine that runs two of these and something else; a passing journey waits for none of them.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    browserName: 'chromium',
    launchOptions,
    locale: 'en-US',
    timezoneId: 'America/New_York',
    actionTimeout: 45_000,
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
    // What scripts add is the same at every width.
    { name: 'phone', testIgnore: '**/scripts.journey.ts', use: { viewport: { width: 320, height: 640 } } },
  ],
});
