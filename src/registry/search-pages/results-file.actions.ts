/**
 * The results of a search as lines of a CSV file, asked for in batches while they are sent, so that memory stays flat. The
 * first batch is asked for at once: a search that is refused has no file.
 */
import type { Ctx } from '../../platform/context.ts';
import { downloadLine } from '../../platform/files/download-csv.ts';
import { done, type Outcome } from '../../vocabulary/outcome.ts';
import { findNpis } from '../search/find-npis.actions.ts';
import type { FoundNpis, ProviderQuery } from '../search/provider-query.rules.ts';
import { nameInList, RESULTS_IN_FILE, type ResultRow } from './results.rules.ts';
import { listResultRows } from './results.store.ts';
import { findForgiving, type SearchPageReason } from './search-page.actions.ts';

const BATCH_ROWS = 500;

/** Names of columns are part of an interface for programs, so they are not translated. */
const columns: readonly (readonly [name: string, value: (row: ResultRow) => string | null])[] = [
  ['NPI', ({ npi }) => npi],
  ['Type', ({ entityType }) => (entityType === null ? null : `NPI-${entityType}`)],
  ['Name', nameInList],
  ['Other Name', ({ otherName }) => otherName],
  ['Primary Taxonomy Code', ({ taxonomyCode }) => taxonomyCode],
  ['Primary Taxonomy', ({ taxonomyName }) => taxonomyName],
  ['Practice Address Line 1', ({ line1 }) => line1],
  ['Practice Address Line 2', ({ line2 }) => line2],
  ['City', ({ city }) => city],
  ['State', ({ state }) => state],
  ['Postal Code', ({ postalCode }) => postalCode],
  ['Country', ({ country }) => country],
  ['Phone', ({ phone }) => phone],
  ['Deactivated On', ({ active, deactivatedOn }) => (active ? null : deactivatedOn)],
];

const lineOf = (row: ResultRow): string => downloadLine(columns.map(([, value]) => value(row) ?? ''));

export async function openResultsFile(
  ctx: Ctx,
  query: ProviderQuery,
): Promise<Outcome<AsyncGenerator<string>, SearchPageReason>> {
  const first = await findForgiving(ctx, query, { limit: BATCH_ROWS });
  return first.ok ? done(linesFrom(ctx, first.value.query, first.value)) : first;
}

/** Whoever goes away while a file is sent ends it: nothing more is asked for. */
async function* linesFrom(ctx: Ctx, query: ProviderQuery, first: FoundNpis): AsyncGenerator<string> {
  yield downloadLine(columns.map(([name]) => name));
  let batch = first;
  let sent = 0;
  for (;;) {
    const npis = batch.found.slice(0, RESULTS_IN_FILE - sent).map(({ npi }) => npi);
    yield (await listResultRows(ctx.tx, npis)).map(lineOf).join('');
    sent += npis.length;
    if (batch.next === null || sent >= RESULTS_IN_FILE) return;
    const next = await findNpis(ctx, query, { limit: BATCH_ROWS, after: batch.next });
    if (!next.ok) throw new Error(`The search broke off after ${sent} providers: ${next.reason}`);
    batch = next.value;
  }
}
