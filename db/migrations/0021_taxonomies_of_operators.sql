-- A list of taxonomies that an operator loaded is newer than the one that ships: the next start leaves its names as they are.
alter table registry.taxonomy add column loaded boolean not null default false;
comment on column registry.taxonomy.loaded is 'Whether an operator loaded it; what ships with the product then leaves it alone. sensitive=false';
