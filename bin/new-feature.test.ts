/**
 * A new feature must compile and keep every rule of the house from its first minute. It is made in a copy of this project
 * with a database type generated there; test/long/new-feature.long.ts runs the tests that it brings.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { structuralChecks } from '../test/law/structural-checks.ts';
import { copyProject, type ProjectCopy } from '../test/project-copy.ts';
import { cruiseLaw } from './source/import-law.ts';
import { readSourceTree } from './source/source-tree.ts';

/** Alone it takes ten seconds; a busy machine takes longer. */
const minutesAtMost = 3;
let copy: ProjectCopy;

beforeAll(() => {
  copy = copyProject();
});

afterAll(() => copy.remove());

describe('npm run new-feature', { timeout: minutesAtMost * 60_000 }, () => {
  it('explains what it needs, with exit code 2', () => {
    expect(copy.run('bin/new-feature.ts', 'nowhere', 'staff-note')).toMatchObject({ status: 2 });
    expect(copy.run('bin/new-feature.ts', 'access', 'Staff_Notes').output).toContain('small letters and hyphens');
  });

  it('writes a feature that compiles', () => {
    expect(copy.run('bin/new-feature.ts', 'access', 'planted-note')).toMatchObject({ status: 0 });
    expect(copy.run('bin/generate.ts')).toMatchObject({ status: 0 });
    const compiled = copy.run('node_modules/typescript/bin/tsc', '-p', '.', '--noEmit');
    expect(compiled.output.split('\n').filter((line) => line.includes('planted'))).toEqual([]);
  });

  it('keeps the import law and every structural rule', async () => {
    const { violations, seen } = await cruiseLaw(copy.root, ['src', 'test', 'bin']);
    expect(seen).toContain('src/access/planted-note/planted-note.actions.ts');
    expect(violations.filter(({ from }) => from.includes('planted-note'))).toEqual([]);
    const tree = readSourceTree(copy.root);
    const found = structuralChecks.flatMap((check) =>
      check.find(tree).map(({ path, what }) => `${check.name}: ${path}: ${what}`),
    );
    expect(found.filter((line) => line.includes('planted-note/'))).toEqual([]);
  });

  it('does not write over a feature that is there', () => {
    expect(copy.run('bin/new-feature.ts', 'access', 'planted-note')).toMatchObject({ status: 2 });
  });
});
