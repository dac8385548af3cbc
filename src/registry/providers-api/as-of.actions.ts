/**
 * Records as they were on a day. Rows are read before their changes: a file that is applied in between then takes back no
 * more than it brought.
 */
import type { Ctx } from '../../platform/context.ts';
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import type { PlainDate } from '../../vocabulary/plain-date.ts';
import { wholeRecordOf } from '../provider/whole-plain.store.ts';
import type { WholeRecord } from '../provider/whole-record.rules.ts';
import { listWholeRows } from '../provider/whole.store.ts';
import { codeNames } from '../reference/code-names.actions.ts';
import { decideAsOf, type AsOfReason } from './as-of.rules.ts';
import { listUndone, withEmptyColumns } from './as-of.store.ts';

export type PastReason = AsOfReason | 'provider-unknown';

/** In the order asked for. */
export async function listRecordsAsOf(
  ctx: Ctx,
  npis: readonly string[],
  day: PlainDate,
): Promise<readonly (readonly [npi: string, Outcome<WholeRecord, PastReason>])[]> {
  const rows = new Map((await listWholeRows(ctx.tx, npis)).map((row) => [row.npi, row]));
  const undone = await listUndone(ctx.tx, npis, day);
  const names = await codeNames(ctx);
  return npis.map((npi) => {
    const row = rows.get(npi);
    const outcome = row ? decideAsOf(row, undone.get(npi) ?? [], day) : refused('provider-unknown');
    return [npi, outcome.ok ? done(wholeRecordOf(withEmptyColumns(outcome.value), names)) : outcome];
  });
}
