/**
 * `npm test`: builds the assets, finds or brings a browser, runs vitest and then Playwright, and sums what they counted.
 * The last line is `N passed, N failed`; no test at all is a failure, and so is a runner that died before it counted.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAssets } from './build-assets.ts';
import { bringChromium } from './browser.ts';
import { programOf, runNodeWithin } from './run-child.ts';

interface Count {
  readonly passed: number;
  readonly failed: number;
}

const isLong = process.argv.includes('--long');
/** Each of the two runners; a test that turns in circles is a failure, not an endless run. */
const minutesAtMost = isLong ? 180 : 30;
const started = performance.now();
const reports = mkdtempSync(join(tmpdir(), 'countersign-test-'));

async function runUnits(): Promise<Count> {
  const report = join(reports, 'vitest.json');
  const code = await runNodeWithin(
    minutesAtMost,
    programOf('vitest'),
    ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`],
    isLong ? { TEST_LONG: '1' } : {},
  );
  const { numPassedTests = 0, numFailedTests = 0 } = readReport(report);
  return count('vitest', code, Number(numPassedTests), Number(numFailedTests));
}

async function runJourneys(): Promise<Count> {
  const browser = await bringChromium();
  const report = join(reports, 'playwright.json');
  const program = programOf('@playwright/test', 'playwright');
  const code = await runNodeWithin(minutesAtMost, program, ['test', '--reporter=line,json'], {
    CHROMIUM: browser,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    ...(isLong ? { TEST_LONG: '1' } : {}),
  });
  const stats = readReport(report)['stats'];
  const { expected = 0, flaky = 0, unexpected = 0 } = isCounts(stats) ? stats : {};
  return count('playwright', code, expected + flaky, unexpected);
}

/** A runner that ends badly without a failed test (a broken configuration, a crash) counts as one failure. */
function count(runner: string, code: number, passed: number, failed: number): Count {
  if (passed + failed === 0) console.log(`${runner} ran no test at all: that is a failure.`);
  const isSilentFailure = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: isSilentFailure ? 1 : failed };
}

function readReport(path: string): Record<string, unknown> {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

const isCounts = (value: unknown): value is Record<string, number> => typeof value === 'object' && value !== null;

async function guarded(runner: () => Promise<Count>): Promise<Count> {
  try {
    return await runner();
  } catch (error) {
    console.log(error instanceof Error ? error.message : String(error));
    return { passed: 0, failed: 1 };
  }
}

async function runAll(): Promise<Count> {
  await buildAssets();
  const units = await guarded(runUnits);
  const journeys = await guarded(runJourneys);
  return { passed: units.passed + journeys.passed, failed: units.failed + journeys.failed };
}

const total = await guarded(runAll);
rmSync(reports, { recursive: true, force: true });
console.log(`in ${((performance.now() - started) / 1000).toFixed(0)} s`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
