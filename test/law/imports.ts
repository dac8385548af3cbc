/**
 * The imports of a file, read by our own walk: a second opinion on what dependency-cruiser says it saw.
 * Only static and literal dynamic imports count, without `node:`, as dependency-cruiser writes them.
 */
import type { SourceFile } from '../../bin/source/source-tree.ts';
import { argumentsOf, isNode, literalText, walkFile } from '../../bin/source/walk.ts';

export function importSpecifiers(file: SourceFile): readonly string[] {
  const found: string[] = [];
  walkFile(file, (node) => {
    if (node.type === 'ImportDeclaration' || /^Export(All|Named)Declaration$/.test(node.type)) {
      const source = literalText(node['source']);
      if (source !== null) found.push(source);
    }
    if (node.type !== 'CallExpression' || !isNode(node['callee']) || node['callee'].type !== 'Import') return;
    const source = literalText(argumentsOf(node)[0]);
    if (source !== null) found.push(source);
  });
  return found.map((specifier) => specifier.replace(/^node:/, ''));
}
