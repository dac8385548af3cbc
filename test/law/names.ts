/**
 * Checks on files as such: how they are named, how they open, how long they are.
 * "No ninth role" lives here: inside a business module a file is one of the eight roles or one of three fixed names.
 */
import { businessModules } from '../../bin/source/source-tree.ts';
import { everyFile, findFiles, findNodes, inFolder, isProduct, type Check } from './check.ts';

const emptyNames = /(^|\/)(utils?|helpers?|common|services?|models?|lib|misc|shared)(\.|\/|$)/;
const emptySuffix = /[a-z](Service|Manager|Helper|Util|Utils|Handler|DTO|Dto|Impl)$/;
const interfacePrefix = /^I[A-Z][a-z]/;
// A command is the route of the terminal: words in, an action, lines out.
const roleFile = /\.(routes|pages|mail)\.tsx?$|\.(forms|actions|rules|store|jobs|command)\.ts$/;
const fixedFile = /^src\/[^/]+\/(index|paths|slots|stored-secrets)\.ts$/;
const besideFile = /\.(test|preview)\.tsx?$|\.client\.ts$/;
const opening = /^(#!.*\n)?(\/\*\*?[\s*]*[^*\s/]|\/\/ \S|-- \S)/;
const besideTest = /^src\/.*\.(test|preview)\.tsx?$/;
const hardLimitLines = 400;

export const opensWithComment: Check = {
  name: 'opens with a comment',
  rule: 'A file opens with two to five lines: what it is for, and the one thing a newcomer would get wrong.',
  // A test or preview beside its subject says what it is for in its names.
  find: findFiles(
    ({ path }) => !besideTest.test(path),
    ({ text }) => (opening.test(text) ? null : text.slice(0, 40).split('\n', 1)[0] || 'empty'),
  ),
  planted: {
    'src/identity/bare.rules.ts': "import { done } from '../vocabulary/outcome.ts';\n// later\n",
    'bin/x.ts': '',
  },
  lawful: { 'src/identity/said.rules.ts': '/** Says why. */\n', 'db/migrations/1.sql': '-- Tables of x.\n' },
};

export const namesThatSay: Check = {
  name: 'names that say something',
  rule: 'No utils, helpers, common, services, models, lib, misc: name the file by what it knows.',
  find: findFiles(everyFile, ({ path }) => emptyNames.exec(path)?.[2] ?? null),
  planted: {
    'src/identity/utils.ts': '/** x */',
    'src/access/helpers/dates.rules.ts': '/** x */',
    'src/platform/common.ts': '/** x */',
  },
  lawful: { 'src/support/cases.rules.ts': '/** x */', 'src/identity/commonest.rules.ts': '/** x */' },
};

export const noEmptySuffix: Check = {
  name: 'no Service, Manager, Handler',
  rule: 'A declared name says what the thing is; Service, Manager, Helper, Util, Handler, DTO and an I-prefix say nothing.',
  find: findNodes(isProduct, (node) => {
    const name = declaredName(node);
    if (name === null) return null;
    const isInterface = node.type === 'TsInterfaceDeclaration';
    return emptySuffix.test(name) || (isInterface && interfacePrefix.test(name)) ? name : null;
  }),
  planted: {
    'src/identity/a.rules.ts': '/** x */ export const accountService = 1;',
    'src/identity/b.rules.ts': '/** x */ export interface IAccount { a: 1 }',
    'src/identity/c.rules.ts': '/** x */ export function mailHandler() {}',
  },
  lawful: { 'src/identity/d.rules.ts': '/** x */ export interface Identity { a: 1 } export const manager = 1;' },
};

function declaredName(node: { readonly type: string; readonly [field: string]: unknown }): string | null {
  const holder = {
    VariableDeclarator: 'id',
    TsInterfaceDeclaration: 'id',
    TsTypeAliasDeclaration: 'id',
    FunctionDeclaration: 'identifier',
    ClassDeclaration: 'identifier',
  }[node.type];
  const identifier = holder === undefined ? null : node[holder];
  if (typeof identifier !== 'object' || identifier === null || !('value' in identifier)) return null;
  return String(identifier.value);
}

export const eightRoles: Check = {
  name: 'eight roles, no ninth',
  rule: 'In a module a file is <feature>.<role>.ts[x], a test or preview beside it, index.ts, paths.ts, slots.ts or stored-secrets.ts.',
  find: findFiles(inFolder(...businessModules.map((name) => `src/${name}/`)), ({ path }) =>
    roleFile.test(path) || fixedFile.test(path) || besideFile.test(path) ? null : path,
  ),
  planted: {
    'src/identity/password/blocklist.ts': '/** x */',
    'src/access/home.view.tsx': '/** x */',
    'src/access/deep/index.ts': '/** x */',
  },
  lawful: { 'src/access/paths.ts': '/** x */', 'src/access/home/home.pages.test.tsx': '/** x */' },
};

export const lengthLimit: Check = {
  name: 'at most 400 lines',
  rule: 'Soft limit 250 lines, hard limit 400: a longer file holds two subjects.',
  find: findFiles(everyFile, ({ text }) => {
    const lines = text.split('\n').length - 1;
    return lines > hardLimitLines ? `${lines} lines` : null;
  }),
  planted: { 'src/identity/long.rules.ts': '// x\n'.repeat(401) },
  lawful: { 'src/identity/full.rules.ts': '// x\n'.repeat(400) },
};
