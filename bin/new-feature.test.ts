/**
 * A new feature must compile and keep every rule of the house from its first minute. It is made in a copy of this project
 * with a database type generated there; test/long/new-feature.long.ts runs the tests that it brings.
 */
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { structuralChecks } from '../test/law/structural-checks.ts';
import { cruiseLaw } from './source/import-law.ts';
import { projectRoot, readSourceTree } from './source/source-tree.ts';

const copied = ['src', 'db', 'bin', 'test', 'package.json', 'tsconfig.json', '.dependency-cruiser.ts'];
const compileSeconds = 120;
let copy: string;

const run = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });
  return { status, output: stdout + stderr };
};

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'countersign-feature-'));
  for (const path of copied) cpSync(join(projectRoot, path), join(copy, path), { recursive: true });
  symlinkSync(join(projectRoot, 'node_modules'), join(copy, 'node_modules'));
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('npm run new-feature', () => {
  it('explains what it needs, with exit code 2', () => {
    expect(run('bin/new-feature.ts', 'nowhere', 'staff-note')).toMatchObject({ status: 2 });
    expect(run('bin/new-feature.ts', 'access', 'Staff_Notes').output).toContain('small letters and hyphens');
  });

  it('writes a feature that compiles', { timeout: compileSeconds * 1000 }, () => {
    expect(run('bin/new-feature.ts', 'access', 'planted-note')).toMatchObject({ status: 0 });
    expect(run('bin/generate.ts')).toMatchObject({ status: 0 });
    const compiled = run(join(projectRoot, 'node_modules/typescript/bin/tsc'), '-p', '.', '--noEmit');
    expect(compiled.output.split('\n').filter((line) => line.includes('planted'))).toEqual([]);
  });

  it('keeps the import law and every structural rule', async () => {
    const { violations, seen } = await cruiseLaw(copy, ['src', 'test', 'bin']);
    expect(seen).toContain('src/access/planted-note/planted-note.actions.ts');
    expect(violations.filter(({ from }) => from.includes('planted-note'))).toEqual([]);
    const tree = readSourceTree(copy);
    const found = structuralChecks.flatMap((check) =>
      check.find(tree).map(({ path, what }) => `${check.name}: ${path}: ${what}`),
    );
    expect(found.filter((line) => line.includes('planted-note/'))).toEqual([]);
  });

  it('does not write over a feature that is there', () => {
    expect(run('bin/new-feature.ts', 'access', 'planted-note')).toMatchObject({ status: 2 });
  });
});
