/**
 * Where this installation lies on disk: the folder with package.json, found upwards from this file.
 * Never count `..` from a source file: the same code runs from src/ in development and from dist/src/ in a release.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function findRoot(from: string): string {
  if (existsSync(join(from, 'package.json')) && existsSync(join(from, 'db', 'migrations'))) return from;
  const above = dirname(from);
  if (above === from) throw new Error('No folder above this file holds package.json and db/migrations.');
  return findRoot(above);
}

/** Absolute path of the checkout, or of the unpacked release. */
export const root: string = findRoot(dirname(fileURLToPath(import.meta.url)));

/** `fromRoot('db', 'migrations')`: an absolute path inside the installation. */
export const fromRoot = (...parts: readonly string[]): string => join(root, ...parts);
