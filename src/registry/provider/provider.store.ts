/** Reads rows of the main table by NPI. */
import type { Selectable } from 'kysely';
import type { Tx } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';

export type ProviderRow = Selectable<Database['registry.provider']>;

export function listProviderRows(tx: Tx, npis: readonly string[]): Promise<ProviderRow[]> {
  return tx.selectFrom('registry.provider').selectAll().where('npi', 'in', npis).orderBy('npi').execute();
}
