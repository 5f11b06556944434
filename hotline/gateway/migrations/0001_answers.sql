-- One row a key under which a POST was sent to the upstream. Moments are milliseconds since 1970-01-01T00:00:00Z.

CREATE TABLE answers (
    key         TEXT    NOT NULL PRIMARY KEY,
    -- A keyed digest of the request: the same key with another request is refused.
    fingerprint BLOB    NOT NULL,
    -- When the row may be deleted, and counts as deleted.
    keep_until  INTEGER NOT NULL,
    -- What the upstream answered. Null from before sending until the answer is known; when nobody is sending any
    -- more, null means that nobody knows what became of it.
    status      INTEGER,
    -- JSON: a list of names and values.
    headers     TEXT,
    body        BLOB,
    CHECK ((status IS NULL) = (headers IS NULL) AND (status IS NULL) = (body IS NULL))
) STRICT;

CREATE INDEX answers_by_end ON answers (keep_until);
