-- The registry of a whole nation: what the four files hold (provider, other_name, practice_location, endpoint), what searches
-- ask (person_key, organization_key, place_key, word), and what changed. All but the last two tables of this file belong to
-- one generation: a full file fills tables of the same names in registry_next, the two change places by SET SCHEMA, and the
-- old ones go. So nothing may refer to them by anything but their name: no view, no foreign key, no function body.
-- The indexes stand here only; the importer makes those of a new generation from the definitions of the present ones.
--
-- What was imported before is a copy of files and is imported again; the demonstration does so by itself.

drop table registry.provider;
delete from registry.import_run;
create extension if not exists fuzzystrmatch with schema public;
create schema registry_next;
comment on schema registry_next is 'The generation of the registry that a full file is filling; empty otherwise.';

create table registry.provider (
  npi text collate "C" primary key check (length(npi) = 10),
  entity_type smallint check (entity_type in (1, 2)),
  deactivation_reason text collate "C",
  deactivated_on date,
  reactivated_on date,
  active boolean generated always as (entity_type is not null and (deactivated_on is null or coalesce(reactivated_on >= deactivated_on, false))) stored,
  enumerated_on date,
  updated_on date,
  certified_on date,
  record_on date,
  file_day date,
  fingerprint bigint,
  primary_taxonomy text collate "C",
  sex text collate "C",
  sole_proprietor text collate "C",
  subpart text collate "C",
  ein_withheld boolean,
  parent_tin_withheld boolean,
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
  mailing_state text collate "C",
  mailing_postal_code text collate "C",
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
  official_last_name text,
  official_first_name text,
  official_middle_name text,
  official_title text,
  official_phone text,
  official_name_prefix text,
  official_name_suffix text,
  official_credential text,
  parent_name text,
  taxonomies jsonb not null default '[]',
  identifiers jsonb not null default '[]',
  organization_key text collate "C",
  other_organization_key text collate "C",
  last_key text collate "C",
  first_key text collate "C",
  other_last_key text collate "C",
  other_first_key text collate "C",
  official_last_key text collate "C",
  official_first_key text collate "C",
  mailing_city_key text collate "C",
  practice_city_key text collate "C"
);
comment on table registry.provider is 'Providers as the main file of the registry describes them; the personal parts of it are public by law.';
comment on column registry.provider.npi is 'National Provider Identifier, ten digits. sensitive=false';
comment on column registry.provider.entity_type is '1 person, 2 organization; null where only a deactivation is known. sensitive=false';
comment on column registry.provider.deactivation_reason is 'DT death, DB disbandment, FR fraud, OT other; files leave it empty. sensitive=false';
comment on column registry.provider.deactivated_on is 'Last deactivation. sensitive=false';
comment on column registry.provider.reactivated_on is 'Last reactivation. sensitive=false';
comment on column registry.provider.active is 'Whether searches show it: deactivation hides, it never deletes. sensitive=false';
comment on column registry.provider.enumerated_on is 'When the NPI was given. sensitive=false';
comment on column registry.provider.updated_on is 'Last update of the record at its source. sensitive=false';
comment on column registry.provider.certified_on is 'When the record was last certified. sensitive=false';
comment on column registry.provider.record_on is 'Newness of the whole record that filled this row: the latest of its update, deactivation and reactivation; null where only a deactivation is known. sensitive=false';
comment on column registry.provider.file_day is 'Last day that the file it was last seen in covers; settles equal newness. sensitive=false';
comment on column registry.provider.fingerprint is 'First eight bytes of the SHA-256 of the whole record, deactivation and reactivation left out: equal where nothing else differs. sensitive=false';
comment on column registry.provider.primary_taxonomy is 'Code of the taxonomy marked as primary. sensitive=false';
comment on column registry.provider.sex is 'F, M, X or U, as filed. sensitive=false';
comment on column registry.provider.sole_proprietor is 'Y, N or X (not answered). sensitive=false';
comment on column registry.provider.subpart is 'Whether the organization is a subpart: Y, N or X. sensitive=false';
comment on column registry.provider.ein_withheld is 'The file says that there is an EIN, and withholds it. A real one is never kept. sensitive=false';
comment on column registry.provider.parent_tin_withheld is 'The same of the taxpayer number of the parent. sensitive=false';
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
comment on column registry.provider.official_last_name is 'Authorized official: last name. sensitive=false';
comment on column registry.provider.official_first_name is 'Authorized official: first name. sensitive=false';
comment on column registry.provider.official_middle_name is 'Authorized official: middle name. sensitive=false';
comment on column registry.provider.official_title is 'Authorized official: title or position. sensitive=false';
comment on column registry.provider.official_phone is 'Authorized official: telephone. sensitive=false';
comment on column registry.provider.official_name_prefix is 'Authorized official: name prefix. sensitive=false';
comment on column registry.provider.official_name_suffix is 'Authorized official: name suffix. sensitive=false';
comment on column registry.provider.official_credential is 'Authorized official: credential. sensitive=false';
comment on column registry.provider.parent_name is 'Legal business name of the parent of a subpart. sensitive=false';
comment on column registry.provider.taxonomies is 'Up to 15 of {slot, code, license, state, switch, group}; slot is the place in the file, from 1. sensitive=false';
comment on column registry.provider.identifiers is 'Up to 50 of {slot, id, type, state, issuer}; slot is the place in the file, from 1. sensitive=false';
comment on column registry.provider.organization_key is 'organization_name as searched for, where that differs from the value as filed; empty where nothing of it can be searched. sensitive=false';
comment on column registry.provider.other_organization_key is 'other_organization_name as searched for, where that differs from the value as filed; empty where nothing of it can be searched. sensitive=false';
comment on column registry.provider.last_key is 'last_name as searched for, where that differs from the value as filed; empty where nothing of it can be searched. sensitive=false';
comment on column registry.provider.first_key is 'first_name as searched for, where that differs from the value as filed; empty where nothing of it can be searched. sensitive=false';
comment on column registry.provider.other_last_key is 'other_last_name as searched for, where that differs from the value as filed; empty where nothing of it can be searched. sensitive=false';
comment on column registry.provider.other_first_key is 'other_first_name as searched for, where that differs from the value as filed; empty where nothing of it can be searched. sensitive=false';
comment on column registry.provider.official_last_key is 'official_last_name as searched for, where that differs from the value as filed; empty where nothing of it can be searched. sensitive=false';
comment on column registry.provider.official_first_key is 'official_first_name as searched for, where that differs from the value as filed; empty where nothing of it can be searched. sensitive=false';
comment on column registry.provider.mailing_city_key is 'mailing_city as searched for, where that differs from the value as filed; empty where nothing of it can be searched. sensitive=false';
comment on column registry.provider.practice_city_key is 'practice_city as searched for, where that differs from the value as filed; empty where nothing of it can be searched. sensitive=false';
grant select on registry.provider to countersign_app;

create table registry.other_name (
  npi text collate "C" not null,
  line integer not null,
  name text,
  name_type text collate "C",
  created_on date,
  name_key text collate "C",
  file_day date,
  primary key (npi, line)
);
comment on table registry.other_name is 'Further names of organizations, from the other name file.';
comment on column registry.other_name.npi is 'National Provider Identifier. sensitive=false';
comment on column registry.other_name.line is 'Line of the file; the order of the rows of one NPI. sensitive=false';
comment on column registry.other_name.name is 'The name, in capitals as filed. sensitive=false';
comment on column registry.other_name.name_type is '3 doing business as, 4 former legal business name, 5 other. sensitive=false';
comment on column registry.other_name.created_on is 'When it was filed; older files do not say. sensitive=false';
comment on column registry.other_name.name_key is 'name as searched for, where that differs from the value as filed; empty where nothing of it can be searched. sensitive=false';
comment on column registry.other_name.file_day is 'Last day that the file it came from covers: a file that covers a later one replaces all rows of the NPI. sensitive=false';
grant select on registry.other_name to countersign_app;

create table registry.practice_location (
  npi text collate "C" not null,
  line integer not null,
  line_1 text,
  line_2 text,
  city text,
  state text collate "C",
  postal_code text collate "C",
  country text collate "C",
  phone text,
  phone_extension text,
  fax text,
  city_key text collate "C",
  file_day date,
  primary key (npi, line)
);
comment on table registry.practice_location is 'Practice locations besides the primary one, from the practice location file.';
comment on column registry.practice_location.npi is 'National Provider Identifier. sensitive=false';
comment on column registry.practice_location.line is 'Line of the file; the order of the rows of one NPI. sensitive=false';
comment on column registry.practice_location.line_1 is 'First line. sensitive=false';
comment on column registry.practice_location.line_2 is 'Second line. sensitive=false';
comment on column registry.practice_location.city is 'City. sensitive=false';
comment on column registry.practice_location.state is 'State, two letters in the United States, else as filed. sensitive=false';
comment on column registry.practice_location.postal_code is 'ZIP of 5 or 9 digits without hyphen, else as filed. sensitive=false';
comment on column registry.practice_location.country is 'Country, two letters. sensitive=false';
comment on column registry.practice_location.phone is 'Telephone as filed. sensitive=false';
comment on column registry.practice_location.phone_extension is 'Extension of it. sensitive=false';
comment on column registry.practice_location.fax is 'Fax as filed. sensitive=false';
comment on column registry.practice_location.city_key is 'city as searched for, where that differs from the value as filed; empty where nothing of it can be searched. sensitive=false';
comment on column registry.practice_location.file_day is 'Last day that the file it came from covers: a file that covers a later one replaces all rows of the NPI. sensitive=false';
grant select on registry.practice_location to countersign_app;

create table registry.endpoint (
  npi text collate "C" not null,
  line integer not null,
  endpoint_type text collate "C",
  endpoint_type_description text,
  endpoint text,
  affiliation text collate "C",
  endpoint_description text,
  affiliation_name text,
  use_code text collate "C",
  use_description text,
  other_use_description text,
  content_type text collate "C",
  content_description text,
  other_content_description text,
  affiliation_line_1 text,
  affiliation_line_2 text,
  affiliation_city text,
  affiliation_state text,
  affiliation_country text collate "C",
  affiliation_postal_code text,
  file_day date,
  primary key (npi, line)
);
comment on table registry.endpoint is 'Electronic addresses for health information exchange, from the endpoint file.';
comment on column registry.endpoint.npi is 'National Provider Identifier. sensitive=false';
comment on column registry.endpoint.line is 'Line of the file; the order of the rows of one NPI. sensitive=false';
comment on column registry.endpoint.endpoint_type is 'DIRECT, CONNECT, FHIR, SOAP, REST or OTHERS. sensitive=false';
comment on column registry.endpoint.endpoint_type_description is 'The type in words. sensitive=false';
comment on column registry.endpoint.endpoint is 'The address itself. sensitive=false';
comment on column registry.endpoint.affiliation is 'Whether it belongs to another organization: Y or N. sensitive=false';
comment on column registry.endpoint.endpoint_description is 'What it is for. sensitive=false';
comment on column registry.endpoint.affiliation_name is 'Legal business name of that organization. sensitive=false';
comment on column registry.endpoint.use_code is 'Use, as a code. sensitive=false';
comment on column registry.endpoint.use_description is 'The use in words. sensitive=false';
comment on column registry.endpoint.other_use_description is 'Another use. sensitive=false';
comment on column registry.endpoint.content_type is 'Kind of content, as a code. sensitive=false';
comment on column registry.endpoint.content_description is 'The content in words. sensitive=false';
comment on column registry.endpoint.other_content_description is 'Other content. sensitive=false';
comment on column registry.endpoint.affiliation_line_1 is 'Where it stands: first line. sensitive=false';
comment on column registry.endpoint.affiliation_line_2 is 'Second line. sensitive=false';
comment on column registry.endpoint.affiliation_city is 'City. sensitive=false';
comment on column registry.endpoint.affiliation_state is 'State. sensitive=false';
comment on column registry.endpoint.affiliation_country is 'Country, two letters. sensitive=false';
comment on column registry.endpoint.affiliation_postal_code is 'ZIP. sensitive=false';
comment on column registry.endpoint.file_day is 'Last day that the file it came from covers: a file that covers a later one replaces all rows of the NPI. sensitive=false';
grant select on registry.endpoint to countersign_app;

create table registry.person_key (
  official boolean not null,
  last_key text collate "C" not null,
  first_key text collate "C" not null,
  state text collate "C" not null,
  npi text collate "C" not null,
  primary key (official, last_key, first_key, npi, state)
);
comment on table registry.person_key is 'Names of active persons and of authorized officials of active organizations, once for each state of an address: for searching.';
comment on column registry.person_key.official is 'False: the provider itself, under its legal or another name. True: its authorized official. sensitive=false';
comment on column registry.person_key.last_key is 'Last name: capitals without accents, letters and digits, single spaces. sensitive=false';
comment on column registry.person_key.first_key is 'First name in the same form; empty where there is none. sensitive=false';
comment on column registry.person_key.state is 'State of an address of the provider; empty where there is none. sensitive=false';
comment on column registry.person_key.npi is 'Whose name it is. sensitive=false';
grant select on registry.person_key to countersign_app;

create table registry.organization_key (
  tail text collate "C" not null,
  whole boolean not null,
  state text collate "C" not null,
  npi text collate "C" not null,
  words text[] collate "C",
  primary key (tail, npi, state)
);
comment on table registry.organization_key is 'Names of active organizations of every kind, from each word that means something to the end, once for each state of an address: for searching.';
comment on column registry.organization_key.tail is 'The name from one of its words on: capitals without accents, letters and digits, single spaces. sensitive=false';
comment on column registry.organization_key.whole is 'The tail is a whole name. sensitive=false';
comment on column registry.organization_key.state is 'State of an address of the provider; empty where there is none. sensitive=false';
comment on column registry.organization_key.npi is 'Whose name it is. sensitive=false';
comment on column registry.organization_key.words is 'Distinct words of the name; with whole names only. sensitive=false';
grant select on registry.organization_key to countersign_app;

create table registry.place_key (
  taxonomy text collate "C" not null,
  country text collate "C" not null,
  state text collate "C" not null,
  city_key text collate "C" not null,
  zip text collate "C" not null,
  npi text collate "C" not null,
  purposes smallint not null,
  primary key (taxonomy, state, city_key, zip, npi, country)
);
comment on table registry.place_key is 'Places of active providers (mailing, primary and secondary practice locations), once for each taxonomy: for searching.';
comment on column registry.place_key.taxonomy is 'Code of one of the taxonomies; empty where there is none. sensitive=false';
comment on column registry.place_key.country is 'Country, two letters. sensitive=false';
comment on column registry.place_key.state is 'State, as filed. sensitive=false';
comment on column registry.place_key.city_key is 'City: capitals without accents, letters and digits, single spaces. sensitive=false';
comment on column registry.place_key.zip is 'First five digits of the ZIP; abroad the postal code as filed. sensitive=false';
comment on column registry.place_key.npi is 'Whose place it is. sensitive=false';
comment on column registry.place_key.purposes is 'What the place is: 1 mailing, 2 primary, 4 secondary practice location, or a sum of them. sensitive=false';
grant select on registry.place_key to countersign_app;

create table registry.word (
  kind text collate "C" not null check (kind in ('last', 'first', 'organization', 'city')),
  word text collate "C" not null,
  frequency integer not null check (frequency > 0),
  variants text[] collate "C" not null,
  sound text collate "C" not null,
  primary key (kind, word)
);
comment on table registry.word is 'Distinct words of names and cities with their frequency: a word that was typed wrong is resolved here, then searched for.';
comment on column registry.word.kind is 'Of what it is a word; a city counts as one. sensitive=false';
comment on column registry.word.word is 'Capitals without accents, letters and digits. sensitive=false';
comment on column registry.word.frequency is 'In how many search keys of the kind it stood when a full file was last imported, and since. sensitive=false';
comment on column registry.word.variants is 'The word itself and what is left of it without one of its letters: two words that share one are a typing error apart. sensitive=false';
comment on column registry.word.sound is 'Double Metaphone of the word: equal where two words sound alike; empty without letters. sensitive=false';
grant select on registry.word to countersign_app;

-- Which index serves which search is written down in docs/decisions/0034. Prefixes are ranges in "C" order.
create index person_key_by_state on registry.person_key (official, state, last_key, first_key, npi);
create index person_key_by_first_name on registry.person_key (first_key, last_key, npi) where not official;
create index person_key_by_npi on registry.person_key (npi);
create index organization_key_by_name on registry.organization_key (tail, npi) where whole;
create index organization_key_by_state on registry.organization_key (state, tail, npi) where whole;
create index organization_key_by_words on registry.organization_key using gin (words) where whole;
create index organization_key_by_npi on registry.organization_key (npi);
create index place_key_by_zip on registry.place_key (zip, taxonomy, npi);
create index place_key_by_city on registry.place_key (city_key, state, npi);
create index place_key_abroad on registry.place_key (country, npi) where country <> 'US';
create index place_key_by_npi on registry.place_key (npi);
create index word_by_variant on registry.word using gin (variants);
create index word_by_sound on registry.word (sound, kind);

alter table registry.import_run
  add column kind text not null check (kind in ('main', 'other-names', 'practice-locations', 'endpoints', 'deactivations')),
  add column made_generation boolean not null;
comment on column registry.import_run.kind is 'Which of the registry files it was. sensitive=false';
comment on column registry.import_run.made_generation is 'It filled a new generation of tables; false: it was merged into the present one. sensitive=false';

create table registry.change (
  change_id bigint generated always as identity primary key,
  npi text collate "C" not null,
  field text collate "C" not null,
  old_value jsonb,
  new_value jsonb,
  effective_on date,
  import_run_id uuid not null,
  changed_at timestamptz not null
);
comment on table registry.change is 'What a file changed of what was known: one row for each field, in the order of import. The first file of all changes nothing.';
comment on column registry.change.change_id is 'Order of the changes. sensitive=false';
comment on column registry.change.npi is 'Whose record it is. sensitive=false';
comment on column registry.change.field is 'Column of registry.provider, or other_names, practice_locations, endpoints; npi where the record is new. sensitive=false';
comment on column registry.change.old_value is 'Before; null where there was nothing. sensitive=false';
comment on column registry.change.new_value is 'After; null where nothing is left. sensitive=false';
comment on column registry.change.effective_on is 'Newness of the record after the change, as the source dates it. sensitive=false';
comment on column registry.change.import_run_id is 'The file that brought it. sensitive=false';
comment on column registry.change.changed_at is 'When that file was applied. sensitive=false';
grant select on registry.change to countersign_app;

create index change_by_npi on registry.change (npi, change_id);
create index change_by_time on registry.change (changed_at, change_id);

create table registry.generation_file (
  kind text collate "C" primary key,
  file_name text not null,
  file_size bigint not null,
  file_start bytea not null,
  unpacked_bytes bigint not null,
  line integer not null,
  rows_rejected integer not null,
  rejects_bytes bigint not null,
  file_digest bytea,
  started_at timestamptz not null
);
comment on table registry.generation_file is 'Files of the generation that is being filled, and how far each has come; empty otherwise.';
comment on column registry.generation_file.kind is 'Which of the registry files it is, as in import_run. sensitive=false';
comment on column registry.generation_file.file_name is 'Name without its folder. sensitive=false';
comment on column registry.generation_file.file_size is 'Bytes on disk. sensitive=false';
comment on column registry.generation_file.file_start is 'SHA-256 of its first bytes: with name and size it tells whether an import goes on or begins. sensitive=false';
comment on column registry.generation_file.unpacked_bytes is 'How many bytes of the unpacked file were applied. sensitive=false';
comment on column registry.generation_file.line is 'The last line that was applied. sensitive=false';
comment on column registry.generation_file.rows_rejected is 'Rows that could not be read so far. sensitive=false';
comment on column registry.generation_file.rejects_bytes is 'Length of the list of rejected rows so far. sensitive=false';
comment on column registry.generation_file.file_digest is 'SHA-256 of the whole file; null until its end was reached. sensitive=false';
comment on column registry.generation_file.started_at is 'When its import began. sensitive=false';
