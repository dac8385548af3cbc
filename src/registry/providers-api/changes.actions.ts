/**
 * The feed of changes and the history of one provider. Both say of each change which file brought it; what a record said
 * before the first file was imported here, nobody knows.
 */
import type { Ctx } from '../../platform/context.ts';
import type { JsonValue } from '../../platform/db/database.ts';
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import type { PlainDate } from '../../vocabulary/plain-date.ts';
import {
  findHistoryBegin,
  findLastChangeBefore,
  isKnownNpi,
  listChangesAfter,
  listChangesOf,
  type ChangeRow,
} from './changes.store.ts';
import { readCursor, writeCursor, type CursorReason } from './cursor.rules.ts';

export interface Change {
  readonly npi: string;
  readonly field: string;
  readonly before: JsonValue;
  readonly after: JsonValue;
  readonly effectiveOn: PlainDate | null;
  readonly appliedAt: string;
  readonly source: { readonly file: string; readonly kind: string } | null;
  readonly cursor: string;
}

export interface ChangePage {
  readonly changes: readonly Change[];
  /** Where to go on; the same as was asked with when nothing has happened since. */
  readonly next: string;
  readonly more: boolean;
}

const FEED = 'changes';

/** From the begin, from a moment, or behind a change that was seen. */
export type FeedStart = { readonly cursor: string } | { readonly moment: Date } | null;

export async function readFeedStart(ctx: Ctx, start: FeedStart): Promise<Outcome<string, CursorReason>> {
  if (start === null) return done('0');
  if ('moment' in start) return done(await findLastChangeBefore(ctx.tx, start.moment));
  return readChangeNumber(FEED, start.cursor);
}

/** Changes behind a change, oldest first. */
export async function listFeed(
  ctx: Ctx,
  after: string,
  limit: number,
): Promise<ChangePage & { readonly last: string }> {
  const rows = await listChangesAfter(ctx.tx, after, limit + 1);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1)?.changeId ?? after;
  return {
    changes: shown.map((row) => changeOf(FEED, row)),
    next: writeCursor(FEED, last),
    more: rows.length > limit,
    last,
  };
}

/** The feed from there to what is the last change when it gets there, some at a time. */
export async function* streamFeed(ctx: Ctx, after: string): AsyncGenerator<readonly Change[]> {
  for (let place = after; ;) {
    const page = await listFeed(ctx, place, STREAMED_AT_ONCE);
    if (page.changes.length > 0) yield page.changes;
    if (!page.more) return;
    place = page.last;
  }
}

const STREAMED_AT_ONCE = 1000;

export interface ProviderHistory {
  readonly npi: string;
  readonly changes: readonly Change[];
  readonly next: string | null;
  /** When the first file was imported; of what was before nothing is known. */
  readonly recordedSince: string | null;
}

export type HistoryReason = CursorReason | 'provider-unknown';

/** Changes of one provider, newest first. */
export async function readHistory(
  ctx: Ctx,
  npi: string,
  { cursor, limit }: { readonly cursor: string | null; readonly limit: number },
): Promise<Outcome<ProviderHistory, HistoryReason>> {
  const question = `history ${npi}`;
  const before = cursor === null ? done(null) : readChangeNumber(question, cursor);
  if (!before.ok) return before;
  if (!(await isKnownNpi(ctx.tx, npi))) return refused('provider-unknown');
  const rows = await listChangesOf(ctx.tx, npi, { before: before.value, limit: limit + 1 });
  const shown = rows.slice(0, limit).map((row) => changeOf(question, row));
  return done({
    npi,
    changes: shown,
    next: rows.length > limit ? (shown.at(-1)?.cursor ?? null) : null,
    recordedSince: (await findHistoryBegin(ctx.tx))?.toISOString() ?? null,
  });
}

/** Numbers of changes are bigint: fewer than nineteen digits never overflow one. */
function readChangeNumber(question: string, cursor: string): Outcome<string, CursorReason> {
  const place = readCursor(question, cursor);
  if (!place.ok) return place;
  return /^[0-9]{1,18}$/.test(place.value) ? place : refused('cursor-unknown');
}

const changeOf = (question: string, row: ChangeRow): Change => ({
  npi: row.npi,
  field: row.field,
  before: row.before,
  after: row.after,
  effectiveOn: row.effectiveOn,
  appliedAt: row.appliedAt.toISOString(),
  source: row.fileName === null || row.fileKind === null ? null : { file: row.fileName, kind: row.fileKind },
  cursor: writeCursor(question, row.changeId),
});
