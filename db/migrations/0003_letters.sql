-- Letters: mail, text messages and voice calls. Each is a row first, in the transaction of what it tells, and is made
-- into words only when it is sent. Address, parameters and secret are sealed with the data key of their owner; the
-- secret goes as soon as it was used, has expired, or has left for good. Also: when recurring jobs are due.

CREATE TABLE platform.letter (
  letter_id uuid PRIMARY KEY,
  channel text NOT NULL CHECK (channel IN ('mail', 'text', 'voice')),
  template text NOT NULL CHECK (template ~ '^[a-z][a-z0-9-]{2,59}$'),
  owner_id uuid NOT NULL,
  address_sealed bytea NOT NULL,
  parameters_sealed bytea NOT NULL,
  secret_sealed bytea,
  secret_expires_at timestamptz,
  state text NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'dead')),
  attempts integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  last_fault text CHECK (length(last_fault) BETWEEN 1 AND 80),
  next_try_at timestamptz,
  created_at timestamptz NOT NULL,
  sent_at timestamptz,
  CHECK (secret_sealed IS NULL OR secret_expires_at IS NOT NULL),
  CHECK ((state = 'queued') = (next_try_at IS NOT NULL)),
  CHECK ((state = 'sent') = (sent_at IS NOT NULL))
);
COMMENT ON TABLE platform.letter IS 'A letter to one person by one channel: stored with the change it tells of, sent by a job. Removed 90 days after it was written.';
COMMENT ON COLUMN platform.letter.letter_id IS 'UUID v7 made by the application; the Message-ID of a mail and the idempotency key of a text are made of it. sensitive=false';
COMMENT ON COLUMN platform.letter.channel IS 'mail, text (message to a phone) or voice (call to a phone). sensitive=false';
COMMENT ON COLUMN platform.letter.template IS 'Name of the template that makes it into words. sensitive=false';
COMMENT ON COLUMN platform.letter.owner_id IS 'Whose data key seals it (platform.data_key, by value): the receiver, or the registration or invitation that may become one. sensitive=false';
COMMENT ON COLUMN platform.letter.address_sealed IS 'E-mail address or phone number in canonical form, sealed. sensitive=true';
COMMENT ON COLUMN platform.letter.parameters_sealed IS 'What the template is given, as JSON, sealed: names, device, network address; never a secret. sensitive=true';
COMMENT ON COLUMN platform.letter.secret_sealed IS 'The code, PIN or link token it carries, sealed; null once used, expired or handed over. sensitive=true';
COMMENT ON COLUMN platform.letter.secret_expires_at IS 'From then on the secret is not sent, whatever else happens. sensitive=false';
COMMENT ON COLUMN platform.letter.state IS 'queued: waits for its next try; sending: being handed over; sent; dead: given up, an operator can queue it again. sensitive=false';
COMMENT ON COLUMN platform.letter.attempts IS 'Tries so far. sensitive=false';
COMMENT ON COLUMN platform.letter.last_fault IS 'Code of what went wrong last; never the words of the other side. sensitive=false';
COMMENT ON COLUMN platform.letter.next_try_at IS 'When a queued letter is tried next. sensitive=false';
COMMENT ON COLUMN platform.letter.created_at IS 'When it was written. sensitive=false';
COMMENT ON COLUMN platform.letter.sent_at IS 'When it was handed over. sensitive=false';
CREATE INDEX letter_by_age ON platform.letter (created_at);
CREATE INDEX letter_unsent ON platform.letter (state, next_try_at) WHERE state <> 'sent';
CREATE INDEX letter_with_secret ON platform.letter (secret_expires_at) WHERE secret_sealed IS NOT NULL;
GRANT SELECT, INSERT, DELETE ON platform.letter TO countersign_app;
GRANT UPDATE (secret_sealed, state, attempts, last_fault, next_try_at, sent_at) ON platform.letter TO countersign_app;

CREATE TABLE platform.recurring_job (
  name text PRIMARY KEY CHECK (name ~ '^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$'),
  due_at timestamptz NOT NULL
);
COMMENT ON TABLE platform.recurring_job IS 'When each recurring job is due next: the process that moves the time adds the job.';
COMMENT ON COLUMN platform.recurring_job.name IS 'Name of the job. sensitive=false';
COMMENT ON COLUMN platform.recurring_job.due_at IS 'When it is added to the queue next, in the time of the house. sensitive=false';
GRANT SELECT, INSERT, UPDATE ON platform.recurring_job TO countersign_app;
