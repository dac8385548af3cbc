/**
 * `npm run generate`: writes db/schema.sql and src/platform/db/database.ts from a freshly migrated throw-away database.
 * With `--check` it writes nothing and fails when one of them is stale.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { fromRoot } from '../src/platform/files/root.ts';
import { readCatalogue } from './database/catalogue.ts';
import { inFreshDatabase } from './database/fresh-database.ts';
import { schemaFile } from './database/schema-file.ts';
import { typeFile } from './database/type-file.ts';

const isCheck = process.argv.includes('--check');
const catalogue = await inFreshDatabase(readCatalogue);
const files = {
  'db/schema.sql': schemaFile(catalogue),
  'src/platform/db/database.ts': await format(typeFile(catalogue), {
    parser: 'typescript',
    printWidth: 120,
    singleQuote: true,
  }),
};

let stale = 0;
for (const [path, fresh] of Object.entries(files)) {
  const file = fromRoot(path);
  if (existsSync(file) && readFileSync(file, 'utf8') === fresh) continue;
  stale += 1;
  console.log(isCheck ? `stale: ${path}; run npm run generate` : `written: ${path}`);
  if (!isCheck) writeFileSync(file, fresh);
}
console.log(`${catalogue.relations.length} tables and views, ${stale} files ${isCheck ? 'stale' : 'written'}`);
process.exitCode = isCheck && stale > 0 ? 1 : 0;
