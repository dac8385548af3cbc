/**
 * Looks up providers whose NPI is known. The registry is public, so nobody is asked who they are and nothing is audited.
 */
import type { Ctx } from '../../platform/context.ts';
import { summaryOf, type ProviderSummary } from './summary.rules.ts';
import { listWholeRecords } from './whole.actions.ts';

/** Deactivated ones too; null when the registry does not know the number. */
export async function findProvider(ctx: Ctx, npi: string): Promise<ProviderSummary | null> {
  return (await listProviders(ctx, [npi])).get(npi) ?? null;
}

/** The summaries of those that the registry knows, by NPI. At most `PROVIDERS_AT_ONCE`: more is a fault of the caller. */
export async function listProviders(ctx: Ctx, npis: readonly string[]): Promise<ReadonlyMap<string, ProviderSummary>> {
  return new Map((await listWholeRecords(ctx, npis)).map((record) => [record.npi, summaryOf(record)]));
}
