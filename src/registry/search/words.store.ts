/** What the registry knows of single words: how many names have them, and which ones look or sound like a word that was typed. */
import { sql } from 'kysely';
import type { Tx } from '../../platform/context.ts';

export type WordKind = 'last' | 'first' | 'organization' | 'city';

/** In how many names of organizations a word begins with each of these. */
export async function listFrequencies(tx: Tx, words: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (words.length === 0) return new Map();
  const { rows } = await sql<{ word: string; frequency: number }>`
    select w.word, coalesce((
      select sum(k.frequency) from registry.word k
      where k.kind = 'organization' and k.word >= w.word and k.word < w.word || ${'\u{10FFFF}'}
    ), 0)::float8 as frequency
    from unnest(${words}::text[]) as w (word)`.execute(tx);
  return new Map(rows.map(({ word, frequency }) => [word, frequency]));
}
