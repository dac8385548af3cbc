/**
 * Finds the Chromium that the browser tests use, or brings one; the tests are never skipped for want of a browser.
 * Order: CHROMIUM, one on the PATH, Playwright's own, `apt-get install` as root, Playwright's download.
 */
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { programOf, runNode, runProgram } from './run-child.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const macApplications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The path of a usable browser, or null. */
export function findChromium(env: Readonly<Record<string, string | undefined>> = process.env): string | null {
  const onPath = (env['PATH'] ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const candidates = [env['CHROMIUM'] ?? '', ...onPath, ...macApplications, chromium.executablePath()];
  return candidates.find((path) => path !== '' && isExecutable(path)) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Gives the path of a browser, installing one where that is possible; throws a sentence with the command otherwise. */
export async function bringChromium(): Promise<string> {
  const found = findChromium();
  if (found !== null) return found;
  if (mayUseApt()) {
    console.log('No Chromium found: installing it with apt-get install chromium.');
    await runProgram('apt-get', ['update', '--quiet']);
    await runProgram('apt-get', ['install', '--yes', '--quiet', '--no-install-recommends', 'chromium'], {
      DEBIAN_FRONTEND: 'noninteractive',
    });
  }
  const installed = findChromium();
  if (installed !== null) return installed;
  console.log('No Chromium found: downloading the one that Playwright offers.');
  await runNode(programOf('playwright'), ['install', 'chromium']);
  const downloaded = findChromium();
  if (downloaded !== null) return downloaded;
  throw new Error(
    'The browser tests need Chromium. Install it (Debian, Ubuntu: sudo apt-get install chromium; macOS: brew install ' +
      '--cask chromium) or name one: CHROMIUM=/path/to/chromium npm test',
  );
}

/** Debian and its descendants, with the right to install. */
function mayUseApt(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get') || !existsSync('/etc/os-release')) return false;
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
}
