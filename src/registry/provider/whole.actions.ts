/**
 * Whole records by their numbers, deactivated ones and bare deactivations too: who may not show those looks at `active`. The
 * registry is public, so nobody is asked who they are and nothing is audited.
 */
import type { Ctx } from '../../platform/context.ts';
import { codeNames } from '../reference/code-names.actions.ts';
import { wholeRecordOf } from './whole-plain.store.ts';
import type { WholeRecord } from './whole-record.rules.ts';
import { listWholeRows } from './whole.store.ts';

/** Source: the batch of our own API. */
export const PROVIDERS_AT_ONCE = 500;

/**
 * In the order asked for, each once; numbers that the registry does not know are left out. One statement, at most
 * `PROVIDERS_AT_ONCE` numbers: more is a fault of the caller.
 */
export async function listWholeRecords(ctx: Ctx, npis: readonly string[]): Promise<readonly WholeRecord[]> {
  if (npis.length > PROVIDERS_AT_ONCE) throw new RangeError(`At most ${PROVIDERS_AT_ONCE} providers are read at once.`);
  if (npis.length === 0) return [];
  const [found, names] = await Promise.all([listWholeRows(ctx.tx, npis), codeNames(ctx)]);
  const rows = new Map(found.map((row) => [row.npi, row]));
  return [...new Set(npis)].flatMap((npi) => {
    const row = rows.get(npi);
    return row ? [wholeRecordOf(row, names)] : [];
  });
}
