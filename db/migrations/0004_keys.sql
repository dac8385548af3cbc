-- Keys and blind indexes (src/platform/crypto). One data key per person or organization, kept wrapped by a master key that
-- is not here; destroying it shreds everything it sealed. People are found through keyed digests of named compounds:
-- never by the last four digits of an SSN alone, which ten thousand tries would give away.

create table platform.data_key (
  data_key_id uuid primary key,
  owner_id uuid not null,
  version integer not null check (version between 1 and 1000000),
  wrapped_key bytea check (octet_length(wrapped_key) between 40 and 2048),
  master_key_id text not null check (length(master_key_id) between 1 and 256),
  created_at timestamptz not null,
  shredded_at timestamptz,
  unique (owner_id, version),
  check ((wrapped_key is null) = (shredded_at is not null))
);
create index data_key_master on platform.data_key (master_key_id, data_key_id) where wrapped_key is not null;
comment on table platform.data_key is 'The key that seals the values of one person or organization, wrapped by a master key kept outside the database.';
comment on column platform.data_key.data_key_id is 'UUID v7; written in front of every value that this key sealed. sensitive=false';
comment on column platform.data_key.owner_id is 'Person, or organization, whose values it seals; by value, no foreign key. sensitive=false';
comment on column platform.data_key.version is 'The highest seals new values; those below still open old ones. sensitive=false';
comment on column platform.data_key.wrapped_key is 'AES-256-GCM under the master key; owner, id and version are authenticated. Null once shredded. sensitive=true';
comment on column platform.data_key.master_key_id is 'Which master key wrapped it. sensitive=false';
comment on column platform.data_key.created_at is 'When. sensitive=false';
comment on column platform.data_key.shredded_at is 'When it was destroyed: its values can never be read again. sensitive=false';

create table platform.lookup (
  entry_id uuid not null,
  key_id text not null collate "C" check (length(key_id) between 1 and 32),
  owner_id uuid not null,
  kind text not null check (kind in ('ssn', 'ssn4+birth-date+last-name', 'ein', 'email')),
  digest bytea not null check (octet_length(digest) = 32),
  parts_sealed bytea not null check (octet_length(parts_sealed) between 45 and 4096),
  primary key (entry_id, key_id)
);
create index lookup_digest on platform.lookup (digest, kind);
create index lookup_owner on platform.lookup (owner_id);
create index lookup_key on platform.lookup (key_id, entry_id);
create unique index lookup_unique on platform.lookup (digest, key_id, kind) where kind in ('ein', 'email');
comment on table platform.lookup is 'Blind index: finds owners by values that are stored only sealed. One row per entry and key, so that an old and a new key live side by side during a rotation.';
comment on column platform.lookup.entry_id is 'UUID v7; one fact about one owner, whatever the number of keys. sensitive=false';
comment on column platform.lookup.key_id is 'Which key made the digest. sensitive=false';
comment on column platform.lookup.owner_id is 'Whom it finds. sensitive=false';
comment on column platform.lookup.kind is 'Which values were digested together. sensitive=false';
comment on column platform.lookup.digest is 'HMAC-SHA-256, all 32 bytes, over the values in canonical form. sensitive=true';
comment on column platform.lookup.parts_sealed is 'The values themselves, sealed by the owner''s data key: a new key''s digest is made from them. sensitive=true';

grant select, insert on platform.data_key to countersign_app;
grant update (wrapped_key, master_key_id, shredded_at) on platform.data_key to countersign_app;
grant select, insert, delete on platform.lookup to countersign_app;
-- For locking an entry against its own removal, and for sealing its values anew.
grant update (parts_sealed) on platform.lookup to countersign_app;
