-- The list of deactivated providers: a few of many, which were looked for among all of them.
create index provider_deactivated on registry.provider (npi) where not active;
