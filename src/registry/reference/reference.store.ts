/**
 * The code lists of the registry. Loading is idempotent: names are brought up to date, codes that a list no longer holds
 * stay, because records still use them.
 */
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

export async function upsertTaxonomies(tx: Tx, rows: readonly TaxonomyName[]): Promise<void> {
  await tx
    .insertInto('registry.taxonomy')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('code').doUpdateSet((row) => ({
        grouping: row.ref('excluded.grouping'),
        classification: row.ref('excluded.classification'),
        specialization: row.ref('excluded.specialization'),
      })),
    )
    .execute();
}
