/**
 * `npm run new-feature -- <module> <feature>`: writes a small feature that works, in the shape that every feature has, with
 * its table, its tests and its place in the module. The name is singular: `npm run new-feature -- access staff-note`.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format } from 'prettier';
import { featureNames, type FeatureNames } from './feature/feature-names.ts';
import { pages, pagesTest, routes } from './feature/page-files.ts';
import { actions, actionsTest, forms, migration, rules, rulesTest, store } from './feature/server-files.ts';
import { addAuditAction, addPath, addRoutes, auditFile } from './feature/wiring.ts';
import { businessModules, projectRoot } from './source/source-tree.ts';

const [module = '', kebab = ''] = process.argv.slice(2);
const at = (path: string): string => join(projectRoot, path);

function refusal(): string | null {
  const modules = businessModules.filter((name) => hasPlaceForPages(name));
  if (!modules.some((name) => name === module)) return `Name a module: ${modules.join(', ')}.`;
  if (!/^[a-z]+(-[a-z]+)*$/.test(kebab)) return 'Name the feature in small letters and hyphens, singular: staff-note.';
  if (existsSync(at(`src/${module}/${kebab}`))) return `src/${module}/${kebab} is there already.`;
  return null;
}

/** A module that has addresses and lists its routes; the others have nothing to show yet. */
function hasPlaceForPages(name: string): boolean {
  const index = at(`src/${name}/index.ts`);
  if (!existsSync(index) || !existsSync(at(`src/${name}/paths.ts`))) return false;
  return readFileSync(index, 'utf8').includes('Routes: readonly Route[]');
}

function newFiles(names: FeatureNames): Readonly<Record<string, string>> {
  const folder = `src/${module}/${kebab}/${kebab}`;
  const last = readdirSync(at('db/migrations'))
    .map((name) => Number.parseInt(name, 10))
    .reduce((most, number) => Math.max(most, number), 0);
  return {
    [`db/migrations/${String(last + 1).padStart(4, '0')}_${names.snake}.sql`]: migration(names),
    [`${folder}.rules.ts`]: rules(names),
    [`${folder}.rules.test.ts`]: rulesTest(names),
    [`${folder}.forms.ts`]: forms(names),
    [`${folder}.store.ts`]: store(names),
    [`${folder}.actions.ts`]: actions(names),
    [`${folder}.actions.test.ts`]: actionsTest(names),
    [`${folder}.pages.tsx`]: pages(names),
    [`${folder}.pages.test.tsx`]: pagesTest(names),
    [`${folder}.routes.tsx`]: routes(names),
  };
}

async function changedFiles(names: FeatureNames): Promise<Readonly<Record<string, string>>> {
  const read = (path: string): string => readFileSync(at(path), 'utf8');
  const paths = `src/${module}/paths.ts`;
  const index = `src/${module}/index.ts`;
  const audit = auditFile(module);
  return {
    [paths]: addPath(read(paths), names),
    [index]: await addRoutes(read(index), names),
    [audit]: addAuditAction(read(audit), names),
  };
}

const refused = refusal();
if (refused !== null) {
  console.error(`${refused}\nUsage: npm run new-feature -- <module> <feature>`);
  process.exit(2);
}
const names = featureNames(module, kebab);
const written = { ...newFiles(names), ...(await changedFiles(names)) };
for (const [path, text] of Object.entries(written)) {
  mkdirSync(dirname(at(path)), { recursive: true });
  const isSql = path.endsWith('.sql');
  writeFileSync(
    at(path),
    isSql ? text : await format(text, { parser: 'typescript', printWidth: 120, singleQuote: true }),
  );
  console.log(path);
}
console.log(`Next: npm run generate, then look at /${kebab} and change the rules, words and fields into yours.`);
