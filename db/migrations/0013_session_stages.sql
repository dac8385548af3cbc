-- Before a password is shown there is no session: the terms are a signed cookie, and forms are bound to a cookie of their own.
-- A stage for visitors, and the moment at which they accepted the terms, were planned and never written.
alter table identity.session drop constraint session_stage_check;
alter table identity.session add constraint session_stage_check check (stage in ('registering', 'half', 'full'));
comment on column identity.session.stage is 'registering is in a wizard; half has shown a password; full has shown every factor. sensitive=false';
alter table identity.session drop column terms_accepted_at;
