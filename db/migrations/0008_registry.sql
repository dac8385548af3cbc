-- Registry: who the providers are. One row per NPI holds everything the main file says of it, so that a record is one read.
-- What a person must fulfil to apply is no constraint here: real records lack a primary taxonomy or a name (decisions on
-- registry storage). A full file may one day build a new generation of `provider` beside this one and swap the two.

create table registry.provider (
  npi text collate "C" primary key check (npi ~ '^[12][0-9]{9}$'),
  entity_type smallint check (entity_type in (1, 2)),
  replacement_npi text collate "C",
  organization_name text,
  last_name text,
  first_name text,
  middle_name text,
  name_prefix text,
  name_suffix text,
  credential text,
  other_organization_name text,
  other_organization_name_type text collate "C",
  other_last_name text,
  other_first_name text,
  other_middle_name text,
  other_name_prefix text,
  other_name_suffix text,
  other_credential text,
  other_last_name_type text collate "C",
  mailing_line_1 text,
  mailing_line_2 text,
  mailing_city text,
  mailing_state text,
  mailing_postal_code text,
  mailing_country text collate "C",
  mailing_phone text,
  mailing_fax text,
  practice_line_1 text,
  practice_line_2 text,
  practice_city text,
  practice_state text collate "C",
  practice_postal_code text collate "C",
  practice_country text collate "C",
  practice_phone text,
  practice_fax text,
  enumerated_on date,
  updated_on date,
  deactivation_reason text collate "C",
  deactivated_on date,
  reactivated_on date,
  sex text collate "C",
  official_last_name text,
  official_first_name text,
  official_middle_name text,
  official_title text,
  official_phone text,
  official_name_prefix text,
  official_name_suffix text,
  official_credential text,
  sole_proprietor text collate "C",
  subpart text collate "C",
  parent_name text,
  certified_on date,
  taxonomies jsonb not null default '[]',
  identifiers jsonb not null default '[]',
  primary_taxonomy text collate "C",
  organization_key text collate "C",
  other_organization_key text collate "C",
  last_key text collate "C",
  first_key text collate "C",
  city_key text collate "C",
  words tsvector generated always as (array_to_tsvector(string_to_array(organization_key, ' ') || string_to_array(other_organization_key, ' '))) stored,
  active boolean generated always as (entity_type is not null and (deactivated_on is null or coalesce(reactivated_on >= deactivated_on, false))) stored,
  record_on date,
  newest_on date generated always as (greatest(record_on, deactivated_on, reactivated_on)) stored,
  file_day date,
  imported_at timestamptz not null
);
comment on table registry.provider is 'Providers as the main file of the registry describes them; the personal parts of it are public by law.';
comment on column registry.provider.npi is 'National Provider Identifier, ten digits. sensitive=false';
comment on column registry.provider.entity_type is '1 person, 2 organization; null where only a deactivation is known. sensitive=false';
comment on column registry.provider.replacement_npi is 'The NPI that took its place. sensitive=false';
comment on column registry.provider.organization_name is 'Legal business name, in capitals as filed. sensitive=false';
comment on column registry.provider.last_name is 'Legal last name of a person. sensitive=false';
comment on column registry.provider.first_name is 'Legal first name. sensitive=false';
comment on column registry.provider.middle_name is 'Middle name. sensitive=false';
comment on column registry.provider.name_prefix is 'Such as DR. sensitive=false';
comment on column registry.provider.name_suffix is 'Such as JR. sensitive=false';
comment on column registry.provider.credential is 'Such as M.D. sensitive=false';
comment on column registry.provider.other_organization_name is 'Another name of the organization. sensitive=false';
comment on column registry.provider.other_organization_name_type is '3 doing business as, 4 former legal business name, 5 other. sensitive=false';
comment on column registry.provider.other_last_name is 'Last name of another name of the person. sensitive=false';
comment on column registry.provider.other_first_name is 'First name of it. sensitive=false';
comment on column registry.provider.other_middle_name is 'Middle name of it. sensitive=false';
comment on column registry.provider.other_name_prefix is 'Prefix of it. sensitive=false';
comment on column registry.provider.other_name_suffix is 'Suffix of it. sensitive=false';
comment on column registry.provider.other_credential is 'Credential with it. sensitive=false';
comment on column registry.provider.other_last_name_type is '1 former, 2 professional, 5 other. sensitive=false';
comment on column registry.provider.mailing_line_1 is 'Business mailing address: first line. sensitive=false';
comment on column registry.provider.mailing_line_2 is 'Business mailing address: second line. sensitive=false';
comment on column registry.provider.mailing_city is 'Business mailing address: city. sensitive=false';
comment on column registry.provider.mailing_state is 'Business mailing address: state, two letters in the United States, else as filed. sensitive=false';
comment on column registry.provider.mailing_postal_code is 'Business mailing address: ZIP of 5 or 9 digits without hyphen, else as filed. sensitive=false';
comment on column registry.provider.mailing_country is 'Business mailing address: country, two letters. sensitive=false';
comment on column registry.provider.mailing_phone is 'Business mailing address: telephone as filed, mostly ten digits. sensitive=false';
comment on column registry.provider.mailing_fax is 'Business mailing address: fax as filed. sensitive=false';
comment on column registry.provider.practice_line_1 is 'Primary practice location: first line. sensitive=false';
comment on column registry.provider.practice_line_2 is 'Primary practice location: second line. sensitive=false';
comment on column registry.provider.practice_city is 'Primary practice location: city. sensitive=false';
comment on column registry.provider.practice_state is 'Primary practice location: state, two letters in the United States, else as filed. sensitive=false';
comment on column registry.provider.practice_postal_code is 'Primary practice location: ZIP of 5 or 9 digits without hyphen, else as filed. sensitive=false';
comment on column registry.provider.practice_country is 'Primary practice location: country, two letters. sensitive=false';
comment on column registry.provider.practice_phone is 'Primary practice location: telephone as filed, mostly ten digits. sensitive=false';
comment on column registry.provider.practice_fax is 'Primary practice location: fax as filed. sensitive=false';
comment on column registry.provider.enumerated_on is 'When the NPI was given. sensitive=false';
comment on column registry.provider.updated_on is 'Last update of the record at its source. sensitive=false';
comment on column registry.provider.deactivation_reason is 'DT death, DB disbandment, FR fraud, OT other; files leave it empty. sensitive=false';
comment on column registry.provider.deactivated_on is 'Last deactivation. sensitive=false';
comment on column registry.provider.reactivated_on is 'Last reactivation. sensitive=false';
comment on column registry.provider.sex is 'F, M, X or U, as filed. sensitive=false';
comment on column registry.provider.official_last_name is 'Authorized official: last name. sensitive=false';
comment on column registry.provider.official_first_name is 'Authorized official: first name. sensitive=false';
comment on column registry.provider.official_middle_name is 'Authorized official: middle name. sensitive=false';
comment on column registry.provider.official_title is 'Authorized official: title or position. sensitive=false';
comment on column registry.provider.official_phone is 'Authorized official: telephone. sensitive=false';
comment on column registry.provider.official_name_prefix is 'Authorized official: name prefix. sensitive=false';
comment on column registry.provider.official_name_suffix is 'Authorized official: name suffix. sensitive=false';
comment on column registry.provider.official_credential is 'Authorized official: credential. sensitive=false';
comment on column registry.provider.sole_proprietor is 'Y, N or X (not answered). sensitive=false';
comment on column registry.provider.subpart is 'Whether the organization is a subpart: Y, N or X. sensitive=false';
comment on column registry.provider.parent_name is 'Legal business name of the parent of a subpart. sensitive=false';
comment on column registry.provider.certified_on is 'When the record was last certified. sensitive=false';
comment on column registry.provider.taxonomies is 'Up to 15 of {slot, code, license, state, switch, group}; slot is the place in the file, from 1. sensitive=false';
comment on column registry.provider.identifiers is 'Up to 50 of {slot, id, type, state, issuer}; slot is the place in the file, from 1. sensitive=false';
comment on column registry.provider.primary_taxonomy is 'Code of the taxonomy marked as primary. sensitive=false';
comment on column registry.provider.organization_key is 'organization_name for searching: capitals without accents, letters and digits, single spaces. sensitive=false';
comment on column registry.provider.other_organization_key is 'other_organization_name in the same form. sensitive=false';
comment on column registry.provider.last_key is 'last_name in the same form. sensitive=false';
comment on column registry.provider.first_key is 'first_name in the same form. sensitive=false';
comment on column registry.provider.city_key is 'practice_city in the same form. sensitive=false';
comment on column registry.provider.words is 'Distinct words of both names of an organization. sensitive=false';
comment on column registry.provider.active is 'Whether searches show it: deactivation hides, it never deletes. sensitive=false';
comment on column registry.provider.record_on is 'Newness of the whole record that filled this row: the latest of its update, deactivation and reactivation; null where only a deactivation is known. sensitive=false';
comment on column registry.provider.newest_on is 'Newness of all that is known: the whole record, or a deactivation that came after it. sensitive=false';
comment on column registry.provider.file_day is 'Last day that the file it came from covers; settles equal newness. sensitive=false';
comment on column registry.provider.imported_at is 'When this row was last written. sensitive=false';
grant select on registry.provider to countersign_app;

-- Searches see active records only, so that the indexes leave the deactivated ones out. Prefixes are ranges in "C" order.
create index provider_by_organization on registry.provider (organization_key, npi) where active and organization_key is not null;
create index provider_by_other_organization on registry.provider (other_organization_key, npi)
  where active and other_organization_key is not null;
create index provider_by_person on registry.provider (last_key, first_key, npi) where active and last_key is not null;
create index provider_by_first_name on registry.provider (first_key, last_key, npi) where active and first_key is not null;
create index provider_by_words on registry.provider using gin (words) where active;
create index provider_by_place on registry.provider (practice_state, city_key, npi) where active;
create index provider_by_city on registry.provider (city_key, npi) where active;
create index provider_by_postal_code on registry.provider (practice_postal_code, npi) where active;

create table registry.import_run (
  import_run_id uuid primary key,
  file_name text not null check (length(file_name) <= 400),
  file_digest bytea not null check (octet_length(file_digest) = 32),
  first_day date,
  last_day date,
  rows_read integer not null check (rows_read >= 0),
  rows_added integer not null check (rows_added >= 0),
  rows_changed integer not null check (rows_changed >= 0),
  rows_kept integer not null check (rows_kept >= 0),
  rows_rejected integer not null check (rows_rejected >= 0),
  started_at timestamptz not null,
  finished_at timestamptz not null
);
comment on table registry.import_run is 'Files that were applied to the end.';
comment on column registry.import_run.import_run_id is 'UUID v7. sensitive=false';
comment on column registry.import_run.file_name is 'Name of the file without its folder. sensitive=false';
comment on column registry.import_run.file_digest is 'SHA-256 of the file as it lay on disk. sensitive=false';
comment on column registry.import_run.first_day is 'First day that the file covers, from its name. sensitive=false';
comment on column registry.import_run.last_day is 'Last day that the file covers, from its name. sensitive=false';
comment on column registry.import_run.rows_read is 'Rows below the header. sensitive=false';
comment on column registry.import_run.rows_added is 'NPIs that were new. sensitive=false';
comment on column registry.import_run.rows_changed is 'Records that were newer than ours. sensitive=false';
comment on column registry.import_run.rows_kept is 'Records that we had already, or had newer. sensitive=false';
comment on column registry.import_run.rows_rejected is 'Rows that could not be read. sensitive=false';
comment on column registry.import_run.started_at is 'Begin. sensitive=false';
comment on column registry.import_run.finished_at is 'End. sensitive=false';
grant select on registry.import_run to countersign_app;

create table registry.taxonomy (
  code text collate "C" primary key check (code ~ '^[0-9A-Z]{9}X$'),
  grouping text not null,
  classification text not null,
  specialization text
);
comment on table registry.taxonomy is 'Provider taxonomy: codes and names only.';
comment on column registry.taxonomy.code is 'Taxonomy code. sensitive=false';
comment on column registry.taxonomy.grouping is 'Its grouping. sensitive=false';
comment on column registry.taxonomy.classification is 'Its classification. sensitive=false';
comment on column registry.taxonomy.specialization is 'Its specialization; null for a classification itself. sensitive=false';
grant select on registry.taxonomy to countersign_app;

create table registry.country (
  code text collate "C" primary key check (code ~ '^[A-Z]{2}$'),
  name text not null
);
comment on table registry.country is 'Countries of addresses.';
comment on column registry.country.code is 'Two letters. sensitive=false';
comment on column registry.country.name is 'Name in English. sensitive=false';
grant select on registry.country to countersign_app;

create table registry.state (
  code text collate "C" primary key check (code ~ '^[A-Z]{2}$'),
  name text not null
);
comment on table registry.state is 'States, territories and military post regions of the United States.';
comment on column registry.state.code is 'Two letters. sensitive=false';
comment on column registry.state.name is 'Name in English. sensitive=false';
grant select on registry.state to countersign_app;

create table registry.identifier_type (
  code text collate "C" primary key check (code ~ '^[0-9]{2}$'),
  name text not null
);
comment on table registry.identifier_type is 'Kinds of other identifiers of a provider.';
comment on column registry.identifier_type.code is 'Two digits. sensitive=false';
comment on column registry.identifier_type.name is 'Name, in capitals as the files have it. sensitive=false';
grant select on registry.identifier_type to countersign_app;
