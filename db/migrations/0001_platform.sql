-- The ground: who may do what (roles), where each module keeps its tables (one schema each), and the clock of the demo.
-- Roles belong to the whole server, not to this database, so they are made only where they are absent. The embedded server
-- has them already, as logins of their own; on a server of one's own they are groups, and the login of DATABASE_URL is put
-- into countersign_app.

do $$
declare
  wanted text;
begin
  foreach wanted in array array['countersign_app', 'countersign_sealer'] loop
    begin
      if not exists (select from pg_catalog.pg_roles where rolname = wanted) then
        execute format('create role %I nologin', wanted);
      end if;
    exception when duplicate_object or unique_violation then
      -- Another database of the same server is being migrated at the same moment.
      null;
    end;
  end loop;
end $$;

-- GiST over plain columns beside ranges: constraints that forbid two rows to overlap in time.
create extension if not exists btree_gist with schema public;

create schema audit;
create schema identity;
create schema access;
create schema registry;
comment on schema audit is 'What was done, by whom, for whom: inserted by the application, sealed by the sealer, changed by nobody.';
comment on schema identity is 'Accounts, credentials, sessions.';
comment on schema access is 'Parties, memberships, connections: who may act for whom.';
comment on schema registry is 'The public registry of providers.';

grant usage on schema platform to countersign_app, countersign_sealer;
grant usage on schema audit to countersign_app, countersign_sealer;
grant usage on schema identity, access, registry to countersign_app;
grant select on platform.migration to countersign_app, countersign_sealer;

create table platform.clock (
  only_row boolean primary key default true check (only_row),
  offset_milliseconds bigint not null default 0,
  moved_at timestamptz
);
insert into platform.clock default values;
comment on table platform.clock is 'How far the clock of this installation is from real time. One row; moved in the demo only.';
comment on column platform.clock.only_row is 'Makes sure that there is one row. sensitive=false';
comment on column platform.clock.offset_milliseconds is 'Added to real time by every process. sensitive=false';
comment on column platform.clock.moved_at is 'Real time of the last move; null: never moved. sensitive=false';
grant select on platform.clock to countersign_app, countersign_sealer;
grant update (offset_milliseconds, moved_at) on platform.clock to countersign_app;
