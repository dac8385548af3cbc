/**
 * Reads whole records in one statement, so that all their parts are of one generation. Side rows and the names of codes come
 * as JSON beside the row of the provider: joins would multiply each other.
 */
import { sql, type RawBuilder, type Selectable } from 'kysely';
import type { Tx } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import type { ProviderRow } from './provider.store.ts';

/** A slot of the file; members are missing where it has nothing. */
export type Slot<Member extends string> = Readonly<Partial<Record<Member, string>>>;
export type OtherNameRow = Selectable<Database['registry.other_name']>;
export type PracticeLocationRow = Selectable<Database['registry.practice_location']>;
export type EndpointRow = Selectable<Database['registry.endpoint']>;

type KeyColumn = Extract<keyof ProviderRow, `${string}_key`>;

export interface WholeRow extends Omit<
  ProviderRow,
  KeyColumn | 'record_on' | 'file_day' | 'fingerprint' | 'taxonomies' | 'identifiers'
> {
  readonly taxonomies: readonly Slot<'code' | 'license' | 'state' | 'switch' | 'group'>[];
  readonly identifiers: readonly Slot<'id' | 'type' | 'state' | 'issuer'>[];
  readonly other_names: readonly OtherNameRow[] | null;
  readonly practice_locations: readonly PracticeLocationRow[] | null;
  readonly endpoints: readonly EndpointRow[] | null;
  /** What the lists call the codes of this record. */
  readonly names: { readonly taxonomy: Names; readonly identifier: Names; readonly country: Names };
}

export type Names = Readonly<Record<string, string>> | null;

/** All but keys and what the import keeps for itself. */
const columns = (
  'npi entity_type active deactivation_reason deactivated_on reactivated_on enumerated_on updated_on certified_on ' +
  'primary_taxonomy sex sole_proprietor subpart ein_withheld parent_tin_withheld replacement_npi organization_name ' +
  'last_name first_name middle_name name_prefix name_suffix credential other_organization_name ' +
  'other_organization_name_type other_last_name other_first_name other_middle_name other_name_prefix other_name_suffix ' +
  'other_credential other_last_name_type mailing_line_1 mailing_line_2 mailing_city mailing_state mailing_postal_code ' +
  'mailing_country mailing_phone mailing_fax practice_line_1 practice_line_2 practice_city practice_state ' +
  'practice_postal_code practice_country practice_phone practice_fax official_last_name official_first_name ' +
  'official_middle_name official_title official_phone official_name_prefix official_name_suffix official_credential ' +
  'parent_name taxonomies identifiers'
)
  .split(' ')
  .map((name) => sql.ref(`p.${name}`));

const sideRows = (table: string): RawBuilder<unknown> =>
  sql`(select json_agg(s order by s.line) from ${sql.table(`registry.${table}`)} s where s.npi = p.npi)`;

const taxonomyNames = sql`(select json_object_agg(code, concat_ws(', ', classification, specialization))
  from registry.taxonomy where code in (select jsonb_array_elements(p.taxonomies) ->> 'code'))`;

const identifierNames = sql`(select json_object_agg(code, name)
  from registry.identifier_type where code in (select jsonb_array_elements(p.identifiers) ->> 'type'))`;

const countryNames = sql`(select json_object_agg(code, name) from registry.country where code in (
  select p.mailing_country union select p.practice_country
  union select country from registry.practice_location where npi = p.npi
  union select affiliation_country from registry.endpoint where npi = p.npi))`;

/** In no order; unknown numbers are left out. */
export async function listWholeRows(tx: Tx, npis: readonly string[]): Promise<readonly WholeRow[]> {
  const { rows } = await sql<WholeRow>`
    select ${sql.join(columns)},
      ${sideRows('other_name')} as other_names,
      ${sideRows('practice_location')} as practice_locations,
      ${sideRows('endpoint')} as endpoints,
      json_build_object('taxonomy', ${taxonomyNames}, 'identifier', ${identifierNames}, 'country', ${countryNames}) as names
    from registry.provider p where p.npi = any(${npis})`.execute(tx);
  return rows;
}
