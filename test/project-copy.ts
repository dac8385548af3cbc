/**
 * A copy of this project in a temporary folder, for tests that change its files. Packages are not copied but linked.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../bin/source/source-tree.ts';

const copied = [
  'src',
  'db',
  'bin',
  'test',
  'package.json',
  'tsconfig.json',
  'vitest.config.ts',
  '.dependency-cruiser.ts',
];

export interface ProjectCopy {
  readonly root: string;
  /** Runs a file of the copy with Node, in the copy. */
  run(...args: readonly string[]): { readonly status: number | null; readonly output: string };
  remove(): void;
}

export function copyProject(): ProjectCopy {
  const root = mkdtempSync(join(tmpdir(), 'countersign-copy-'));
  for (const path of copied) cpSync(join(projectRoot, path), join(root, path), { recursive: true });
  symlinkSync(join(projectRoot, 'node_modules'), join(root, 'node_modules'));
  return {
    root,
    run(...args) {
      const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' };
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' });
      return { status, output: stdout + stderr };
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
