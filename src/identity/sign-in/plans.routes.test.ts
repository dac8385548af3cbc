/**
 * A statement is planned once for each connection, often while its tables are new and empty, and keeps that plan for a
 * while as they grow: so each of signing in must find rows of growing tables by a key from the first day on.
 */
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { statementsOf } from '../../../test/statements.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from '../../../test/world.ts';

let world: World;
let admin: pg.Client;

beforeAll(async () => {
  world = await openWorld({ checksHtml: false });
  admin = new pg.Client({ connectionString: world.database.adminUrl });
  await admin.connect();
}, worldOpensWithinMilliseconds);
afterAll(async () => {
  await admin.end();
  await world.end();
});

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly Node[];
}

/** With every sign-in, not with every person. */
const growing = /^(session|challenge|known_device|sign_in_bucket|guess_counter|letter|event)$/;

/** Whole tables and whole indexes that a plan reads. */
const readsAll = (node: Node): readonly string[] => [
  ...(growing.test(node['Relation Name'] ?? '') && node['Node Type'].endsWith(' Scan') && !isByKey(node)
    ? [`${node['Relation Name']} by ${node['Index Name'] ?? 'reading all of it'}`]
    : []),
  ...(node.Plans ?? []).flatMap(readsAll),
];

/** A scan has no scans below it but those of a bitmap's indexes. */
const isByKey = (node: Node): boolean => node['Index Cond'] !== undefined || (node.Plans ?? []).some(isByKey);

async function planOf(text: string): Promise<Node> {
  const { rows } = await admin.query<{ 'QUERY PLAN': readonly [{ Plan: Node }] }>(
    `explain (generic_plan, costs off, format json) ${text}`,
  );
  const [row] = rows;
  if (!row) throw new Error('Every statement has a plan');
  return row['QUERY PLAN'][0].Plan;
}

it('finds each row of signing in by a key, also as planned on empty tables', async () => {
  const seen = await statementsOf(() => world.signedIn('dara'));
  const ours = [...new Set(seen)].filter(
    (text) => /\b(identity|platform|audit)\b/.test(text) && !/order by "created_at"/.test(text),
  );
  expect(ours.length).toBeGreaterThan(8);
  const found = new Map<string, readonly string[]>();
  for (const text of ours) found.set(text.replaceAll(/\s+/g, ' ').slice(0, 120), readsAll(await planOf(text)));
  expect([...found].filter(([, all]) => all.length > 0)).toEqual([]);
});
