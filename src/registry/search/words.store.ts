/** What the registry knows of single words: how many names have them, and which ones look or sound like a word that was typed. */
import { sql } from 'kysely';
import type { Tx } from '../../platform/context.ts';
import type { AskedWord } from './word-facts.rules.ts';

export interface WordFrequency extends AskedWord {
  readonly frequency: number;
}

/** Of those that are known; words of organizations count with what begins so. */
export async function listFrequencies(tx: Tx, asked: readonly AskedWord[]): Promise<readonly WordFrequency[]> {
  if (asked.length === 0) return [];
  const { rows } = await sql<WordFrequency>`
    select * from (
      select a.kind, a.word, (
        select sum(k.frequency) from registry.word k
        where k.kind = a.kind and k.word >= a.word
          and k.word < case when a.kind = 'organization' and length(a.word) > 1 then a.word || ${'\u{10FFFF}'} else a.word || ' ' end
      )::float8 as frequency
      from unnest(${asked.map(({ kind }) => kind)}::text[], ${asked.map(({ word }) => word)}::text[]) as a (kind, word)
    ) counted where frequency is not null`.execute(tx);
  return rows;
}

export interface AlikeWord extends AskedWord {
  readonly alike: string;
  /** It sounds like the word; false: it shares a variant with it. */
  readonly isSound: boolean;
}

/** The commonest of each kind, at most so many for each word. `offset 0`: else all words of the kind are read beside. */
export async function listAlike(
  tx: Tx,
  asked: readonly (AskedWord & { readonly variants: readonly string[] })[],
  most: number,
): Promise<readonly AlikeWord[]> {
  if (asked.length === 0) return [];
  const { rows } = await sql<AlikeWord>`
    select a.kind, a.word, f.word as alike, f.is_sound as "isSound"
    from unnest(${asked.map(({ kind }) => kind)}::text[], ${asked.map(({ word }) => word)}::text[],
      ${asked.map(({ variants }) => variants.join(' '))}::text[]) as a (kind, word, variants)
    cross join lateral (
      (select k.word, false as is_sound, k.frequency
        from (select * from registry.word where variants && string_to_array(a.variants, ' ') offset 0) k
        where k.kind = a.kind order by k.frequency desc limit ${most})
      union all
      (select k.word, true, k.frequency from registry.word k
        where k.kind = a.kind and k.sound = dmetaphone(a.word) and k.sound <> '' order by k.frequency desc limit ${most})
    ) f
    where f.word <> a.word
    order by f.frequency desc, f.word`.execute(tx);
  return rows;
}
