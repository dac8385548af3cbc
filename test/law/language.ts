/**
 * Checks on how TypeScript is written here: exports, classes, the environment, marks of unfinished work.
 * What oxlint can say alone is in .oxlintrc.json; here is what it cannot, or what must not be switched off by a comment.
 */
import { isNode, nameOf } from '../../bin/source/walk.ts';
import { everyFile, findLines, findNodes, inFolder, isProduct, type Check } from './check.ts';

const isConfiguration =
  /(^|\/)[\w-]+\.config\.ts$|test\/global-setup\.ts$|^\.dependency-cruiser\.ts$|^e2e\/support\/build\.ts$/;

export const namedExports: Check = {
  name: 'named exports only',
  rule: 'No default export and no `export *`: what a file offers can be read in it, under the name everyone uses.',
  find: findNodes(
    ({ path }) => !isConfiguration.test(path),
    (node) => (/^Export(All|Default)/.test(node.type) ? node.type : null),
  ),
  planted: {
    'src/identity/index.ts': "/** x */ export * from './paths.ts';",
    'src/ui/a.tsx': '/** x */ export default function a() {}',
    'src/ui/b.tsx': '/** x */ const b = 1; export default b;',
  },
  lawful: { 'src/identity/paths.ts': '/** x */ export const a = 1;' },
};

export const fewClasses: Check = {
  name: 'classes only where the platform asks',
  rule: 'Functions and data; a class is an error or a custom element.',
  find: findNodes(everyFile, (node) => {
    if (node.type !== 'ClassDeclaration' && node.type !== 'ClassExpression') return null;
    const parent = nameOf(node['superClass']);
    return parent !== null && /(Error|Refusal|HTMLElement)$/.test(parent) ? null : 'class';
  }),
  planted: { 'src/identity/a.rules.ts': '/** x */ export class Account {}' },
  lawful: { 'src/platform/a.ts': '/** x */ export class Overloaded extends Error {}' },
};

const mayReadEnvironment = inFolder('src/platform/config/', 'src/main.ts', 'src/countersign.ts');

export const oneEnvironment: Check = {
  name: 'one reader of the environment',
  rule: 'Only src/platform/config and the entry points read process.env; everything else is handed its configuration.',
  find: findNodes(
    (file) => isProduct(file) && !mayReadEnvironment(file),
    (node) =>
      node.type === 'MemberExpression' && nameOf(node['object']) === 'process' && nameOf(node['property']) === 'env'
        ? 'process.env'
        : null,
  ),
  planted: { 'src/platform/mail/a.ts': '/** x */ export const url = process.env.SMTP_URL;' },
  lawful: { 'src/platform/config/a.ts': '/** x */ export const url = process.env.SMTP_URL;' },
};

// Written in pieces, so that this file does not find itself.
const pieces = (...parts: readonly string[]): string => parts.join('');
const reminder = pieces('TO', 'DO');
const silenced = pieces('as an', 'y');
const skipped = pieces('it.sk', 'ip(');
const unfinished = new RegExp(
  [
    `\\b${reminder}\\b`,
    pieces('\\bFIX', 'ME\\b'),
    `\\b${silenced}\\b`,
    '@ts-(ignore|nocheck|expect-error)',
    '\\b(it|test|describe)\\.(skip|only|todo|fixme|fails)\\b',
    '\\bxit\\(|\\bxdescribe\\(',
  ].join('|'),
);

export const finished: Check = {
  name: 'finished work',
  rule: 'Nothing is left for later in the source: no reminders, silenced types, skipped or lone tests.',
  find: findLines(everyFile, unfinished),
  planted: {
    'src/identity/a.rules.ts': `/** x */ // ${reminder} later`,
    'src/identity/a.test.ts': `/** x */ ${skipped}'later', () => {});`,
    'src/identity/b.rules.ts': `/** x */ export const a = 1 ${silenced};`,
  },
  lawful: { 'src/identity/c.rules.ts': '/** x */ // a to-do list of the user' },
};

const replacing = pieces('vi.mo', 'ck(');

export const modulesKept: Check = {
  name: 'modules kept whole',
  rule: 'Tests watch functions with vi.spyOn: a worker keeps its modules from file to file, so one that is replaced stays so.',
  find: findLines(everyFile, /\bvi\.((do)?mock|resetModules)\(/i),
  planted: { 'src/identity/d.test.ts': `/** x */ ${replacing}'../a.ts');` },
  lawful: { 'src/identity/e.test.ts': "/** x */ vi.spyOn(passwords, 'verifyPassword');" },
};

export const inertMarkup: Check = {
  name: 'inert markup',
  rule: 'Text reaches a page escaped: no dangerouslySetInnerHTML or innerHTML, and no spread of objects into JSX outside ui.',
  find: findNodes(isProduct, (node, ancestors, file) => {
    if (
      node.type === 'Identifier' &&
      /^(dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML)$/.test(String(node['value']))
    )
      return String(node['value']);
    const spreads = node.type === 'JSXOpeningElement' && hasSpread(node['attributes']);
    return spreads && file.module !== 'ui' && ancestors.length > 0 ? 'spread' : null;
  }),
  planted: {
    'src/access/a.pages.tsx': '/** x */ export const A = (p: object) => <p {...p} />;',
    'src/ui/b.tsx': "/** x */ export const B = () => <p dangerouslySetInnerHTML={{ __html: 'x' }} />;",
    'src/ui/c.client.ts': "/** x */ document.body.innerHTML = '';",
  },
  lawful: { 'src/ui/d.tsx': '/** x */ export const D = (p: { id: string }) => <p {...p} />;' },
};

const hasSpread = (attributes: unknown): boolean =>
  Array.isArray(attributes) &&
  attributes.some((item) => item?.type === 'SpreadElement' || (isNode(item) && item.type === 'JSXSpreadAttribute'));
