-- Which policy was in force last: a start under another one is a change that the audit tells of.

alter table platform.installation
  add column policy text check (policy ~ '^[a-z0-9-]{1,32}$'),
  add column policy_version integer check (policy_version > 0),
  add check ((policy is null) = (policy_version is null));
comment on column platform.installation.policy is 'Name of the policy under which the server started last; null before the first start. sensitive=false';
comment on column platform.installation.policy_version is 'Its version. sensitive=false';
grant update (policy, policy_version) on platform.installation to countersign_app;
