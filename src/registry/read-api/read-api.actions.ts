/**
 * One question to the read API, and its answer in the dialect of NPPES 2.1: results, or everything that was wrong. A number
 * by itself, which is most of what is asked, is one statement.
 */
import type { Ctx } from '../../platform/context.ts';
import { findWholeRecord } from '../provider/together.actions.ts';
import { listWholeRecords } from '../provider/whole.actions.ts';
import { findNpis } from '../search/find-npis.actions.ts';
import { asksForNumberOnly, inOrder, readRequest, type ReadCriteria, type ReadRefusal } from './criteria.rules.ts';
import { readEntry, type ReadEntry } from './entry.rules.ts';
import type { SentParameters } from './parameter.rules.ts';
import { readErrorOf, type ReadError } from './read-api-sentences.rules.ts';
import { listTaxonomyCodes } from './taxonomy.store.ts';

export type ReadBody =
  { readonly Errors: readonly ReadError[] } | { readonly result_count: number; readonly results: readonly ReadEntry[] };

export interface ReadAnswer {
  readonly body: ReadBody;
  readonly isPretty: boolean;
}

export async function answerReadApi(ctx: Ctx, sent: SentParameters): Promise<ReadAnswer> {
  const { criteria, refusals, isPretty } = readRequest(sent);
  const found = await entriesFor(ctx, criteria, refusals);
  const body = found.ok
    ? { result_count: found.entries.length, results: found.entries }
    : { Errors: found.refusals.map(readErrorOf) };
  return { body, isPretty };
}

type Entries =
  | { readonly ok: true; readonly entries: readonly ReadEntry[] }
  | { readonly ok: false; readonly refusals: readonly ReadRefusal[] };

const refuse = (...refusals: readonly ReadRefusal[]): Entries => ({ ok: false, refusals });

async function entriesFor(ctx: Ctx, criteria: ReadCriteria, refusals: readonly ReadRefusal[]): Promise<Entries> {
  const { number, taxonomy, skip } = criteria;
  const taxonomies = taxonomy ? await listTaxonomyCodes(ctx.tx, taxonomy) : undefined;
  const unknown = taxonomies?.length === 0 ? [{ field: 'taxonomy_description', reason: 'no-taxonomy' } as const] : [];
  if (refusals.length + unknown.length > 0) return refuse(...inOrder([...unknown, ...refusals]));
  if (number === null) return search(ctx, criteria, taxonomies);
  const record = await findWholeRecord(ctx, number);
  if (record?.active === false) return refuse({ field: 'number', reason: 'deactivated', npi: number });
  if (!asksForNumberOnly(criteria)) return search(ctx, criteria, taxonomies);
  return { ok: true, entries: record && skip === 0 ? [readEntry(record)] : [] };
}

async function search(ctx: Ctx, criteria: ReadCriteria, taxonomies: readonly string[] | undefined): Promise<Entries> {
  const { number, rest, limit, skip } = criteria;
  const query = { ...rest, taxonomies, numbers: number === null ? undefined : [number] };
  const found = await findNpis(ctx, query, { limit, skip });
  if (!found.ok)
    return found.reason === 'search-skip'
      ? refuse({ field: 'skip', reason: 'too-far' })
      : refuse({ field: 'generic', reason: 'too-slow' });
  const records = await listWholeRecords(
    ctx,
    found.value.found.map(({ npi }) => npi),
  );
  // Whoever was deactivated between the two statements is not shown.
  return { ok: true, entries: records.filter(({ active }) => active).map(readEntry) };
}
