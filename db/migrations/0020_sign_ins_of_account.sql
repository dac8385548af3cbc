-- When somebody signed in before: looked for at each sign-in, among all sessions of ninety days until now.
create index session_sign_ins_of_account on identity.session (account_id, signed_in_at) where signed_in_at is not null;
