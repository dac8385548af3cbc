-- Identity: persons, their accounts, what they prove themselves with, their sessions and half-done registrations.
-- Columns named *_sealed hold values sealed with the data key of the row's person_id; table, column, row id and the
-- row's version are authenticated with each value, so a change of one value seals the row's others anew as well.
-- Look-ups by e-mail, SSN and the like go through platform.lookup, never through a column here.

grant usage on schema identity to countersign_app;

create table identity.person (
  person_id uuid primary key,
  name_sealed bytea not null,
  birth_date_sealed bytea not null,
  ssn_sealed bytea not null,
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null
);
comment on table identity.person is 'A human being as identity knows them. Locked once verified: name, birth date and SSN change only by a reviewed request.';
comment on column identity.person.person_id is 'UUID v7; also the id of the data key that seals every value of this person. sensitive=false';
comment on column identity.person.name_sealed is 'Legal name as JSON: first, middle, last, suffix. sensitive=true';
comment on column identity.person.birth_date_sealed is 'Date of birth, YYYY-MM-DD. sensitive=true';
comment on column identity.person.ssn_sealed is 'Social Security Number, nine digits. sensitive=true';
comment on column identity.person.version is 'Grows with each change; part of what is authenticated with the sealed values. sensitive=false';
comment on column identity.person.created_at is 'When the person registered. sensitive=false';

create table identity.contact (
  person_id uuid primary key references identity.person,
  home_address_sealed bytea not null,
  personal_phone_sealed bytea not null,
  business_phone_sealed bytea not null,
  business_fax_sealed bytea,
  version integer not null default 1 check (version > 0),
  changed_at timestamptz not null
);
comment on table identity.contact is 'Where a person can be reached by post and phone; the person changes it freely.';
comment on column identity.contact.person_id is 'Whose. sensitive=false';
comment on column identity.contact.home_address_sealed is 'Home address as JSON: lines, city, state, postal code, country. sensitive=true';
comment on column identity.contact.personal_phone_sealed is 'Personal phone, asked for again by recovery. sensitive=true';
comment on column identity.contact.business_phone_sealed is 'Business phone. sensitive=true';
comment on column identity.contact.business_fax_sealed is 'Business fax, if there is one. sensitive=true';
comment on column identity.contact.version is 'Grows with each change; authenticated with the sealed values. sensitive=false';
comment on column identity.contact.changed_at is 'When the row was last changed. sensitive=false';

create table identity.email_address (
  email_id uuid primary key,
  person_id uuid not null references identity.person,
  address_sealed bytea not null,
  version integer not null default 1 check (version > 0),
  proven_at timestamptz not null,
  replaced_at timestamptz,
  check (replaced_at is null or replaced_at >= proven_at)
);
comment on table identity.email_address is 'Addresses that a person has proven. Replaced ones stay, because a change is told to old addresses too.';
comment on column identity.email_address.email_id is 'UUID v7. sensitive=false';
comment on column identity.email_address.person_id is 'Whose. sensitive=false';
comment on column identity.email_address.address_sealed is 'The address as typed, canonical form in platform.lookup. sensitive=true';
comment on column identity.email_address.version is 'Grows with each change; authenticated with the sealed value. sensitive=false';
comment on column identity.email_address.proven_at is 'When the person showed that mail there reaches them. sensitive=false';
comment on column identity.email_address.replaced_at is 'When another address took its place; null for the primary one. sensitive=false';
create unique index email_address_one_primary on identity.email_address (person_id) where replaced_at is null;
create index email_address_of_person on identity.email_address (person_id);

create table identity.account (
  account_id uuid primary key,
  person_id uuid not null unique references identity.person,
  user_id text collate "C" not null check (user_id ~ '^[A-Za-z0-9]{6,12}$'),
  user_id_key text collate "C" not null unique,
  status text not null check (status in ('active', 'disabled', 'closed')),
  status_since timestamptz not null,
  status_reason text check (length(status_reason) <= 64),
  identity_status text not null check (identity_status in ('in_review', 'verified', 'rejected')),
  identity_checked_at timestamptz not null,
  identity_checked_by text not null,
  last_signed_in_at timestamptz,
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null,
  check (status = 'active' or status_reason is not null)
);
comment on table identity.account is 'One per person: the user ID and whether it works. A decision reads status here, live; it never waits for a job.';
comment on column identity.account.account_id is 'UUID v7. sensitive=false';
comment on column identity.account.person_id is 'Whose account. sensitive=false';
comment on column identity.account.user_id is 'As chosen; never changes. sensitive=true';
comment on column identity.account.user_id_key is 'The user ID folded so that look-alikes are equal (user-id.rules). sensitive=true';
comment on column identity.account.status is 'active signs in and acts; disabled can be enabled again; closed never. sensitive=false';
comment on column identity.account.status_since is 'When the status was set. sensitive=false';
comment on column identity.account.status_reason is 'Why it is not active: a code, not prose. sensitive=false';
comment on column identity.account.identity_status is 'What proofing said of the person: verified may hold a role, in_review works but holds none, rejected likewise. sensitive=false';
comment on column identity.account.identity_checked_at is 'When that was last decided. sensitive=false';
comment on column identity.account.identity_checked_by is 'Who decided: the name of the authority, or the account id of a reviewer. sensitive=false';
comment on column identity.account.last_signed_in_at is 'When a sign-in was last completed; accounts idle too long are disabled by some policies. sensitive=false';
comment on column identity.account.version is 'Grows with each change of status. sensitive=false';
comment on column identity.account.created_at is 'When registration was completed. sensitive=false';
create unique index account_user_id on identity.account (lower(user_id));

create table identity.reserved_user_id (
  user_id_key text collate "C" primary key,
  held_by uuid not null,
  reserved_until timestamptz,
  reserved_at timestamptz not null
);
comment on table identity.reserved_user_id is 'Every user ID in use, being registered, or given up less than two years ago. The one place where uniqueness is decided.';
comment on column identity.reserved_user_id.user_id_key is 'The folded user ID. sensitive=true';
comment on column identity.reserved_user_id.held_by is 'The registration or account that holds it. sensitive=false';
comment on column identity.reserved_user_id.reserved_until is 'Free for others from then on; null while an account lives. sensitive=false';
comment on column identity.reserved_user_id.reserved_at is 'When it was taken. sensitive=false';

create table identity.credential (
  credential_id uuid primary key,
  account_id uuid not null references identity.account,
  password_hash text not null,
  policy text not null check (policy in ('legacy', 'nist-800-63b-4', 'cms-ars-5')),
  policy_version integer not null check (policy_version > 0),
  cause text not null check (cause in ('registration', 'change', 'reset')),
  set_at timestamptz not null,
  retired_at timestamptz,
  compromised_at timestamptz,
  check (retired_at is null or retired_at >= set_at)
);
comment on table identity.credential is 'Passwords of an account: the one in force (retired_at is null) and those before it, for the history rule.';
comment on column identity.credential.credential_id is 'UUID v7. sensitive=false';
comment on column identity.credential.account_id is 'Whose. sensitive=false';
comment on column identity.credential.password_hash is 'argon2id with its parameters, salt and the id of the pepper. sensitive=true';
comment on column identity.credential.policy is 'The policy it was accepted under. sensitive=false';
comment on column identity.credential.policy_version is 'The version of that policy. sensitive=false';
comment on column identity.credential.cause is 'How it came to be set. sensitive=false';
comment on column identity.credential.set_at is 'When it was chosen: minimum age and expiry count from here; a rehash does not change it. sensitive=false';
comment on column identity.credential.retired_at is 'When another took its place. sensitive=false';
comment on column identity.credential.compromised_at is 'When there was evidence that somebody else knows it: it must be changed at the next sign-in. sensitive=false';
create unique index credential_in_force on identity.credential (account_id) where retired_at is null;
create index credential_of_account on identity.credential (account_id, set_at desc);

create table identity.security_answer (
  account_id uuid not null references identity.account,
  position smallint not null check (position between 1 and 5),
  question text not null,
  answer_hash text not null,
  set_at timestamptz not null,
  primary key (account_id, position),
  unique (account_id, question)
);
comment on table identity.security_answer is 'The five questions of the legacy policy; other policies have no rows here.';
comment on column identity.security_answer.account_id is 'Whose. sensitive=false';
comment on column identity.security_answer.position is 'The order in which they were chosen, 1 to 5. sensitive=false';
comment on column identity.security_answer.question is 'Code of the question (questions.rules). sensitive=false';
comment on column identity.security_answer.answer_hash is 'argon2id of the normalised answer. sensitive=true';
comment on column identity.security_answer.set_at is 'When it was chosen. sensitive=false';

create table identity.mfa_method (
  method_id uuid primary key,
  account_id uuid not null references identity.account,
  person_id uuid not null references identity.person,
  kind text not null check (kind in ('text', 'email', 'voice', 'passkey', 'authenticator')),
  place text not null check (place in ('primary', 'alternative')),
  destination_sealed bytea,
  version integer not null default 1 check (version > 0),
  verified_at timestamptz not null,
  removal_asked_at timestamptz,
  removal_due_at timestamptz,
  removed_at timestamptz,
  check ((removal_asked_at is null) = (removal_due_at is null)),
  check ((kind in ('text', 'email', 'voice')) = (destination_sealed is not null))
);
comment on table identity.mfa_method is 'Ways to receive or make a sign-in code, each verified before its row exists. Two at most, of different kinds.';
comment on column identity.mfa_method.method_id is 'UUID v7. sensitive=false';
comment on column identity.mfa_method.account_id is 'Whose. sensitive=false';
comment on column identity.mfa_method.person_id is 'Whose data key seals the destination. sensitive=false';
comment on column identity.mfa_method.kind is 'text and voice go to a phone, email to an address; passkey and authenticator have no destination. sensitive=false';
comment on column identity.mfa_method.place is 'primary is offered first. sensitive=false';
comment on column identity.mfa_method.destination_sealed is 'Phone number or address; pages show it masked (mfa.rules maskDestination). sensitive=true';
comment on column identity.mfa_method.version is 'Grows with each change; authenticated with the sealed value. sensitive=false';
comment on column identity.mfa_method.verified_at is 'When a code sent there came back. sensitive=false';
comment on column identity.mfa_method.removal_asked_at is 'When its removal was asked for without another method at hand. sensitive=false';
comment on column identity.mfa_method.removal_due_at is 'When that removal takes effect, unless it is stopped. sensitive=false';
comment on column identity.mfa_method.removed_at is 'When it stopped counting. sensitive=false';
create unique index mfa_method_one_per_place on identity.mfa_method (account_id, place) where removed_at is null;
create unique index mfa_method_one_per_kind on identity.mfa_method (account_id, kind) where removed_at is null;

create table identity.registration (
  registration_id uuid primary key,
  person_id uuid not null unique,
  token_digest bytea not null unique check (octet_length(token_digest) = 32),
  step text not null check (step in ('email', 'security', 'information', 'mfa', 'review')),
  email_sealed bytea not null,
  email_proven_at timestamptz,
  draft_sealed bytea,
  version integer not null default 1 check (version > 0),
  user_id_key text collate "C",
  policy text not null check (policy in ('legacy', 'nist-800-63b-4', 'cms-ars-5')),
  return_to text check (length(return_to) <= 1024),
  created_at timestamptz not null,
  resume_until timestamptz not null,
  completed_at timestamptz,
  account_id uuid references identity.account,
  check ((completed_at is null) = (account_id is null))
);
comment on table identity.registration is 'A registration being filled in, resumable for 24 hours. The account and the person are made only when it is completed.';
comment on column identity.registration.registration_id is 'UUID v7. sensitive=false';
comment on column identity.registration.person_id is 'The person this will become; their data key is made with the draft, and shredded when it is abandoned. sensitive=false';
comment on column identity.registration.token_digest is 'SHA-256 of the token in the browser that may go on with it. sensitive=true';
comment on column identity.registration.step is 'The furthest step reached (registration.rules). sensitive=false';
comment on column identity.registration.email_sealed is 'The address typed first. sensitive=true';
comment on column identity.registration.email_proven_at is 'When a code or link sent there came back. sensitive=false';
comment on column identity.registration.draft_sealed is 'Everything typed so far as JSON; of password and answers only the hashes. sensitive=true';
comment on column identity.registration.version is 'Grows with each save; authenticated with the sealed values. sensitive=false';
comment on column identity.registration.user_id_key is 'The folded user ID it has reserved. sensitive=true';
comment on column identity.registration.policy is 'The policy in force when it began. sensitive=false';
comment on column identity.registration.return_to is 'Local path the person came from, to go on there afterwards. sensitive=false';
comment on column identity.registration.created_at is 'When it began. sensitive=false';
comment on column identity.registration.resume_until is 'It cannot be continued after that. sensitive=false';
comment on column identity.registration.completed_at is 'When the account was made. sensitive=false';
comment on column identity.registration.account_id is 'The account that was made. sensitive=false';
create index registration_to_clear on identity.registration (resume_until) where completed_at is null;

create table identity.known_device (
  device_id uuid primary key,
  account_id uuid not null references identity.account,
  cookie_digest bytea not null check (octet_length(cookie_digest) = 32),
  user_agent text not null check (length(user_agent) <= 256),
  first_used_at timestamptz not null,
  last_used_at timestamptz not null,
  remembered_until timestamptz,
  forgotten_at timestamptz,
  unique (cookie_digest, account_id)
);
comment on table identity.known_device is 'Browsers in which an account has completed a sign-in. Known is not remembered: known only means that a stranger''s failures do not lock it out.';
comment on column identity.known_device.device_id is 'UUID v7. sensitive=false';
comment on column identity.known_device.account_id is 'Whose sign-in. sensitive=false';
comment on column identity.known_device.cookie_digest is 'SHA-256 of the device cookie; one browser may know several accounts. sensitive=true';
comment on column identity.known_device.user_agent is 'What the browser calls itself, for the device list. sensitive=true';
comment on column identity.known_device.first_used_at is 'First completed sign-in. sensitive=false';
comment on column identity.known_device.last_used_at is 'Latest completed sign-in. sensitive=false';
comment on column identity.known_device.remembered_until is 'Until then no code is asked for here; null when the person said public, and always null where the policy forbids it. sensitive=false';
comment on column identity.known_device.forgotten_at is 'When password, methods or the owner ended its standing. sensitive=false';
create index known_device_of_account on identity.known_device (account_id);

create table identity.session (
  session_id uuid primary key,
  token_digest bytea not null unique check (octet_length(token_digest) = 32),
  stage text not null check (stage in ('visitor', 'registering', 'half', 'full')),
  account_id uuid references identity.account,
  registration_id uuid references identity.registration on delete cascade,
  device_id uuid references identity.known_device,
  terms_accepted_at timestamptz,
  return_to text check (length(return_to) <= 1024),
  client_address text not null check (length(client_address) <= 64),
  user_agent text not null check (length(user_agent) <= 256),
  policy text not null check (policy in ('legacy', 'nist-800-63b-4', 'cms-ars-5')),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  signed_in_at timestamptz,
  factor_at timestamptz,
  methods text[] not null default '{}',
  previous_sign_in_at timestamptz,
  previous_sign_in_agent text check (length(previous_sign_in_agent) <= 256),
  ended_at timestamptz,
  end_reason text check (length(end_reason) <= 64),
  check ((ended_at is null) = (end_reason is null)),
  check ((stage in ('half', 'full')) = (account_id is not null)),
  check ((stage = 'registering') = (registration_id is not null)),
  check ((stage = 'full') = (signed_in_at is not null))
);
comment on table identity.session is 'Sessions of browsers. Each change of stage makes a new row and a new token; only stage full opens protected pages.';
comment on column identity.session.session_id is 'UUID v7; not the token. sensitive=false';
comment on column identity.session.token_digest is 'SHA-256 of the cookie. sensitive=true';
comment on column identity.session.stage is 'visitor has accepted the terms at most; registering is in a wizard; half has shown a password; full has shown every factor. sensitive=false';
comment on column identity.session.account_id is 'Whose, from the password on. sensitive=false';
comment on column identity.session.registration_id is 'The registration it goes on with. sensitive=false';
comment on column identity.session.device_id is 'The known device, once a sign-in has been completed. sensitive=false';
comment on column identity.session.terms_accepted_at is 'When the warning page was accepted in this browser session. sensitive=false';
comment on column identity.session.return_to is 'Local path that was asked for before the terms or the sign-in. sensitive=false';
comment on column identity.session.client_address is 'Canonical client address at its start. sensitive=true';
comment on column identity.session.user_agent is 'What the browser called itself at its start. sensitive=true';
comment on column identity.session.policy is 'The policy whose limits it follows. sensitive=false';
comment on column identity.session.created_at is 'When it began. sensitive=false';
comment on column identity.session.last_seen_at is 'Latest request by the person; written at most every 10 s, never by polling. sensitive=false';
comment on column identity.session.expires_at is 'Absolute end, whatever happens. sensitive=false';
comment on column identity.session.signed_in_at is 'When the last factor was shown. sensitive=false';
comment on column identity.session.factor_at is 'Latest proof of a factor: changes of factors ask for a recent one. sensitive=false';
comment on column identity.session.methods is 'Factors shown: password, text, email, voice, passkey, authenticator, remembered-device. sensitive=false';
comment on column identity.session.previous_sign_in_at is 'When the account signed in before this session, for the header. sensitive=false';
comment on column identity.session.previous_sign_in_agent is 'From which browser that was. sensitive=true';
comment on column identity.session.ended_at is 'When it was ended before its time. sensitive=false';
comment on column identity.session.end_reason is 'Why: signed-out, replaced, password-changed, methods-changed, disabled, signed-out-elsewhere and the like. sensitive=false';
create index session_open_of_account on identity.session (account_id) where ended_at is null;
create index session_to_clear on identity.session (expires_at);

create table identity.challenge (
  challenge_id uuid primary key,
  purpose text not null check (purpose in ('sign-in', 'step-up', 'registration-email', 'registration-method', 'method', 'email-change')),
  person_id uuid not null,
  account_id uuid references identity.account,
  registration_id uuid references identity.registration on delete cascade,
  session_id uuid references identity.session on delete cascade,
  method_id uuid references identity.mfa_method,
  kind text check (kind in ('text', 'email', 'voice', 'passkey', 'authenticator')),
  destination_sealed bytea,
  version integer not null default 1 check (version > 0),
  code_digest bytea check (octet_length(code_digest) = 32),
  token_digest bytea unique check (octet_length(token_digest) = 32),
  letter_id uuid,
  sent_at timestamptz,
  code_expires_at timestamptz,
  sends integer not null default 0 check (sends >= 0),
  tries integer not null default 0 check (tries >= 0),
  created_at timestamptz not null,
  ended_at timestamptz,
  outcome text check (outcome in ('passed', 'exhausted', 'abandoned')),
  check ((ended_at is null) = (outcome is null)),
  check ((code_digest is null) = (code_expires_at is null)),
  check (account_id is not null or registration_id is not null)
);
comment on table identity.challenge is 'One attempt to prove a destination or complete a sign-in by code. Sending again replaces the code and keeps the tries.';
comment on column identity.challenge.challenge_id is 'UUID v7; the attempt id that the code digest is bound to. sensitive=false';
comment on column identity.challenge.purpose is 'What passing it means. sensitive=false';
comment on column identity.challenge.person_id is 'Whose data key seals the destination. sensitive=false';
comment on column identity.challenge.account_id is 'The account, once there is one. sensitive=false';
comment on column identity.challenge.registration_id is 'The registration, before there is an account. sensitive=false';
comment on column identity.challenge.session_id is 'The session that may answer it: no other one can. sensitive=false';
comment on column identity.challenge.method_id is 'The registered method it went to, if it was one. sensitive=false';
comment on column identity.challenge.kind is 'The kind of method chosen; null before one is chosen. sensitive=false';
comment on column identity.challenge.destination_sealed is 'Where the code went, for a destination that is not registered yet. sensitive=true';
comment on column identity.challenge.version is 'Grows with each send; authenticated with the sealed value. sensitive=false';
comment on column identity.challenge.code_digest is 'HMAC-SHA-256 over attempt id and code with a key outside the database; null once used. sensitive=true';
comment on column identity.challenge.token_digest is 'SHA-256 of the link that does the same as the code, where one was mailed. sensitive=true';
comment on column identity.challenge.letter_id is 'The letter that brought the latest code, so that its secret is forgotten once the code is used or replaced. sensitive=false';
comment on column identity.challenge.sent_at is 'When the latest code was sent. sensitive=false';
comment on column identity.challenge.code_expires_at is 'The latest code is refused from then on. sensitive=false';
comment on column identity.challenge.sends is 'How many codes were sent in this attempt. sensitive=false';
comment on column identity.challenge.tries is 'How many codes were entered in this attempt; counted before the code is compared. sensitive=false';
comment on column identity.challenge.created_at is 'When the attempt began. sensitive=false';
comment on column identity.challenge.ended_at is 'When it was over. sensitive=false';
comment on column identity.challenge.outcome is 'How it was over. sensitive=false';
create index challenge_open_of_session on identity.challenge (session_id) where ended_at is null;
create index challenge_of_registration on identity.challenge (registration_id) where registration_id is not null;

create table identity.sign_in_bucket (
  account_id uuid not null references identity.account,
  bucket text not null,
  failures integer not null check (failures >= 0),
  window_started_at timestamptz not null,
  locked_at timestamptz,
  locked_until timestamptz,
  primary key (account_id, bucket),
  check ((locked_at is null) = (locked_until is null))
);
comment on table identity.sign_in_bucket is 'Failed sign-ins per account and bucket. A try is counted before the password is looked at, so parallel guesses cannot pass the limit.';
comment on column identity.sign_in_bucket.account_id is 'Whose. sensitive=false';
comment on column identity.sign_in_bucket.bucket is 'The id of a known device, or others for everyone else. sensitive=false';
comment on column identity.sign_in_bucket.failures is 'Tries since the window began that have not turned out right. sensitive=false';
comment on column identity.sign_in_bucket.window_started_at is 'When the first of them was. sensitive=false';
comment on column identity.sign_in_bucket.locked_at is 'When the limit was reached. sensitive=false';
comment on column identity.sign_in_bucket.locked_until is 'From then on the bucket may try again. sensitive=false';

create view identity.public_account as
  select account_id, person_id, user_id, status, identity_status, created_at from identity.account;
comment on view identity.public_account is 'What other modules may read of an account: whether it is alive and whether its person is verified.';
comment on column identity.public_account.account_id is 'The account. Never null. sensitive=false';
comment on column identity.public_account.person_id is 'Its person, whose data key opens the name (ask identity for it). Never null. sensitive=false';
comment on column identity.public_account.user_id is 'The user ID. Never null. sensitive=true';
comment on column identity.public_account.status is 'active, disabled or closed. Never null. sensitive=false';
comment on column identity.public_account.identity_status is 'in_review, verified or rejected. Never null. sensitive=false';
comment on column identity.public_account.created_at is 'When registration was completed. Never null. sensitive=false';

-- The application owns nothing here. Persons, accounts and credentials are never deleted by it; what is temporary may be.
grant select, insert on identity.person, identity.contact, identity.email_address, identity.account, identity.credential,
  identity.mfa_method, identity.known_device to countersign_app;
grant update (name_sealed, birth_date_sealed, ssn_sealed, version) on identity.person to countersign_app;
grant update (home_address_sealed, personal_phone_sealed, business_phone_sealed, business_fax_sealed, version, changed_at)
  on identity.contact to countersign_app;
grant update (address_sealed, version, replaced_at) on identity.email_address to countersign_app;
grant update (status, status_since, status_reason, identity_status, identity_checked_at, identity_checked_by, last_signed_in_at, version)
  on identity.account to countersign_app;
grant update (password_hash, retired_at, compromised_at) on identity.credential to countersign_app;
grant update (place, destination_sealed, version, removal_asked_at, removal_due_at, removed_at) on identity.mfa_method to countersign_app;
grant update (user_agent, last_used_at, remembered_until, forgotten_at) on identity.known_device to countersign_app;
grant select, insert, update, delete on identity.reserved_user_id, identity.security_answer, identity.registration,
  identity.session, identity.challenge, identity.sign_in_bucket to countersign_app;
grant select on identity.public_account to countersign_app;
