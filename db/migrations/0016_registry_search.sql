-- What searches at nine million providers asked for (docs/decisions/0034). Names of organizations are kept turned, so that one
-- is found by its rarest word and holds the others wherever they stand; first names of officials are found by themselves; and
-- indexes hold what is asked of a row. Keys are made of keys here, so nothing has to be imported again.

alter table registry.organization_key rename to former_key;
create table registry.organization_key (
  turned boolean not null,
  name text collate "C" not null,
  state text collate "C" not null,
  npi text collate "C" not null
);
insert into registry.organization_key (turned, name, state, npi)
select distinct i > 1,
  case when i = 1 then w.name else array_to_string(w.words[i:], ' ') || ' | ' || array_to_string(w.words[:i - 1], ' ') end, w.state, w.npi
from (select tail as name, string_to_array(tail, ' ') as words, state, npi from registry.former_key where whole) w,
  generate_subscripts(w.words, 1) i
where i = 1
  or w.words[i] <> all (string_to_array('A AN AND AT BY CO CORP CORPORATION DBA FOR IN INC INCORPORATED LLC LLP LP LTD OF ON PA PC PLLC PLC PSC THE TO', ' '));
drop table registry.former_key;
alter table registry.organization_key add primary key (turned, name, npi, state);
create index organization_key_by_state on registry.organization_key (state, turned, name, npi);
create index organization_key_by_npi on registry.organization_key (npi);
comment on table registry.organization_key is 'Names of active organizations of every kind, as they are and turned to begin with each word that means something, once for each state of an address: for searching.';
comment on column registry.organization_key.turned is 'False: the name as it is. True: turned to begin with one of its later words. sensitive=false';
comment on column registry.organization_key.name is 'The name: capitals without accents, letters and digits, single spaces. Turned: from a word to the end, a bar, and what was before it. sensitive=false';
comment on column registry.organization_key.state is 'State of an address of the provider; empty where there is none. sensitive=false';
comment on column registry.organization_key.npi is 'Whose name it is. sensitive=false';
grant select on registry.organization_key to countersign_app;

drop index registry.person_key_by_first_name;
create index person_key_by_first_name on registry.person_key (official, first_key, last_key, npi, state);
