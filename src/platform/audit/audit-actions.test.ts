import { expect, test } from 'vitest';
import { readSourceTree } from '../../../bin/source/source-tree.ts';
import { auditActions, type AuditActionEntry } from './audit-actions.ts';

const entries: readonly (readonly [string, AuditActionEntry])[] = Object.entries(auditActions);

test('each action is named noun.verb, as the table demands', () => {
  expect(entries.filter(([name]) => !/^[a-z][a-z-]*\.[a-z][a-z-]*$/.test(name))).toEqual([]);
});

test('each says one sentence of its own', () => {
  expect(entries.filter(([, { says }]) => !/^[A-Z][^\n]{9,120}\.$/.test(says))).toEqual([]);
  expect(new Set(entries.map(([, { says }]) => says)).size).toBe(entries.length);
});

test('keys of details are short and in camel case', () => {
  const keys = entries.flatMap(([, { details }]) => Object.keys(details));
  expect(keys.filter((key) => !/^[a-z][a-zA-Z]{1,19}$/.test(key))).toEqual([]);
});

test('each is recorded by something that exists', () => {
  const told = readSourceTree()
    .files.filter(
      ({ path, isTest }) => path.startsWith('src/') && !isTest && !path.startsWith('src/platform/audit/act'),
    )
    .map(({ text }) => text)
    .join('\n');
  expect(entries.map(([name]) => name).filter((name) => !told.includes(`action: '${name}'`))).toEqual([]);
});
