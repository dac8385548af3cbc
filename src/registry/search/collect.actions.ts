/**
 * Takes the ways of a query one after the other until there are enough providers; whoever was found by one way is left out of
 * the later ones. What is forgiven is only looked for where what was said finds few, and then on every page alike.
 */
import type { Tx } from '../../platform/context.ts';
import { forgivingWays, wordsToForgive } from './forgiving-ways.rules.ts';
import { isKnownName, readings, wordsOfText } from './free-text.rules.ts';
import { sortedBy } from './listing.store.ts';
import { listMatches } from './matches.store.ts';
import { planWay, type KnownSizes } from './plan-way.actions.ts';
import { positionText, type Position } from './position.rules.ts';
import { FEW_PROVIDERS, type FoundNpi, type ProviderQuery } from './provider-query.rules.ts';
import { bestFirst, exactWays, wordsOf } from './ways.rules.ts';
import type { Way } from './way.rules.ts';
import {
  isOneErrorAway,
  variantsOf,
  wordId,
  WORDS_AT_ONCE,
  type AlikeWords,
  type AskedWord,
  type WordFrequencies,
} from './word-facts.rules.ts';
import { listAlike, listFrequencies } from './words.store.ts';

/** Words that share a variant with one that was typed, before it is asked which are one error away. */
const SHARING_WORDS = 200;
const ALIKE_WORDS = 10;
/** Free text can be read in many ways; only the likelier ones are also read with words replaced. */
const FORGIVEN_QUERIES = 6;

export interface ReadQuery {
  readonly queries: readonly ProviderQuery[];
  readonly frequencies: WordFrequencies;
  readonly ways: readonly Way[];
}

export async function readQuery(tx: Tx, query: ProviderQuery): Promise<ReadQuery> {
  const asked = query.q === undefined ? wordsOf(query) : [...wordsOfText(query.q), ...wordsOf(query)];
  const counted = await listFrequencies(tx, asked);
  const frequencies = new Map(counted.map((known) => [wordId(known), known.frequency]));
  const queries = query.q === undefined ? [query] : readings(query, frequencies);
  const known = query.q === undefined ? queries : queries.filter((one) => isKnownName(one, frequencies));
  return { queries, frequencies, ways: bestFirst(known.flatMap((one) => exactWays(one, frequencies))) };
}

export interface Wanted {
  /** What is listed stands behind it. */
  readonly position: Position | null;
  readonly wanted: number;
}

/** The best first, at most `wanted`; null when the query has no such position. */
export async function collect(
  tx: Tx,
  query: ProviderQuery,
  wanted: Wanted,
  over: AbortSignal,
): Promise<readonly FoundNpi[] | null> {
  const read = await readQuery(tx, query);
  const exact = read.ways;
  const { position } = wanted;
  const isBehind = position !== null && position.way >= exact.length;
  if (isBehind && query.forgiving !== true) return null;
  const found = await takeFrom(tx, exact, { ...wanted, over, from: 0, found: [] });
  if (found === null || found.length >= wanted.wanted || query.forgiving !== true) return found;
  if (!(await areFew(tx, exact, { ...wanted, over, found }))) return found;
  const ways = [...exact, ...(await listForgivingWays(tx, read))];
  return await takeFrom(tx, ways, { ...wanted, over, from: exact.length, found });
}

/** Whether the exact ways find few in all, whichever page this is. */
async function areFew(
  tx: Tx,
  exact: readonly Way[],
  { position, over, found }: Omit<Taking, 'from'>,
): Promise<boolean> {
  if (position === null || position.way >= exact.length) return found.length < FEW_PROVIDERS;
  const all = await takeFrom(tx, exact, { position: null, wanted: FEW_PROVIDERS, over, from: 0, found: [] });
  return all !== null && all.length < FEW_PROVIDERS;
}

export async function listForgivingWays(tx: Tx, { queries, frequencies }: ReadQuery): Promise<readonly Way[]> {
  const asked = [...new Map(queries.flatMap(wordsToForgive).map((word) => [wordId(word), word])).values()];
  const alike = await listAlikeWords(tx, asked.slice(0, WORDS_AT_ONCE));
  return bestFirst(queries.slice(0, FORGIVEN_QUERIES).flatMap((query) => forgivingWays(query, { frequencies, alike })));
}

async function listAlikeWords(tx: Tx, asked: readonly AskedWord[]): Promise<AlikeWords> {
  const withVariants = asked.map((word) => ({ ...word, variants: variantsOf(word.word) }));
  const known = await listAlike(tx, withVariants, SHARING_WORDS);
  const pick = (word: AskedWord, isSound: boolean): readonly string[] =>
    known
      .filter((one) => one.kind === word.kind && one.word === word.word && one.isSound === isSound)
      .map(({ alike }) => alike)
      .filter((alike) => isSound || isOneErrorAway(alike, word.word))
      .slice(0, ALIKE_WORDS);
  return new Map(asked.map((word) => [wordId(word), { typos: pick(word, false), sounds: pick(word, true) }]));
}

interface Taking extends Wanted {
  readonly over: AbortSignal;
  /** Ways before this one are done. */
  readonly from: number;
  /** What they brought for this page. */
  readonly found: readonly FoundNpi[];
}

/**
 * Adds what the ways find, from the way of the position on. Whoever this page has already is left out by number; only what
 * stood on earlier pages must be told from the ways that found it.
 */
async function takeFrom(
  tx: Tx,
  ways: readonly Way[],
  { position, wanted, over, from, found }: Taking,
): Promise<readonly FoundNpi[] | null> {
  const taken = [...found];
  const known: KnownSizes = new Map();
  const start = Math.max(from, position?.way ?? 0);
  for (const [index, way] of ways.entries()) {
    if (index < start) continue;
    const after = index === position?.way ? position : null;
    if (after !== null && after.at.length !== sortedBy(way)) return null;
    const limit = wanted - taken.length;
    if (limit <= 0) break;
    over.throwIfAborted();
    const matches = await listMatches(tx, way, {
      plan: await planWay(tx, way, known),
      after,
      limit,
      without: position === null ? [] : ways.slice(0, Math.min(index, position.way + 1)),
      leftOut: taken.map(({ npi }) => npi),
    });
    for (const { npi, at } of matches)
      taken.push({ npi, rank: way.rank, position: positionText({ way: index, at, npi }) });
  }
  return taken;
}
