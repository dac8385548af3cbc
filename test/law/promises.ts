/**
 * A promise that nobody waits for loses its error, and in a transaction its work. The linter needs type information to see
 * it; here it is enough to know which functions of ours are async, and which calls of the database are.
 */
import { posix } from 'node:path';
import { isNode, literalText, nameOf, walkFile, type SyntaxNode } from '../../bin/source/walk.ts';
import { lineOf, type SourceFile, type SourceTree } from '../../bin/source/source-tree.ts';
import type { Check, Finding } from './check.ts';

const asyncMethods = ['execute', 'executeTakeFirst', 'executeTakeFirstOrThrow', 'begin', 'commit', 'rollback'];

/** Names of functions that are async, or say that they return a Promise; a name that is also a plain function is left out. */
function asyncFunctions(file: SourceFile): ReadonlySet<string> {
  const names = new Map<string, boolean>();
  const note = (name: string | null, made: SyntaxNode): void => {
    if (name !== null) names.set(name, isAsync(made) && names.get(name) !== false);
  };
  walkFile(file, (node) => {
    if (node.type === 'FunctionDeclaration') note(nameOf(node['identifier']), node);
    const made = node.type === 'VariableDeclarator' ? node['init'] : null;
    if (isNode(made) && /^(ArrowFunction|Function)Expression$/.test(made.type)) note(nameOf(node['id']), made);
  });
  return new Set([...names].filter(([, isPromise]) => isPromise).map(([name]) => name));
}

function isAsync(node: SyntaxNode): boolean {
  if (node['async'] === true) return node['generator'] !== true;
  const annotation = isNode(node['returnType']) ? node['returnType']['typeAnnotation'] : null;
  return isNode(annotation) && annotation.type === 'TsTypeReference' && nameOf(annotation['typeName']) === 'Promise';
}

/** Local name → file and name it was imported from, for files of ours. */
function importsOf(file: SourceFile): ReadonlyMap<string, readonly [path: string, name: string]> {
  const imports = new Map<string, readonly [string, string]>();
  walkFile(file, (node) => {
    if (node.type !== 'ImportDeclaration' || !Array.isArray(node['specifiers'])) return;
    const source = literalText(node['source']) ?? '';
    if (!source.startsWith('.')) return;
    const path = posix.join(posix.dirname(file.path), source);
    for (const specifier of node['specifiers']) {
      const local = nameOf(specifier.local) ?? '';
      imports.set(local, [path, nameOf(specifier.imported) ?? local]);
    }
  });
  return imports;
}

function findForgotten(tree: SourceTree): readonly Finding[] {
  const files = tree.files.filter(({ path }) => /\.tsx?$/.test(path));
  const asyncByPath = new Map(files.map((file) => [file.path, asyncFunctions(file)]));
  return files.flatMap((file) => {
    const imports = importsOf(file);
    const own = asyncByPath.get(file.path);
    const findings: Finding[] = [];
    walkFile(file, (node) => {
      const call = node['expression'];
      if (node.type !== 'ExpressionStatement' || !isNode(call) || call.type !== 'CallExpression') return;
      const callee = call['callee'];
      const name = nameOf(callee) ?? '';
      const [path = '', original = ''] = imports.get(name) ?? [];
      const isMethod = isNode(callee) && callee.type === 'MemberExpression';
      const isForgotten = isMethod
        ? asyncMethods.includes(name)
        : own?.has(name) === true || asyncByPath.get(path)?.has(original) === true;
      if (isForgotten) findings.push({ path: file.path, line: lineOf(file, node.span.start), what: `${name}(…)` });
    });
    return findings;
  });
}

export const promisesAwaited: Check = {
  name: 'promises are awaited',
  rule: 'Await a promise, return it, or say `void` where nobody may wait for it.',
  find: findForgotten,
  planted: {
    'src/access/a.actions.ts': '/** x */ async function send() {} export function a() { send(); }',
    'src/access/b.store.ts': "/** x */ export async function b(tx: Tx) { tx.deleteFrom('access.party').execute(); }",
    'src/access/c.actions.ts':
      '/** x */ const tell = (): Promise<void> => other(); export const c = () => { tell(); };',
  },
  lawful: {
    'src/access/d.actions.ts':
      '/** x */ async function send() {} export async function d() { await send(); void send(); return send(); }',
  },
};
