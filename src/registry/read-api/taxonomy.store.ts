/**
 * Which taxonomies a description means: the whole of it ("Internal Medicine, Geriatric Medicine"), its classification or its
 * specialization, in any capitals. A classification means its specializations, too. The list has some 900 lines.
 */
import { sql } from 'kysely';
import type { Tx } from '../../platform/context.ts';
import type { NameCriterion } from '../search/provider-query.rules.ts';

export async function listTaxonomyCodes(tx: Tx, { text, match }: NameCriterion): Promise<readonly string[]> {
  const asked = text.toLowerCase();
  const means =
    match === 'prefix' ? sql<boolean>`starts_with(lower(said), ${asked})` : sql<boolean>`lower(said) = ${asked}`;
  const { rows } = await sql<{ code: string }>`
    select code from registry.taxonomy
    where exists (
      select from (values (classification), (specialization), (concat_ws(', ', classification, specialization))) as it (said)
      where ${means})
    order by code`.execute(tx);
  return rows.map(({ code }) => code);
}
