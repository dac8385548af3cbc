/**
 * Providers by what is said of them: pages behind a cursor, or all of them, some at a time. The registry may change between
 * two pages; a cursor names a place among values and not a count, so nothing moves from one page to another.
 */
import type { Ctx } from '../../platform/context.ts';
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import { listWholeRecords } from '../provider/whole.actions.ts';
import { listTaxonomyCodes } from '../read-api/taxonomy.store.ts';
import { countNpis } from '../search/count-npis.actions.ts';
import { findNpis } from '../search/find-npis.actions.ts';
import type { ProviderQuery } from '../search/provider-query.rules.ts';
import type { ProvidersRefusal } from './api-sentences.rules.ts';
import { listRecordsAsOf } from './as-of.actions.ts';
import { decideAskedFor, queryOf, questionOf, type AskedFor } from './asked-for.rules.ts';
import { readPlace, writePlace, type CountedPlace } from './cursor.rules.ts';
import { findNear, findZipsAround, listDistances, type NearPage, type NearSearch } from './near.actions.ts';
import { answerOf, type AnsweredProvider } from './provider-answer.rules.ts';
import { isToCome } from './provider.actions.ts';

export interface ProvidersPage {
  readonly total: number;
  readonly totalIs: 'exact' | 'estimated';
  readonly providers: readonly AnsweredProvider[];
  readonly missing?: readonly string[];
  readonly next: string | null;
}

/** A question that is ready to be asked, page by page. */
export interface Question {
  readonly asked: AskedFor;
  /** What its cursors belong to. */
  readonly text: string;
  /** Behind which place it is answered; null: from the begin. */
  readonly start: CountedPlace | null;
  readonly query: ProviderQuery;
  readonly near: Omit<NearSearch, 'query'> | null;
}

export async function readQuestion(ctx: Ctx, asked: AskedFor): Promise<Outcome<Question, ProvidersRefusal>> {
  const decided = decideAskedFor(asked);
  if (!decided.ok) return decided;
  if (asked['as-of'] !== undefined && isToCome(ctx, asked['as-of'])) return refused('day-to-come');
  const text = questionOf(asked);
  const start = asked.cursor === undefined ? done(null) : readPlace(text, asked.cursor);
  if (!start.ok) return start;
  const description = asked['taxonomy-description'];
  const described = description ? await listTaxonomyCodes(ctx.tx, description) : null;
  const around = asked.near ? await findZipsAround(ctx, asked.near) : done(null);
  if (!around.ok) return around;
  const zips = around.value?.map(({ zip }) => zip) ?? null;
  const question = { asked, text, start: start.value, query: queryOf(asked, { described, zips }) };
  if (around.value === null) return done({ ...question, near: null });
  // Free text takes its time; then who is found tells how many there are.
  const isCounted = start.value === null && asked.q === undefined;
  const count = isCounted ? await countNpis(ctx, question.query) : done(start.value?.count ?? null);
  return count.ok ? done({ ...question, near: { around: around.value, count: count.value } }) : count;
}

export async function listProvidersPage(
  ctx: Ctx,
  question: Question,
  limit: number,
): Promise<Outcome<ProvidersPage, ProvidersRefusal>> {
  const { asked, text, start, query, near } = question;
  if (asked['as-of'] !== undefined) return done(await listPast(ctx, asked.ids ?? [], asked['as-of']));
  const found = await findPage(ctx, question, { limit, after: start?.position ?? null });
  if (!found.ok) return found;
  const { npis } = found.value;
  const isAll = start === null && found.value.next === null;
  const known = isAll ? { count: npis.length, isExact: true } : (start?.count ?? found.value.count ?? near?.count);
  const counted = known ? done(known) : await countNpis(ctx, query);
  if (!counted.ok) return counted;
  const count = counted.value;
  return done({
    total: count.count,
    totalIs: count.isExact ? 'exact' : 'estimated',
    providers: await listAnswers(ctx, npis, question),
    ...(asked.ids && isAll ? { missing: asked.ids.filter((npi) => !npis.includes(npi)) } : {}),
    next: found.value.next === null ? null : writePlace(text, { count, position: found.value.next }),
  });
}

async function findPage(
  ctx: Ctx,
  { query, near }: Question,
  paging: { readonly limit: number; readonly after: string | null },
): Promise<Outcome<NearPage, ProvidersRefusal>> {
  const found = near ? await findNear(ctx, { query, ...near }, paging) : await findNpis(ctx, query, paging);
  if (!found.ok) return refused(found.reason === 'search-too-slow' ? found.reason : 'cursor-unknown');
  if ('npis' in found.value) return done(found.value);
  return done({ npis: found.value.found.map(({ npi }) => npi), next: found.value.next });
}

async function listAnswers(ctx: Ctx, npis: readonly string[], { query, near }: Question) {
  const records = await listWholeRecords(ctx, npis);
  if (near === null) return records.map((record) => answerOf(record));
  const miles = await listDistances(ctx, npis, near.around, query);
  return records.map((record) => {
    const distanceMiles = miles.get(record.npi);
    return answerOf(record, distanceMiles === undefined ? {} : { distanceMiles });
  });
}

async function listPast(ctx: Ctx, ids: readonly string[], day: string): Promise<ProvidersPage> {
  const past = await listRecordsAsOf(ctx, ids, day);
  const providers = past.flatMap(([, outcome]) => (outcome.ok ? [answerOf(outcome.value, { asOf: day })] : []));
  const missing = past.flatMap(([npi, outcome]) => (outcome.ok ? [] : [npi]));
  return { total: providers.length, totalIs: 'exact', providers, missing, next: null };
}

/** Few enough that a slow client holds little, enough that asking is not what takes the time. */
const STREAMED_AT_ONCE = 250;

export type ProviderStream = AsyncIterable<readonly AnsweredProvider[]> | Iterable<readonly AnsweredProvider[]>;

/** All of them from the cursor on. What cannot be answered is refused before the stream begins: then it can only break off. */
export async function openProviderStream(
  ctx: Ctx,
  question: Question,
): Promise<Outcome<ProviderStream, ProvidersRefusal>> {
  const { asked, start } = question;
  if (asked['as-of'] !== undefined) return done([(await listPast(ctx, asked.ids ?? [], asked['as-of'])).providers]);
  const first = await findPage(ctx, question, { limit: STREAMED_AT_ONCE, after: start?.position ?? null });
  return first.ok ? done(streamFrom(ctx, question, first.value)) : first;
}

async function* streamFrom(ctx: Ctx, question: Question, first: NearPage): AsyncGenerator<readonly AnsweredProvider[]> {
  for (let page = first; ;) {
    if (page.npis.length > 0) yield await listAnswers(ctx, page.npis, question);
    if (page.next === null) return;
    const next = await findPage(ctx, question, { limit: STREAMED_AT_ONCE, after: page.next });
    if (!next.ok) throw new Error(`A stream of providers broke off: ${next.reason}.`);
    page = next.value;
  }
}
