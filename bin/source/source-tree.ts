/**
 * The source of this project as data: which files there are, what role and module each has, and its syntax tree.
 * A tree is read from disk or given as text, so that a check can be tried on a planted violation without writing one.
 */
import { parseSync, type Module } from '@swc/core';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

/** Left may be imported by right, never the other way round; platform and ui do not know each other. */
export const businessModules = ['identity', 'access', 'registry', 'enrollment', 'support'] as const;

export const roles = ['routes', 'forms', 'actions', 'rules', 'store', 'pages', 'mail', 'jobs', 'command'] as const;
export type Role = (typeof roles)[number];

export interface SourceFile {
  /** From the root of the project, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** First folder under src/, or null outside of it and for src/main.ts, src/app.tsx. */
  readonly module: string | null;
  readonly role: Role | null;
  readonly isTest: boolean;
}

export interface SourceTree {
  readonly files: readonly SourceFile[];
}

const sourceFolders = ['src', 'db', 'bin', 'test', 'e2e', 'bench'];
const generatedFiles = ['src/platform/db/database.ts', 'db/schema.sql'];
const readableEnding = /\.(ts|tsx|mjs|sql)$/;

export function sourceFile(path: string, text: string): SourceFile {
  const role = roles.find((name) => new RegExp(`\\.${name}\\.tsx?$`).test(path)) ?? null;
  const module = /^src\/([^/]+)\//.exec(path)?.[1] ?? null;
  const isTest = /\.(test|preview)\.tsx?$/.test(path);
  return { path, text, module, role: isTest ? null : role, isTest };
}

export const plantedTree = (texts: Readonly<Record<string, string>>): SourceTree => ({
  files: Object.entries(texts).map(([path, text]) => sourceFile(path, text)),
});

/** Everything people wrote: generated files are left out, they answer to the freshness check instead. */
export function readSourceTree(root = projectRoot): SourceTree {
  const here = sourceFolders.filter((folder) => existsSync(join(root, folder)));
  const files = here.flatMap((folder) => listFiles(root, join(root, folder)));
  return { files: files.filter(({ path }) => !generatedFiles.includes(path)) };
}

function listFiles(root: string, folder: string): SourceFile[] {
  const found: SourceFile[] = [];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !readableEnding.test(entry.name) || entry.name.endsWith('.d.ts')) continue;
    const full = join(entry.parentPath, entry.name);
    found.push(sourceFile(relative(root, full).split(sep).join('/'), readFileSync(full, 'utf8')));
  }
  return found.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

const parsed = new WeakMap<SourceFile, Module>();

/** The syntax tree as swc gives it. Positions in it are bytes counted from 1: use `lineOf` to read them. */
export function syntaxOf(file: SourceFile): Module {
  const known = parsed.get(file);
  if (known) return known;
  const module = parseSync(file.text, { syntax: 'typescript', tsx: file.path.endsWith('.tsx'), target: 'es2024' });
  parsed.set(file, module);
  return module;
}

export function lineOf(file: SourceFile, position: number): number {
  const before = Buffer.from(file.text, 'utf8').subarray(0, Math.max(0, position - 1));
  return before.reduce((lines, byte) => (byte === 10 ? lines + 1 : lines), 1);
}
