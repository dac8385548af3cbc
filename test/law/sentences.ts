/**
 * Checks on what people read: every sentence passes through say() with a literal key, and raw form controls stay in ui.
 * The catalogue docs/generated/messages.md is read from the source, so a sentence that is put together is lost to it.
 */
import { argumentsOf, isNode, literalText, nameOf, type SyntaxNode } from '../../bin/source/walk.ts';
import { findNodes, isProduct, type Check } from './check.ts';

/** A name of ours is the same in every language. */
const mark = 'Countersign';
const word = /\p{L}{2,}/u;
const spokenAttributes =
  /^(title|alt|label|placeholder|summary|caption|heading|hint|legend|text|aria-label|aria-description|aria-roledescription)$/;
const isSpoken = (text: string): boolean => word.test(text) && text.trim() !== mark;
const isMarkup = ({ path }: { path: string }): boolean => path.endsWith('.tsx');

function unsaid(node: SyntaxNode, ancestors: readonly SyntaxNode[]): string | null {
  if (node.type === 'JSXText') return isSpoken(String(node['value'])) ? String(node['value']).trim() : null;
  if (node.type === 'JSXExpressionContainer') {
    const text = literalText(node['expression']);
    const isChild = ancestors.at(-1)?.type === 'JSXElement' || ancestors.at(-1)?.type === 'JSXFragment';
    return isChild && text !== null && isSpoken(text) ? text : null;
  }
  if (node.type !== 'JSXAttribute') return null;
  const name = isNode(node['name']) ? String(node['name']['value']) : '';
  const value =
    isNode(node['value']) && node['value'].type === 'JSXExpressionContainer'
      ? node['value']['expression']
      : node['value'];
  const text = literalText(value);
  return spokenAttributes.test(name) && text !== null && isSpoken(text) ? text : null;
}

export const everySentenceSaid: Check = {
  name: 'every sentence is said',
  rule: "Text that a person reads passes through say('…'): in children, and in labels, titles and hints.",
  find: findNodes((file) => isProduct(file) && isMarkup(file), unsaid),
  planted: {
    'src/access/a.pages.tsx': '/** x */ export const A = () => <p>Send request</p>;',
    'src/access/b.pages.tsx': '/** x */ export const B = () => <Button label="Send request" />;',
    'src/access/c.pages.tsx': "/** x */ export const C = () => <p>{'Send request'}</p>;",
    'src/ui/d.tsx': '/** x */ export const D = () => <nav aria-label={`Steps`} />;',
  },
  lawful: {
    'src/access/e.pages.tsx': '/** x */ export const E = () => <p class="card wide">{say(\'Send request\')} · 3</p>;',
  },
};

export const literalSentences: Check = {
  name: 'sentences are literals',
  rule: 'say() is given one literal sentence; what changes in it is a {name} with a value.',
  find: findNodes(isProduct, (node) => {
    if (node.type !== 'CallExpression' || nameOf(node['callee']) !== 'say') return null;
    return literalText(argumentsOf(node)[0]) === null ? 'say(…) without a literal' : null;
  }),
  planted: {
    'src/access/a.pages.tsx': '/** x */ export const A = (p: { t: string }) => <p>{say(p.t)}</p>;',
    'src/access/b.rules.ts': '/** x */ export const b = (n: string) => say(`Hello ${n}`);',
  },
  lawful: { 'src/access/c.pages.tsx': "/** x */ export const C = () => <p>{say('Hello {name}', { name: 'x' })}</p>;" },
};

const formElements = ['input', 'select', 'textarea', 'label', 'button', 'option', 'fieldset', 'legend', 'form'];

export const controlsInUi: Check = {
  name: 'form controls stand in ui',
  rule: 'Attributes of raw elements are not type-checked: form controls are written once, in src/ui.',
  find: findNodes(
    (file) => isProduct(file) && isMarkup(file) && file.module !== 'ui',
    (node) => {
      if (node.type !== 'JSXOpeningElement') return null;
      const name = nameOf(node['name']);
      return name !== null && formElements.includes(name) ? `<${name}>` : null;
    },
  ),
  planted: {
    'src/access/a.pages.tsx': '/** x */ export const A = () => <input name="x" />;',
    'src/platform/http/b.tsx': '/** x */ export const B = () => <div><button type="submit">{1}</button></div>;',
  },
  lawful: { 'src/ui/c.tsx': '/** x */ export const C = () => <input name="x" />;' },
};
