/**
 * The matrix of roles and routes, made by really asking for each route as each member of the cast, and held against
 * docs/generated/permissions.md. Its diff is what a reviewer reads: `npm run generate` writes it anew. On the way no page
 * shows anybody what is shown to nobody in full, or to its owner alone. Security Z1, P7.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { page, table } from '../bin/docs/document.ts';
import { projectRoot } from '../bin/source/source-tree.ts';
import { allRoutes, rowsOf, type Row } from './permissions/matrix.ts';
import { coveredValuesIn } from './permissions/covered-values.ts';
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
  const leaks = new Set<string>();
  for (const { name, arrive } of personas)
    columns.push(
      await rowsOf({ name, arrive }, (route, { body }) => {
        if (route.demoOnly) return;
        for (const what of coveredValuesIn(route, body, name))
          leaks.add(`${name} ${route.method} ${route.path}: ${what}`);
      }),
    );
  expect([...leaks], 'shown to somebody in full').toEqual([]);
  expect(columns[0]?.length).toBeGreaterThanOrEqual(allRoutes().length);
  const fresh = draw(columns);
  if (process.env['WRITE_PERMISSIONS'] === '1') writeFileSync(file, fresh);
  expect(readFileSync(file, 'utf8'), 'stale: run npm run generate, and read the diff').toBe(fresh);
});
