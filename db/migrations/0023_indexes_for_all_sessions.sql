-- While a table is new, its index of open rows is empty, and the planner reads all of that index rather than the key: a
-- statement that was planned then went on to read every open session for one cookie. These indexes hold all rows, so they
-- serve an account or a session only, and ending a session touches none of them. Which challenge must be alone is told by
-- its outcome: no statement that knows the key asks for that.
create index session_of_account on identity.session (account_id, signed_in_at);
drop index identity.session_open_of_account;
drop index identity.session_sign_ins_of_account;

create index challenge_of_session on identity.challenge (session_id);
drop index identity.challenge_one_open;
create unique index challenge_one_open on identity.challenge (session_id, purpose) where outcome is null;

-- Rows that are deleted with another one are found by it.
create index session_of_registration on identity.session (registration_id) where registration_id is not null;
