/** What a list of results shows of each provider, and the names of all taxonomies that can be searched for. */
import { sql } from 'kysely';
import type { Tx } from '../../platform/context.ts';
import type { ResultRow } from './results.rules.ts';
import type { NamedTaxonomy } from './taxonomy-words.rules.ts';

/** "Allergy & Immunology, Allergy", as everywhere. */
const taxonomyName = sql<string>`concat_ws(', ', t.classification, t.specialization)`;

/** In the order asked for. A record without a primary taxonomy shows its first one. */
export async function listResultRows(tx: Tx, npis: readonly string[]): Promise<readonly ResultRow[]> {
  if (npis.length === 0) return [];
  const { rows } = await sql<ResultRow>`
    select p.npi, p.entity_type as "entityType", p.active, p.deactivated_on as "deactivatedOn",
      p.organization_name as "organizationName", p.last_name as last, p.first_name as first, p.middle_name as middle,
      p.name_suffix as suffix, p.credential,
      coalesce(p.other_organization_name, nullif(concat_ws(', ', p.other_last_name, p.other_first_name), ''))
        as "otherName",
      p.other_organization_name_type = '3' as "isDoingBusinessAs",
      c.code as "taxonomyCode", nullif(${taxonomyName}, '') as "taxonomyName",
      p.practice_line_1 as line1, p.practice_line_2 as line2, p.practice_city as city, p.practice_state as state,
      p.practice_postal_code as "postalCode", p.practice_country as country, p.practice_phone as phone
    from unnest(${npis}::text[]) with ordinality as asked (npi, place)
    join registry.provider p on p.npi = asked.npi
    cross join lateral (select coalesce(p.primary_taxonomy, p.taxonomies -> 0 ->> 'code') as code) c
    left join registry.taxonomy t on t.code = c.code
    order by asked.place`.execute(tx);
  return rows;
}

export async function listTaxonomyNames(tx: Tx): Promise<readonly NamedTaxonomy[]> {
  const { rows } = await sql<NamedTaxonomy>`
    select t.code, ${taxonomyName} as name from registry.taxonomy t`.execute(tx);
  return rows;
}
