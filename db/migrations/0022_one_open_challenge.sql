-- A session has one open challenge for each purpose: two presses at once meet here, and need no lock.
update identity.challenge as older
   set ended_at = coalesce(sent_at, created_at), outcome = 'abandoned', code_digest = null, token_digest = null, code_expires_at = null
 where ended_at is null
   and exists (select from identity.challenge as newer
                where newer.session_id = older.session_id and newer.purpose = older.purpose
                  and newer.ended_at is null and newer.challenge_id > older.challenge_id);
create unique index challenge_one_open on identity.challenge (session_id, purpose) where ended_at is null;
drop index identity.challenge_open_of_session;
