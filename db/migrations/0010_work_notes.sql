-- Work notes: what somebody writes down while working for a provider. Its officials read who did what in their name.

create table access.work_note (
  work_note_id uuid primary key,
  party_id uuid not null references access.party,
  person_id uuid not null,
  business_function text not null check (business_function in ('enrollment', 'registry')),
  account_id uuid not null,
  membership_id uuid not null references access.membership,
  connection_id uuid references access.connection,
  text_sealed bytea not null,
  version integer not null default 1 check (version > 0),
  written_at timestamptz not null
);
comment on table access.work_note is 'A note written while working for a provider, with the role (and connection) under which it was written. Never changed.';
comment on column access.work_note.work_note_id is 'UUID v7. sensitive=false';
comment on column access.work_note.party_id is 'For whom. sensitive=false';
comment on column access.work_note.person_id is 'Whose data key seals the text: that of the party. sensitive=false';
comment on column access.work_note.business_function is 'In which system the work was done. sensitive=false';
comment on column access.work_note.account_id is 'Who wrote it. sensitive=false';
comment on column access.work_note.membership_id is 'In which role. sensitive=false';
comment on column access.work_note.connection_id is 'By which connection; null for a role at the provider itself. sensitive=false';
comment on column access.work_note.text_sealed is 'The note. sensitive=true';
comment on column access.work_note.version is 'Authenticated with the sealed text. sensitive=false';
comment on column access.work_note.written_at is 'When. sensitive=false';
create index work_note_of_party on access.work_note (party_id, business_function, work_note_id);

grant select, insert on access.work_note to countersign_app;
-- A rotation of data keys seals the text anew.
grant update (text_sealed) on access.work_note to countersign_app;
