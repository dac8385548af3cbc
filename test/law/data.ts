/**
 * Checks on SQL: where it stands, whose tables it names, and that it never asks the database for the time.
 * Time is handed in (`ctx.now`), because the demo moves its clock and a row must agree with the action that wrote it.
 */
import { argumentsOf, isNode, literalText, nameOf, type SyntaxNode } from '../../bin/source/walk.ts';
import { businessModules, type SourceFile } from '../../bin/source/source-tree.ts';
import { findLines, findNodes, isProduct, type Check } from './check.ts';

const schemas = ['platform', 'audit', 'identity', 'access', 'registry', 'enrollment', 'support'];
const tableName = new RegExp(`(?<![\\w.'])(${schemas.join('|')})\\.(?!public_)([a-z_]+)`);
const queryStarts = ['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'mergeInto'];

/** Text of SQL in a node: a literal handed to the query builder, or one piece of a sql`…` template. */
function sqlText(node: SyntaxNode): string | null {
  if (node.type === 'TemplateElement') return String(node['raw']);
  return literalText(node);
}

const isBusinessStore = ({ role, path }: SourceFile): boolean => role === 'store' || /\.store\.tsx?$/.test(path);

export const ownTables: Check = {
  name: 'own tables only',
  rule: "A store names the tables of its own schema, or another module's published public_* views.",
  find: findNodes(isBusinessStore, (node, _ancestors, file) => {
    const text = sqlText(node);
    const schema = text === null ? undefined : tableName.exec(text);
    return schema && schema[1] !== file.module ? schema[0] : null;
  }),
  planted: {
    'src/access/a.store.ts': "/** x */ export const a = (tx: any) => tx.selectFrom('identity.account as a');",
    'src/access/b.store.ts': '/** x */ export const b = (tx: any) => sql`select 1 from registry.provider`.execute(tx);',
    'src/identity/c.store.ts': "/** x */ export const c = (tx: any) => tx.insertInto('audit.event');",
  },
  lawful: {
    'src/access/d.store.ts': "/** x */ export const d = (tx: any) => tx.selectFrom('registry.public_provider as p');",
    'src/access/e.store.ts': "/** x */ export const e = (tx: any) => tx.selectFrom('access.party');",
  },
};

const isBusiness = ({ module }: SourceFile): boolean => businessModules.some((name) => name === module);
const mayQuery = (file: SourceFile): boolean => isBusinessStore(file) || /\.(test|preview)\.tsx?$/.test(file.path);

export const queriesInStores: Check = {
  name: 'queries stand in stores',
  rule: 'SQL stands in *.store.ts (and in the platform): one function per question or change.',
  find: findNodes(
    (file) => isProduct(file) && isBusiness(file) && !mayQuery(file),
    (node) => {
      if (node.type === 'TaggedTemplateExpression' && nameOf(node['tag']) === 'sql') return 'sql`…`';
      if (node.type !== 'CallExpression') return null;
      const name = nameOf(node['callee']);
      return name !== null && queryStarts.includes(name) && argumentsOf(node).some(isNode) ? name : null;
    },
  ),
  planted: {
    'src/access/a.actions.ts': "/** x */ export const a = (tx: any) => tx.selectFrom('access.party');",
    'src/identity/b.actions.ts': '/** x */ export const b = (tx: any) => sql`select 1`.execute(tx);',
  },
  lawful: { 'src/access/c.store.ts': "/** x */ export const c = (tx: any) => tx.selectFrom('access.party');" },
};

const databaseClock =
  /\b(now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\s*\(\s*\)|\bcurrent_(timestamp|date|time)\b|\blocaltime(stamp)?\b/i;

export const timeIsPassedIn: Check = {
  name: 'time is passed in',
  rule: 'Stores and migrations never ask the database for the time: `now` is a parameter.',
  find: findNodes(isBusinessStore, (node) => {
    const text = sqlText(node);
    return (text === null ? null : databaseClock.exec(text)?.[0]) ?? null;
  }),
  planted: {
    'src/access/a.store.ts': '/** x */ export const a = sql`select now()`;',
    'src/access/b.store.ts': '/** x */ export const b = sql`select * from access.party where at < CURRENT_TIMESTAMP`;',
    'src/access/c.store.ts': "/** x */ export const c = sql.raw('select clock_timestamp()');",
  },
  lawful: { 'src/access/d.store.ts': '/** x */ /* not now() */ export const d = (now: Date) => sql`select ${now}`;' },
};

export const migrationsWithoutClock: Check = {
  name: 'no clock in defaults',
  rule: 'A column has no default that reads the clock of the database.',
  find: findLines(
    ({ path }) => path.startsWith('db/migrations/'),
    /\bdefault\s+(now\s*\(|current_(timestamp|date)|clock_timestamp)/i,
  ),
  planted: { 'db/migrations/9999_a.sql': '-- x\ncreate table a.b (at timestamptz not null default now());' },
  lawful: { 'db/migrations/9998_b.sql': '-- never default to the clock\ncreate table a.c (at timestamptz not null);' },
};

const clockReading = (node: SyntaxNode): string | null => {
  if (node.type === 'NewExpression' && nameOf(node['callee']) === 'Date' && argumentsOf(node).length === 0)
    return 'new Date()';
  if (node.type !== 'CallExpression' || !isNode(node['callee'])) return null;
  const callee = node['callee'];
  if (callee.type !== 'MemberExpression') return null;
  return nameOf(callee['object']) === 'Date' && nameOf(callee['property']) === 'now' ? 'Date.now()' : null;
};

export const noAmbientTime: Check = {
  name: 'no ambient time',
  rule: 'Rules, actions, stores, pages and letters are handed the time; only the platform reads a clock.',
  find: findNodes(({ role }) => role !== null, clockReading),
  planted: {
    'src/access/a.rules.ts': '/** x */ export const a = () => new Date();',
    'src/access/b.actions.ts': '/** x */ export const b = () => Date.now();',
  },
  lawful: { 'src/access/c.rules.ts': '/** x */ export const c = (at: number) => new Date(at);' },
};
