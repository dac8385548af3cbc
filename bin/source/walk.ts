/**
 * A walk over a syntax tree that needs no list of node kinds: whatever has a `type` and a `span` is a node.
 * A visitor gets the node and its ancestors, nearest last; it decides nothing about where the walk goes.
 */
import { syntaxOf, type SourceFile } from './source-tree.ts';

export interface SyntaxNode {
  readonly type: string;
  readonly span: { readonly start: number; readonly end: number };
  readonly [field: string]: unknown;
}

export type Visitor = (node: SyntaxNode, ancestors: readonly SyntaxNode[]) => void;

export function walkFile(file: SourceFile, visit: Visitor): void {
  walk(syntaxOf(file), [], visit);
}

function walk(value: unknown, ancestors: readonly SyntaxNode[], visit: Visitor): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, ancestors, visit);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const inside = isNode(value) ? [...ancestors, value] : ancestors;
  if (isNode(value)) visit(value, ancestors);
  for (const [field, child] of Object.entries(value)) if (field !== 'span') walk(child, inside, visit);
}

export const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'span' in value;

/** The text of a string literal or of a template without holes; null for everything that is put together. */
export function literalText(node: unknown): string | null {
  if (!isNode(node)) return null;
  if (node.type === 'StringLiteral') return String(node['value']);
  if (node.type !== 'TemplateLiteral') return null;
  const { quasis } = node;
  if (!Array.isArray(quasis) || quasis.length !== 1) return null;
  return String(quasis[0].cooked);
}

/** The name in `name` or in `object.name`; null for computed callees. */
export function nameOf(node: unknown): string | null {
  if (!isNode(node)) return null;
  if (node.type === 'Identifier') return String(node['value']);
  if (node.type === 'MemberExpression') return nameOf(node['property']);
  return null;
}

/** The arguments of a call, without swc's wrapping. */
export function argumentsOf(call: SyntaxNode): readonly unknown[] {
  const given = call['arguments'];
  return Array.isArray(given) ? given.map((item: { expression: unknown }) => item.expression) : [];
}
