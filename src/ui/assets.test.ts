/** Names of assets are found in the manifest, and rendering does not depend on a build. */
import { expect, test } from 'vitest';
import { asset, assetFolder } from './assets.ts';

test('a known asset has its hash in the name, an unknown one keeps its own', () => {
  expect(asset('app.css')).toMatch(/^\/assets\/app(?:\.[0-9a-f]{10})?\.css$/);
  expect(asset('nowhere.png')).toBe('/assets/nowhere.png');
});

test('the folder to serve is the one of the build', () => {
  expect(assetFolder).toMatch(/assets$/);
});
