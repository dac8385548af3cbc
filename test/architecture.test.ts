/**
 * The house rules as tests: the import law, and the structural checks of test/law.
 * Every rule is also tried on planted violations, because a net that has gone blind reports that all is well.
 */
import { describe, expect, it } from 'vitest';
import { cruiseLaw } from '../bin/source/import-law.ts';
import { plantedTree, projectRoot, readSourceTree } from '../bin/source/source-tree.ts';
import { importSpecifiers } from './law/imports.ts';
import { cruisePlanted, lawfulImports, refusedImports } from './law/planted-imports.ts';
import { structuralChecks } from './law/structural-checks.ts';

const folders = ['src', 'test', 'bin', 'e2e', 'bench', 'db'];
const tree = readSourceTree();
const code = tree.files.filter(({ path }) => /\.tsx?$/.test(path));

describe('the import law', async () => {
  const report = await cruiseLaw(projectRoot, folders);
  const planted = await cruisePlanted();

  it('is kept', () => {
    expect(report.violations).toEqual([]);
  });

  it('has seen every file on disk', () => {
    expect(code.length).toBeGreaterThan(20);
    expect(code.map(({ path }) => path).filter((path) => !report.seen.includes(path))).toEqual([]);
  });

  it('has seen every import of every file', () => {
    const byPath = new Map(report.result.modules.map((module) => [module.source, module]));
    const missed = code.flatMap((file) => {
      const seen = new Set(byPath.get(file.path)?.dependencies.map((dependency) => dependency.module));
      return importSpecifiers(file)
        .filter((specifier) => !seen.has(specifier))
        .map((specifier) => `${file.path} → ${specifier}`);
    });
    expect(missed).toEqual([]);
  });

  it.each(refusedImports)('refuses $from → $to ($rule)', ({ rule, from }) => {
    expect(
      planted.violations.filter((violation) => violation.from === from).map((violation) => violation.rule),
    ).toContain(rule);
  });

  it.each(lawfulImports)('lets $from → $to pass', ({ from }) => {
    expect(planted.violations.filter((violation) => violation.from === from)).toEqual([]);
  });
});

describe.each(structuralChecks)('$name', (check) => {
  it('is kept', () => {
    const found = check.find(tree).map(({ path, line, what }) => `${path}:${line}: ${what}`);
    expect(found, check.rule).toEqual([]);
  });

  it.each(Object.entries(check.planted))('catches %s', (path, text) => {
    expect(check.find(plantedTree({ [path]: text }))).not.toEqual([]);
  });

  it('lets near misses pass', () => {
    expect(check.find(plantedTree(check.lawful ?? {}))).toEqual([]);
  });
});
