/** Reads what a record page shows. The registry is public, so nobody is asked who they are and nothing is recorded. */
import type { Ctx } from '../../platform/context.ts';
import { listProviders } from '../provider/provider.actions.ts';
import { listWholeRecords } from '../provider/whole.actions.ts';
import type { WholeRecord } from '../provider/whole-record.rules.ts';
import { CHANGES_PER_PAGE, type RecordChange } from './history.rules.ts';
import { countChanges, listChanges } from './history.store.ts';
import { nearNpis } from './near-npis.rules.ts';

export interface ShownRecord {
  readonly record: WholeRecord;
  readonly history: {
    readonly changes: readonly RecordChange[];
    readonly total: number;
    readonly page: number;
    readonly pageSize: number;
  };
}

/** `page` of the history, from 1; one beyond the end is the last one. Null: the registry does not know the number. */
export async function findShownRecord(ctx: Ctx, npi: string, page: number): Promise<ShownRecord | null> {
  const [[record], total] = await Promise.all([listWholeRecords(ctx, [npi]), countChanges(ctx.tx, npi)]);
  if (!record) return null;
  const pageSize = CHANGES_PER_PAGE;
  const shown = Math.min(page, Math.max(1, Math.ceil(total / pageSize)));
  const skip = (shown - 1) * pageSize;
  const changes = total === 0 ? [] : await listChanges(ctx.tx, npi, { limit: pageSize, skip });
  return { record, history: { changes, total, page: shown, pageSize } };
}

export interface NearProvider {
  readonly npi: string;
  readonly name: string;
}

/** Active providers whose NPI is one slip of the finger away. */
export async function listNearProviders(ctx: Ctx, digits: string): Promise<readonly NearProvider[]> {
  const known = await listProviders(ctx, nearNpis(digits));
  return [...known.values()].filter(({ active }) => active).map(({ npi, name }) => ({ npi, name }));
}
