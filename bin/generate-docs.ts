/**
 * Writes the documents under docs/generated from the source; with `--check` it writes nothing and fails when one is
 * stale. permissions.md is not here: it is made by test/permissions.test.ts, which really asks for every route.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { auditEvents } from './docs/audit-events.ts';
import { configuration } from './docs/configuration.ts';
import type { GeneratedDocument } from './docs/document.ts';
import { messages } from './docs/messages.ts';
import { moduleGraph } from './docs/module-graph.ts';
import { states } from './docs/states.ts';
import { projectRoot } from './source/source-tree.ts';

const documents: readonly GeneratedDocument[] = [messages, configuration, states, auditEvents, moduleGraph];
const isCheck = process.argv.includes('--check');

let stale = 0;
for (const { path, make } of documents) {
  const file = join(projectRoot, path);
  const fresh = await make();
  const isFresh = existsSync(file) && readFileSync(file, 'utf8') === fresh;
  if (isFresh) continue;
  stale += 1;
  console.log(isCheck ? `stale: ${path}; run npm run generate` : `written: ${path}`);
  if (isCheck) continue;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, fresh);
}
console.log(
  isCheck ? `${documents.length} documents, ${stale} stale` : `${documents.length} documents, ${stale} written`,
);
process.exitCode = isCheck && stale > 0 ? 1 : 0;
