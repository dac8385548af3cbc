/**
 * Looks up providers whose NPI is known. The registry is public, so nobody is asked who they are and nothing is audited.
 */
import type { Ctx } from '../../platform/context.ts';
import { summaryOf } from './plain.store.ts';
import { listProviderRows } from './provider.store.ts';
import type { ProviderSummary } from './record.store.ts';

/** Source: the batch of our own API. */
export const PROVIDERS_AT_ONCE = 500;

/** Deactivated ones too; null when the registry does not know the number. */
export async function findProvider(ctx: Ctx, npi: string): Promise<ProviderSummary | null> {
  return (await listProviders(ctx, [npi])).get(npi) ?? null;
}

/** The summaries of those that the registry knows, by NPI. At most `PROVIDERS_AT_ONCE`: more is a fault of the caller. */
export async function listProviders(ctx: Ctx, npis: readonly string[]): Promise<ReadonlyMap<string, ProviderSummary>> {
  if (npis.length > PROVIDERS_AT_ONCE) throw new RangeError(`At most ${PROVIDERS_AT_ONCE} providers are read at once.`);
  const rows = npis.length === 0 ? [] : await listProviderRows(ctx.tx, npis);
  return new Map(rows.map((row) => [row.npi, summaryOf(row)]));
}
