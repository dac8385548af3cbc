/**
 * Where a page finds its stylesheet, script and images: `asset('app.css')` → `/assets/app.3f9a0c1d2e.css`.
 * Without a build (unit tests) the plain name is given, so that rendering never depends on `dist/`.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Seen from the source (`src/ui`) and from the release (`dist/src/ui`). */
const candidates = ['../../dist/assets', '../../assets'].map((folder) => path.resolve(import.meta.dirname, folder));

/** The folder to serve under `/assets/`; every file in it but the manifest may be cached for ever. */
export const assetFolder: string =
  candidates.find((folder) => existsSync(path.join(folder, 'manifest.json'))) ??
  path.resolve(import.meta.dirname, '../../dist/assets');

let manifest: Readonly<Record<string, string>> | undefined;

export function asset(name: string): string {
  manifest ??= readManifest();
  return `/assets/${manifest[name] ?? name}`;
}

function readManifest(): Readonly<Record<string, string>> {
  const file = path.join(assetFolder, 'manifest.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
}
