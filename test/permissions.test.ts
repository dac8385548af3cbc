/**
 * The matrix of roles and routes, made by really asking for each route as each member of the cast, and held against
 * docs/generated/permissions.md. Its diff is what a reviewer reads: `npm run generate` writes it anew.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { page, table } from '../bin/docs/document.ts';
import { projectRoot } from '../bin/source/source-tree.ts';
import { allRoutes, rowsOf, type Row } from './permissions/matrix.ts';
import { personas } from './permissions/personas.ts';

const file = join(projectRoot, 'docs/generated/permissions.md');
const matrixMilliseconds = 300_000;

function draw(columns: readonly (readonly Row[])[]): string {
  const [first = []] = columns;
  const lines = first.map(({ method, what, needs, personalData }, index) => [
    `${method} \`${what}\``,
    needs,
    personalData,
    ...columns.map((rows) => rows[index]?.cell ?? ''),
  ]);
  return page(
    'Permissions',
    '`yes`: the route itself answered. Anything else is a refusal: `terms` and `sign in` lead there, a number is the status. ' +
      'Where a path has parameters it is asked for with an object of Lakeside Clinic and with one of Hill Street Pharmacy.',
    table(['route', 'needs', 'personal data', ...personas.map(({ name }) => name)], lines),
  );
}

it('is what the checked-in matrix says', { timeout: matrixMilliseconds }, async () => {
  const columns: (readonly Row[])[] = [];
  for (const persona of personas) columns.push(await rowsOf(persona));
  expect(columns[0]?.length).toBeGreaterThanOrEqual(allRoutes().length);
  const fresh = draw(columns);
  if (process.env['WRITE_PERMISSIONS'] === '1') writeFileSync(file, fresh);
  expect(readFileSync(file, 'utf8'), 'stale: run npm run generate, and read the diff').toBe(fresh);
});
