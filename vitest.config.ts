/**
 * Unit, rule and route tests; journeys in a browser are Playwright's (e2e/). Two workers, because each may hold a database.
 * A worker runs one file after the other without starting anew: loading the application for each file took as long as
 * testing it. So what a file changes outside itself it puts back, and it watches functions with vi.spyOn, not vi.mock.
 */
import { defineConfig } from 'vitest/config';

const isLong = process.env['TEST_LONG'] === '1';

// eslint-disable-next-line no-default-export -- vitest reads the default export
export default defineConfig({
  test: {
    include: [
      'src/**/*.test.{ts,tsx}',
      'test/**/*.test.{ts,tsx}',
      'bin/**/*.test.ts',
      'bench/**/*.test.ts',
      ...(isLong ? ['test/long/**/*.long.ts'] : []),
    ],
    exclude: ['**/node_modules/**', 'dist/**', 'e2e/**'],
    globalSetup: ['test/global-setup.ts'],
    pool: 'forks',
    isolate: false,
    maxWorkers: 2,
    // For a machine that runs two of these and something else; a passing test waits for none of them.
    testTimeout: 90_000,
    hookTimeout: 180_000,
    expect: { poll: { interval: 20, timeout: 45_000 } },
    restoreMocks: true,
  },
});
