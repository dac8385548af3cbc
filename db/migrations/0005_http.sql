-- Counters and claims of the HTTP core: what is usable once, and what may be guessed only so often.

CREATE TABLE platform.idempotency (
  token_digest bytea PRIMARY KEY CHECK (octet_length(token_digest) = 32),
  path text NOT NULL CHECK (length(path) <= 512),
  body_digest bytea NOT NULL CHECK (octet_length(body_digest) = 32),
  location text CHECK (length(location) <= 1024),
  claimed_at timestamptz NOT NULL
);
CREATE INDEX idempotency_claimed_at ON platform.idempotency (claimed_at);
COMMENT ON TABLE platform.idempotency IS 'One row per form that did its work; kept 24 hours, so that a repetition gets the same reply.';
COMMENT ON COLUMN platform.idempotency.token_digest IS 'SHA-256 of the hidden token of the form. sensitive=false';
COMMENT ON COLUMN platform.idempotency.path IS 'Path that the form was posted to. sensitive=false';
COMMENT ON COLUMN platform.idempotency.body_digest IS 'Keyed digest of the fields sent, without the hidden ones. sensitive=true';
COMMENT ON COLUMN platform.idempotency.location IS 'Where the person was sent; null when the server stopped between the work and the reply. sensitive=false';
COMMENT ON COLUMN platform.idempotency.claimed_at IS 'When the work was done. sensitive=false';
GRANT SELECT, INSERT, UPDATE, DELETE ON platform.idempotency TO countersign_app;

CREATE TABLE platform.guess_counter (
  channel text NOT NULL CHECK (length(channel) <= 40),
  key_digest bytea NOT NULL CHECK (octet_length(key_digest) = 32),
  window_started_at timestamptz NOT NULL,
  tries integer NOT NULL CHECK (tries > 0),
  PRIMARY KEY (channel, key_digest)
);
CREATE INDEX guess_counter_window ON platform.guess_counter (window_started_at);
COMMENT ON TABLE platform.guess_counter IS 'How often a secret was tried: one durable statement before each try, on all nodes together.';
COMMENT ON COLUMN platform.guess_counter.channel IS 'What is guessed: sign-in by address, recovery, invitation PIN. sensitive=false';
COMMENT ON COLUMN platform.guess_counter.key_digest IS 'HMAC of who is limited: a client address, a target. sensitive=true';
COMMENT ON COLUMN platform.guess_counter.window_started_at IS 'When the first try of the current window was made. sensitive=false';
COMMENT ON COLUMN platform.guess_counter.tries IS 'Tries in the current window. sensitive=false';
GRANT SELECT, INSERT, UPDATE, DELETE ON platform.guess_counter TO countersign_app;
