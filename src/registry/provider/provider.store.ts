/**
 * Reads whole provider rows by NPI. Taxonomies come with their names from the reference list; a code that the list does
 * not know keeps its code.
 */
import type { Selectable } from 'kysely';
import type { Tx } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';

export type ProviderRow = Selectable<Database['registry.provider']>;
export type TaxonomyRow = Selectable<Database['registry.taxonomy']>;

export async function findProviderRow(tx: Tx, npi: string): Promise<ProviderRow | null> {
  const row = await tx.selectFrom('registry.provider').selectAll().where('npi', '=', npi).executeTakeFirst();
  return row ?? null;
}

export function listProviderRows(tx: Tx, npis: readonly string[]): Promise<ProviderRow[]> {
  return tx.selectFrom('registry.provider').selectAll().where('npi', 'in', npis).orderBy('npi').execute();
}

export function listTaxonomies(tx: Tx, codes: readonly string[]): Promise<TaxonomyRow[]> {
  return tx.selectFrom('registry.taxonomy').selectAll().where('code', 'in', codes).execute();
}
