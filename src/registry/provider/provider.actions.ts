/**
 * Looks up providers whose NPI is known. The registry is public, so nobody is asked who they are and nothing is audited.
 */
import type { Ctx } from '../../platform/context.ts';
import { recordOf, summaryOf, taxonomyCodesOf } from './plain.store.ts';
import { findProviderRow, listProviderRows, listTaxonomies } from './provider.store.ts';
import type { ProviderRecord, ProviderSummary } from './record.store.ts';

/** Source: the batch of our own API. */
export const PROVIDERS_AT_ONCE = 500;

/** The whole record, deactivated ones too; null when the registry does not know the number. */
export async function findProvider(ctx: Ctx, npi: string): Promise<ProviderRecord | null> {
  const row = await findProviderRow(ctx.tx, npi);
  if (row === null) return null;
  const codes = taxonomyCodesOf(row);
  return recordOf(row, codes.length === 0 ? [] : await listTaxonomies(ctx.tx, codes));
}

/** The summaries of those that the registry knows, by NPI. At most `PROVIDERS_AT_ONCE`: more is a fault of the caller. */
export async function listProviders(ctx: Ctx, npis: readonly string[]): Promise<ReadonlyMap<string, ProviderSummary>> {
  if (npis.length > PROVIDERS_AT_ONCE) throw new RangeError(`At most ${PROVIDERS_AT_ONCE} providers are read at once.`);
  const rows = npis.length === 0 ? [] : await listProviderRows(ctx.tx, npis);
  return new Map(rows.map((row) => [row.npi, summaryOf(row)]));
}
