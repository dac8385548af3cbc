/** What the browser loads stays small, is all ours, and is built once. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { buildAssets, type AssetManifest } from './build-assets.ts';

/** Source: the budget of the look: 45 KB of CSS, 30 KB of script, gzipped. */
const STYLES_AT_MOST_BYTES = 45_000;
const SCRIPTS_AT_MOST_BYTES = 30_000;

const folder = path.resolve(import.meta.dirname, '../dist/assets');
const cache = path.resolve(import.meta.dirname, '../.cache/assets');
let manifest: AssetManifest;
const contentOf = (name: string): Buffer => readFileSync(path.join(folder, manifest[name] ?? ''));

beforeAll(async () => {
  manifest = await buildAssets();
}, 120_000);

test('every name of the manifest leads to a file whose name holds its hash', () => {
  const files = new Set(readdirSync(folder));
  for (const file of Object.values(manifest)) {
    expect(files.has(file), file).toBe(true);
    expect(file).toMatch(/\.[0-9a-f]{10}\.\w+$/);
  }
  expect(Object.keys(manifest)).toEqual(
    expect.arrayContaining(['app.css', 'app.js', 'favicon.svg', 'public-sans-regular.woff2']),
  );
});

test('styles and script keep their budget', () => {
  expect(gzipSync(contentOf('app.css')).length).toBeLessThan(STYLES_AT_MOST_BYTES);
  expect(gzipSync(contentOf('app.js')).length).toBeLessThan(SCRIPTS_AT_MOST_BYTES);
});

test('styles ask for nothing but our own files', () => {
  const targets = [
    ...contentOf('app.css')
      .toString()
      .matchAll(/url\(["']?([^"')]*)/g),
  ].map(([, target = '']) => target);
  expect(targets.length).toBeGreaterThan(2);
  expect(targets.filter((target) => !Object.values(manifest).includes(target))).toEqual([]);
});

test('a second build takes its results from the cache', async () => {
  // What is built is written to the cache under a new file; what is taken from it stays the file it was.
  const kept = () => readdirSync(cache).map((name) => [name, statSync(path.join(cache, name)).ino]);
  const before = kept();
  expect(await buildAssets()).toEqual(manifest);
  expect(before.length).toBeGreaterThan(1);
  expect(kept()).toEqual(before);
});
