-- What this database is: a demonstration that holds the cast, or somebody's real installation. It is never both.

create table platform.installation (
  only_row boolean primary key default true check (only_row),
  cast_seeded_at timestamptz
);
insert into platform.installation default values;
comment on table platform.installation is 'One row: whether the invented people of the demo are in here. A database that holds them refuses to run as anything else.';
comment on column platform.installation.only_row is 'Makes sure that there is one row. sensitive=false';
comment on column platform.installation.cast_seeded_at is 'When the cast was complete; null: it is not in here. sensitive=false';
grant select on platform.installation to countersign_app, countersign_sealer;
grant update (cast_seeded_at) on platform.installation to countersign_app;
