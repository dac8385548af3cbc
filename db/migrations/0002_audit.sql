-- Audit: who did what, when, for whom, under which rules, and how it ended. Written with the change it tells of, never
-- changed afterwards. The application adds events and can do nothing else here; the sealer numbers them without gaps,
-- links each batch to the one before and signs it (src/platform/audit). What somebody with all rights in the database
-- changes nevertheless is found by `countersign audit verify`.

create table audit.event (
  event_id uuid primary key,
  format smallint not null check (format = 1),
  happened_at timestamptz not null,
  process text not null check (length(process) between 1 and 128),
  request_id text not null check (length(request_id) between 1 and 64),
  actor_kind text not null check (actor_kind in ('account', 'anonymous', 'system')),
  actor_account uuid,
  actor_session uuid,
  actor_system text check (length(actor_system) between 1 and 64),
  acting_for uuid,
  subject_party uuid,
  action text not null check (action ~ '^[a-z][a-z-]*\.[a-z][a-z-]*$'),
  object_type text check (object_type ~ '^[a-z][a-z-]{0,31}$'),
  object_id text check (object_id ~ '^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$'),
  outcome text not null check (outcome in ('done', 'refused', 'failed')),
  reason text check (reason ~ '^[A-Za-z][A-Za-z0-9_-]{0,63}$'),
  policy text not null check (policy ~ '^[a-z0-9-]{1,32}$'),
  policy_version integer not null check (policy_version > 0),
  client_address text check (length(client_address) between 1 and 64),
  user_agent text check (length(user_agent) between 1 and 256),
  details jsonb not null check (jsonb_typeof(details) = 'object' and pg_column_size(details) <= 4096),
  row_hash bytea not null check (octet_length(row_hash) = 32),
  mac_key_id text not null check (length(mac_key_id) between 1 and 64),
  row_mac bytea not null check (octet_length(row_mac) = 32),
  check ((actor_kind = 'account') = (actor_account is not null)),
  check ((actor_kind = 'account') = (actor_session is not null)),
  check ((actor_kind = 'system') = (actor_system is not null)),
  check ((object_type is null) = (object_id is null)),
  check ((outcome = 'done') or (reason is not null))
);
comment on table audit.event is 'One thing that was done, refused or failed. Inserted in the transaction of the change itself; never updated, never deleted. Holds identifiers and codes, no personal values.';
comment on column audit.event.event_id is 'UUID v7 made by the application. sensitive=false';
comment on column audit.event.format is 'Which columns, in which order, row_hash covers: 1 is every column before row_hash, in the order of this table. sensitive=false';
comment on column audit.event.happened_at is 'When, by the clock of the process that did it; order events by audit.sequence, not by this. sensitive=false';
comment on column audit.event.process is 'Host and process id that wrote it. sensitive=false';
comment on column audit.event.request_id is 'Request, job or command it belongs to; the same id is in the log lines and on the error page. sensitive=false';
comment on column audit.event.actor_kind is 'account: a person signed in; anonymous: nobody yet; system: a job or the command line. sensitive=false';
comment on column audit.event.actor_account is 'The account that acted (identity.account, by value). sensitive=false';
comment on column audit.event.actor_session is 'The session in which it acted: the row id, never a token. sensitive=false';
comment on column audit.event.actor_system is 'Name of the job or command that acted. sensitive=false';
comment on column audit.event.acting_for is 'The party whose hat was worn; null: for oneself. sensitive=false';
comment on column audit.event.subject_party is 'The party it is about (access.party, by value); starts as the hat. sensitive=false';
comment on column audit.event.action is 'A name of the closed catalogue (src/platform/audit/audit-actions.ts). sensitive=false';
comment on column audit.event.object_type is 'What kind of thing was touched. sensitive=false';
comment on column audit.event.object_id is 'Which one: its id, NPI or tracking ID, by value, so that it outlives the thing. sensitive=false';
comment on column audit.event.outcome is 'done; refused by a rule; failed by a fault or a wrong secret. sensitive=false';
comment on column audit.event.reason is 'Why, when it was not done: a code from the closed reasons of the rule. sensitive=false';
comment on column audit.event.policy is 'The policy in force. sensitive=false';
comment on column audit.event.policy_version is 'Its version. sensitive=false';
comment on column audit.event.client_address is 'Client address as the server decided it (IPv4, or the /64 of an IPv6). sensitive=true';
comment on column audit.event.user_agent is 'What the browser called itself, control characters removed, at most 256 characters. sensitive=true';
comment on column audit.event.details is 'Codes, counts, ids and flags under the keys that the catalogue allows for the action. sensitive=false';
comment on column audit.event.row_hash is 'SHA-256 over json_build_array of the text of the columns before it (src/platform/audit/row-hash.ts). sensitive=false';
comment on column audit.event.mac_key_id is 'Which key made row_mac. sensitive=false';
comment on column audit.event.row_mac is 'HMAC-SHA-256 of row_hash under a key kept outside the database: shows that the application wrote the row. sensitive=false';

create index event_of_actor on audit.event (actor_account, event_id) where actor_account is not null;
create index event_about_party on audit.event (subject_party, event_id) where subject_party is not null;
create index event_about_object on audit.event (object_type, object_id, event_id) where object_id is not null;

create table audit.unsealed (
  event_id uuid primary key
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
comment on table audit.unsealed is 'Events that wait for their number, at most about a second. A row leaves in the transaction that gives the number.';
comment on column audit.unsealed.event_id is 'The event (audit.event, by value). sensitive=false';

create table audit.sequence (
  sequence bigint primary key check (sequence > 0),
  event_id uuid not null unique,
  batch_number bigint not null check (batch_number > 0),
  row_hash bytea not null check (octet_length(row_hash) = 32)
);
comment on table audit.sequence is 'The order of events: every sealed event has one number, from 1, without gaps.';
comment on column audit.sequence.sequence is 'Place in the order. sensitive=false';
comment on column audit.sequence.event_id is 'The event (audit.event, by value). sensitive=false';
comment on column audit.sequence.batch_number is 'The batch that sealed it (audit.batch, by value). sensitive=false';
comment on column audit.sequence.row_hash is 'The row hash of the event when it was sealed; the root of the batch covers it. sensitive=false';

create table audit.batch (
  batch_number bigint primary key check (batch_number > 0),
  first_sequence bigint not null unique check (first_sequence > 0),
  last_sequence bigint not null unique check (last_sequence >= first_sequence),
  previous_root bytea not null unique check (octet_length(previous_root) = 32),
  root bytea not null unique check (octet_length(root) = 32),
  sealed_at timestamptz not null,
  sealed_by text not null check (length(sealed_by) between 1 and 128),
  key_id text not null check (length(key_id) between 1 and 64),
  signature bytea not null check (octet_length(signature) = 64)
);
comment on table audit.batch is 'Consecutive events sealed together: their root covers the root before it, and is signed. Each is written to a file outside the database too.';
comment on column audit.batch.batch_number is 'From 1, without gaps. sensitive=false';
comment on column audit.batch.first_sequence is 'Number of its first event. sensitive=false';
comment on column audit.batch.last_sequence is 'Number of its last event. sensitive=false';
comment on column audit.batch.previous_root is 'Root of the batch before it; 32 zero bytes in the first. sensitive=false';
comment on column audit.batch.root is 'SHA-256 over the numbers, time, sealer and previous root of this row and the hashes of its events. sensitive=false';
comment on column audit.batch.sealed_at is 'When, by the clock of the sealer: far from happened_at of its events means that a clock is off. sensitive=false';
comment on column audit.batch.sealed_by is 'Host and process id of the sealer. sensitive=false';
comment on column audit.batch.key_id is 'Which key signed. sensitive=false';
comment on column audit.batch.signature is 'Ed25519 over batch number, last sequence, time and root. sensitive=false';

-- Adding an event is the only thing the application can do, so the waiting list is filled here and cannot be forged or
-- forgotten. The function runs with the rights of its owner.
create function audit.await_sealing() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into audit.unsealed (event_id) values (new.event_id);
  return null;
end $$;
comment on function audit.await_sealing() is 'Puts a new event on the waiting list of the sealer.';
revoke all on function audit.await_sealing() from public;
create trigger event_awaits_sealing after insert on audit.event for each row execute function audit.await_sealing();

-- Grants keep the application out; these keep out an owner or a superuser who did not mean it.
create function audit.refuse_change() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'audit.% is never changed: % refused', tg_table_name, lower(tg_op) using errcode = 'insufficient_privilege';
end $$;
comment on function audit.refuse_change() is 'Refuses what is never done to an audit table.';
revoke all on function audit.refuse_change() from public;

create trigger event_stays before update or delete or truncate on audit.event
  for each statement execute function audit.refuse_change();
create trigger sequence_stays before update or delete or truncate on audit.sequence
  for each statement execute function audit.refuse_change();
create trigger batch_stays before update or delete or truncate on audit.batch
  for each statement execute function audit.refuse_change();
create trigger unsealed_stays before update or truncate on audit.unsealed
  for each statement execute function audit.refuse_change();
alter table audit.event enable always trigger event_stays;
alter table audit.sequence enable always trigger sequence_stays;
alter table audit.batch enable always trigger batch_stays;
alter table audit.unsealed enable always trigger unsealed_stays;

-- What a person may be shown about their own account or party ("Activity"); the module that shows it decides whose.
create view audit.public_event as
  select event_id, happened_at, actor_kind, actor_account, actor_session, acting_for, subject_party, action, object_type,
    object_id, outcome, reason, client_address, user_agent, details
  from audit.event;
comment on view audit.public_event is 'The columns of audit.event that pages may show, for reading only.';
comment on column audit.public_event.event_id is 'As in audit.event. Never null. sensitive=false';
comment on column audit.public_event.happened_at is 'As in audit.event. Never null. sensitive=false';
comment on column audit.public_event.actor_kind is 'As in audit.event. Never null. sensitive=false';
comment on column audit.public_event.actor_account is 'As in audit.event. sensitive=false';
comment on column audit.public_event.actor_session is 'As in audit.event. sensitive=false';
comment on column audit.public_event.acting_for is 'As in audit.event. sensitive=false';
comment on column audit.public_event.subject_party is 'As in audit.event. sensitive=false';
comment on column audit.public_event.action is 'As in audit.event. Never null. sensitive=false';
comment on column audit.public_event.object_type is 'As in audit.event. sensitive=false';
comment on column audit.public_event.object_id is 'As in audit.event. sensitive=false';
comment on column audit.public_event.outcome is 'As in audit.event. Never null. sensitive=false';
comment on column audit.public_event.reason is 'As in audit.event. sensitive=false';
comment on column audit.public_event.client_address is 'As in audit.event. sensitive=true';
comment on column audit.public_event.user_agent is 'As in audit.event. sensitive=true';
comment on column audit.public_event.details is 'As in audit.event. Never null. sensitive=false';

-- The application adds events and reads the view. The sealer takes from the waiting list, numbers and signs; it reads
-- everything, because `audit verify` runs as the sealer, and can change nothing that is there.
grant insert on audit.event to countersign_app;
grant select on audit.public_event to countersign_app;
grant select on audit.event, audit.unsealed, audit.sequence, audit.batch to countersign_sealer;
grant delete on audit.unsealed to countersign_sealer;
grant insert on audit.sequence, audit.batch to countersign_sealer;
