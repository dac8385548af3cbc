/**
 * The code lists of the registry. Loading is idempotent: names are brought up to date, codes that a list no longer holds
 * stay, because records still use them.
 */
import { sql } from 'kysely';
import type { Tx } from '../../platform/context.ts';
import type { TaxonomyName } from './taxonomy-list.rules.ts';

export interface CodeName {
  readonly code: string;
  readonly name: string;
}

type CodeList = 'registry.country' | 'registry.state' | 'registry.identifier_type';

export async function upsertCodes(tx: Tx, list: CodeList, rows: readonly CodeName[]): Promise<void> {
  await tx
    .insertInto(list)
    .values(rows)
    .onConflict((conflict) => conflict.column('code').doUpdateSet((row) => ({ name: row.ref('excluded.name') })))
    .execute();
}

/** However many there are; of a code that stands twice, one holds. What an `operator` loaded, only an operator replaces. */
export async function upsertTaxonomies(tx: Tx, rows: readonly TaxonomyName[], by: 'operator' | 'us'): Promise<void> {
  const columns = ['code', 'grouping', 'classification', 'specialization'] as const;
  const arrays = columns.map((name) => sql`${rows.map((row) => row[name])}::text[]`);
  await sql`
    insert into registry.taxonomy as known (code, grouping, classification, specialization, loaded)
    select distinct on (code) code, grouping, classification, specialization, ${by === 'operator'}
    from unnest(${sql.join(arrays)}) as list (code, grouping, classification, specialization)
    on conflict (code) do update set grouping = excluded.grouping, classification = excluded.classification,
      specialization = excluded.specialization, loaded = excluded.loaded
    where excluded.loaded or not known.loaded`.execute(tx);
}
