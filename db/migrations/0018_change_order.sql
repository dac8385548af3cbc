-- Whoever reads registry.change on from the last change_id that they saw must not miss rows that were numbered earlier and
-- committed later. So numbers are drawn by one transaction at a time: the lock is held until its rows can be seen.
-- And the positions of ZIP codes, by which providers near one are found.

create function registry.take_turn_to_change() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(7202514);
  return null;
end $$;
comment on function registry.take_turn_to_change() is 'Waits until no other transaction has changes that are not committed: their order is the order in which they are seen.';
revoke all on function registry.take_turn_to_change() from public;
create trigger change_takes_its_turn before insert on registry.change
  for each statement execute function registry.take_turn_to_change();

create table registry.zip_position (
  zip text collate "C" primary key check (zip ~ '^[0-9]{5}$'),
  latitude real not null check (latitude between -90 and 90),
  longitude real not null check (longitude between -180 and 180)
);
comment on table registry.zip_position is 'Where ZIP codes are: one point for each, somewhere in its middle.';
comment on column registry.zip_position.zip is 'Five digits. sensitive=false';
comment on column registry.zip_position.latitude is 'Degrees, north of the equator. sensitive=false';
comment on column registry.zip_position.longitude is 'Degrees, negative west of Greenwich. sensitive=false';
grant select on registry.zip_position to countersign_app;
create index zip_position_by_latitude on registry.zip_position (latitude, longitude);
