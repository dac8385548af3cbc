-- Places know what kind of provider is there, and their indexes hold all that is asked of a row (docs/decisions/0034).
-- Made anew rather than updated: nine million rows would leave as many dead ones behind.
alter table registry.place_key rename to former_key;
create table registry.place_key (
  taxonomy text collate "C" not null,
  country text collate "C" not null,
  state text collate "C" not null,
  city_key text collate "C" not null,
  zip text collate "C" not null,
  npi text collate "C" not null,
  purposes smallint not null,
  entity_type smallint
);
insert into registry.place_key
select k.taxonomy, k.country, k.state, k.city_key, k.zip, k.npi, k.purposes, p.entity_type
from registry.former_key k join registry.provider p using (npi);
drop table registry.former_key;
alter table registry.place_key add primary key (taxonomy, state, city_key, zip, npi, country) include (purposes, entity_type);
create index place_key_by_zip on registry.place_key (zip, taxonomy, npi) include (country, purposes, entity_type);
create index place_key_by_city on registry.place_key (city_key, state, npi) include (country, purposes, entity_type);
create index place_key_abroad on registry.place_key (country, npi) include (purposes, entity_type) where country <> 'US';
create index place_key_by_npi on registry.place_key (npi);
comment on table registry.place_key is 'Places of active providers (mailing, primary and secondary practice locations), once for each taxonomy: for searching.';
comment on column registry.place_key.taxonomy is 'Code of one of the taxonomies; empty where there is none. sensitive=false';
comment on column registry.place_key.country is 'Country, two letters. sensitive=false';
comment on column registry.place_key.state is 'State, as filed. sensitive=false';
comment on column registry.place_key.city_key is 'City: capitals without accents, letters and digits, single spaces. sensitive=false';
comment on column registry.place_key.zip is 'First five digits of the ZIP; abroad the postal code as filed. sensitive=false';
comment on column registry.place_key.npi is 'Whose place it is. sensitive=false';
comment on column registry.place_key.purposes is 'What the place is: 1 mailing, 2 primary, 4 secondary practice location, or a sum of them. sensitive=false';
comment on column registry.place_key.entity_type is '1 person, 2 organization. sensitive=false';
grant select on registry.place_key to countersign_app;
