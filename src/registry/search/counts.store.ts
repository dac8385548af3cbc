/** How many NPIs ways find: by reading a bounded number of their rows, or from what the planner expects without reading any. */
import { sql } from 'kysely';
import type { Tx } from '../../platform/context.ts';
import { all } from './conditions.store.ts';
import { listingOf, partListing } from './listing.store.ts';
import { conditionsOf, rowsOf, source, typeQuestion } from './matches.store.ts';
import type { NamedPart, Plan } from './plan.rules.ts';
import type { Way } from './way.rules.ts';

export interface PlannedWay {
  readonly way: Way;
  readonly plan: Plan;
}

export interface Count {
  /** Different NPIs among the rows that were read. */
  readonly npis: number;
  readonly rows: number;
  /** One of the ways has more rows than were read. */
  readonly isCut: boolean;
}

const NOTHING: Count = { npis: 0, rows: 0, isCut: false };

/** Reads at most so many rows of each way, in no order. */
export async function countMatches(tx: Tx, ways: readonly PlannedWay[], rowsOfEach: number): Promise<Count> {
  if (ways.length === 0) return NOTHING;
  const read = ways.map(
    ({ way, plan }, index) => sql`(select d.npi, ${sql.lit(index)} as way from ${source(way, listingOf(way), plan)}
      and ${all(conditionsOf(way, plan))} limit ${rowsOfEach})`,
  );
  const { rows } = await sql<Count>`
    with r as materialized (${sql.join(read, sql` union all `)})
    select (select count(*)::integer from (select from r group by npi) n) as npis, (select count(*)::integer from r) as rows,
      exists (select from r group by way having count(*) >= ${rowsOfEach}) as "isCut"`.execute(tx);
  return rows[0] ?? NOTHING;
}

/** How many rows the planner expects of a way, with its other parts joined as it likes. */
export async function estimateRows(tx: Tx, way: Way, otherParts: readonly NamedPart[]): Promise<number> {
  const listing = listingOf(way);
  const others = otherParts.flatMap((part) => {
    const other = partListing(way, part);
    return other === null ? [] : [sql`d.npi in (select x.npi from ${rowsOf(other, 'x')})`];
  });
  const { rows } = await sql<{ 'QUERY PLAN': readonly { Plan: { 'Plan Rows': number } }[] }>`
    explain (format json) select from ${rowsOf(listing, 'd')} and ${all([...others, ...typeQuestion(way)])}`.execute(
    tx,
  );
  return rows[0]?.['QUERY PLAN'][0]?.Plan['Plan Rows'] ?? 0;
}
