-- Moments are milliseconds since 1970-01-01T00:00:00Z. Words that the API defines (classes, statuses, media
-- types) are stored as the API spells them. Text is stored as the citizen typed it.

CREATE TABLE complaints (
    id                INTEGER PRIMARY KEY,
    reference         TEXT    NOT NULL UNIQUE,
    -- The client's key: one key, one complaint, however often and however simultaneously it is sent.
    idempotency_key   TEXT    NOT NULL UNIQUE,
    -- A keyed digest of what was sent under the key; empty once personal data has been erased.
    body_digest       BLOB    NOT NULL,
    -- A keyed digest of the secret code; the code itself is nowhere.
    sealed_code       BLOB    NOT NULL,
    class             TEXT    NOT NULL,
    category          TEXT    NOT NULL,
    description       TEXT    NOT NULL,
    language          TEXT    NOT NULL,
    latitude          REAL,
    longitude         REAL,
    accuracy_metres   REAL,
    address           TEXT,
    place_description TEXT,
    district          TEXT,
    status            TEXT    NOT NULL,
    unit              TEXT,
    created_at        INTEGER NOT NULL,
    updated_at        INTEGER NOT NULL,
    -- What the first answer said; a reopening moves only `deadline`.
    first_deadline    INTEGER NOT NULL,
    deadline          INTEGER NOT NULL
) STRICT;

CREATE INDEX complaints_by_status ON complaints (status, updated_at);

-- Apart from the complaint, so that erasing it is deleting a row, and reading a complaint never touches it.
CREATE TABLE contacts (
    complaint  INTEGER PRIMARY KEY REFERENCES complaints (id) ON DELETE CASCADE,
    name       TEXT,
    name_shown INTEGER NOT NULL,
    phone      TEXT,
    email      TEXT
) STRICT;

CREATE TABLE answers (
    complaint INTEGER NOT NULL REFERENCES complaints (id) ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    code      TEXT    NOT NULL,
    -- JSON: a number, a text or a list of keys.
    value     TEXT    NOT NULL,
    PRIMARY KEY (complaint, code)
) STRICT;

CREATE TABLE photos (
    complaint   INTEGER NOT NULL REFERENCES complaints (id) ON DELETE CASCADE,
    id          TEXT    NOT NULL,
    position    INTEGER NOT NULL,
    description TEXT,
    -- The rest is null until the photo has arrived; its bytes are a file.
    media_type  TEXT,
    bytes       INTEGER,
    digest      BLOB,
    received_at INTEGER,
    PRIMARY KEY (complaint, id)
) STRICT;

CREATE TABLE events (
    id              INTEGER PRIMARY KEY,
    complaint       INTEGER NOT NULL REFERENCES complaints (id) ON DELETE CASCADE,
    at              INTEGER NOT NULL,
    kind            TEXT    NOT NULL CHECK (kind IN ('status', 'information', 'rated', 'reopened')),
    status          TEXT,
    unit            TEXT,
    -- The words of the hotline, or of the citizen.
    message         TEXT,
    language        TEXT,
    contacted       INTEGER,
    solved          INTEGER,
    satisfaction    INTEGER CHECK (satisfaction BETWEEN 1 AND 5),
    idempotency_key TEXT,
    body_digest     BLOB,
    UNIQUE (complaint, idempotency_key)
) STRICT;

CREATE INDEX events_by_complaint ON events (complaint, id);

-- The running number of references, one row a year.
CREATE TABLE counters (
    year INTEGER PRIMARY KEY,
    last INTEGER NOT NULL
) STRICT;
