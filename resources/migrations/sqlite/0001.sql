-- Workspace schema 1. Times are UTC milliseconds, ids are our own 64-bit integers, a platform's ids are opaque text,
-- words are those of core/domain/vocabulary.h. A statement ends at a line that holds only the separator.
CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID
-- ;;
CREATE TABLE people (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    login TEXT NOT NULL DEFAULT '', -- operating-system user or database role that is this person
    active INTEGER NOT NULL DEFAULT 1
)
-- ;;
CREATE TABLE roles (
    person INTEGER NOT NULL REFERENCES people (id),
    role TEXT NOT NULL,
    PRIMARY KEY (person, role)
) WITHOUT ROWID
-- ;;
CREATE TABLE routes (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    contact TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID
-- ;;
CREATE TABLE accounts (
    id INTEGER PRIMARY KEY,
    platform TEXT NOT NULL,
    name TEXT NOT NULL,
    url TEXT NOT NULL DEFAULT '',
    user_name TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL,
    cursor_tag TEXT NOT NULL DEFAULT '',
    cursor TEXT NOT NULL DEFAULT '{}',
    lease_owner TEXT NOT NULL DEFAULT '',
    lease_until INTEGER NOT NULL DEFAULT 0,
    last_collected INTEGER,
    error TEXT NOT NULL DEFAULT '',
    practice INTEGER NOT NULL DEFAULT 0,
    removed INTEGER NOT NULL DEFAULT 0,
    items INTEGER NOT NULL DEFAULT 0,
    UNIQUE (platform, name)
)
-- ;;
CREATE TABLE posts (
    id INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES accounts (id),
    platform_id TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    url TEXT NOT NULL DEFAULT '',
    created INTEGER NOT NULL DEFAULT 0,
    UNIQUE (account, platform_id)
)
-- ;;
CREATE TABLE authors (
    id INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES accounts (id),
    platform_id TEXT NOT NULL,
    handle TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    UNIQUE (account, platform_id)
)
-- ;;
CREATE TABLE threads (
    id INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES accounts (id),
    root TEXT NOT NULL DEFAULT '', -- platform id of the post or conversation it hangs under
    starter TEXT NOT NULL, -- platform id of its first item, or of the conversation
    awaited TEXT, -- platform id of a parent that has not come yet: the thread begins with a gap
    merged_into INTEGER REFERENCES threads (id)
)
-- ;;
CREATE UNIQUE INDEX threads_starter ON threads (account, starter)
-- ;;
CREATE INDEX threads_awaited ON threads (account, awaited) WHERE awaited IS NOT NULL
-- ;;
CREATE TABLE cases (
    id INTEGER PRIMARY KEY,
    thread INTEGER NOT NULL UNIQUE REFERENCES threads (id),
    account INTEGER NOT NULL REFERENCES accounts (id),
    platform TEXT NOT NULL,
    version INTEGER NOT NULL,
    content_version INTEGER NOT NULL,
    state TEXT NOT NULL,
    owner INTEGER REFERENCES people (id),
    claim_by INTEGER REFERENCES people (id),
    claim_until INTEGER,
    priority TEXT NOT NULL,
    crisis INTEGER NOT NULL DEFAULT 0,
    not_read INTEGER NOT NULL DEFAULT 0,
    looked INTEGER NOT NULL DEFAULT 0,
    snoozed_until INTEGER,
    topic TEXT NOT NULL DEFAULT '',
    inbound_count INTEGER NOT NULL DEFAULT 0,
    last_inbound_at INTEGER NOT NULL DEFAULT 0,
    answered INTEGER NOT NULL DEFAULT 0,
    rank INTEGER NOT NULL, -- 0 crisis, 1 to 4 S1 to S4, 5 S0
    due INTEGER NOT NULL DEFAULT 9223372036854775807, -- of the leading clock; the largest number: none
    clock TEXT NOT NULL DEFAULT 'none',
    excerpt_item INTEGER, -- the newest inbound item
    findings TEXT NOT NULL DEFAULT '', -- rule, detector and tier of each kind once, for the list
    items INTEGER NOT NULL DEFAULT 0,
    updated INTEGER NOT NULL
)
-- ;;
-- The condition of a partial index is checked again on each row: with the state in it, counting never leaves the index.
CREATE INDEX cases_inbox ON cases (rank, due, id, state) WHERE state <> 'resolved'
-- ;;
CREATE INDEX cases_platform ON cases (platform, rank, due, id, state) WHERE state <> 'resolved'
-- ;;
CREATE INDEX cases_owner ON cases (owner, rank, due, id, state) WHERE state <> 'resolved'
-- ;;
CREATE INDEX cases_escalated ON cases (rank, due, id, state) WHERE state = 'escalated'
-- ;;
CREATE INDEX cases_claimed ON cases (claim_by, rank, due, id) WHERE claim_by IS NOT NULL
-- ;;
CREATE INDEX cases_claim_until ON cases (claim_until) WHERE claim_until IS NOT NULL
-- ;;
CREATE INDEX cases_snoozed ON cases (snoozed_until) WHERE snoozed_until IS NOT NULL
-- ;;
CREATE TABLE items (
    id INTEGER PRIMARY KEY,
    thread INTEGER NOT NULL REFERENCES threads (id),
    case_id INTEGER NOT NULL REFERENCES cases (id),
    account INTEGER NOT NULL REFERENCES accounts (id),
    author INTEGER NOT NULL REFERENCES authors (id),
    platform_id TEXT NOT NULL,
    parent TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL,
    direction TEXT NOT NULL,
    visibility TEXT NOT NULL,
    created INTEGER NOT NULL,
    collected INTEGER NOT NULL,
    text TEXT NOT NULL,
    salt BLOB NOT NULL,
    url TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    revision INTEGER NOT NULL DEFAULT 1,
    stamp TEXT NOT NULL DEFAULT '', -- the platform's own edit stamp
    not_read INTEGER NOT NULL DEFAULT 0,
    joined_at_version INTEGER NOT NULL, -- case version at which it joined: its place in the case
    changed_at_version INTEGER NOT NULL,
    decision_action TEXT,
    decision_rule TEXT,
    decision_by INTEGER,
    decision_at INTEGER,
    decision_phase TEXT,
    decision_before TEXT,
    decision_hold_until INTEGER,
    extra TEXT NOT NULL DEFAULT '', -- unknown keys of an import, as JSON
    UNIQUE (account, platform_id)
)
-- ;;
CREATE INDEX items_case ON items (case_id, joined_at_version, id)
-- ;;
CREATE INDEX items_thread ON items (thread, created)
-- ;;
CREATE INDEX items_author ON items (author, created)
-- ;;
CREATE VIRTUAL TABLE items_text USING fts5 (text, content = 'items', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2')
-- ;;
CREATE TRIGGER items_text_insert AFTER INSERT ON items BEGIN
    INSERT INTO items_text (rowid, text) VALUES (new.id, new.text);
END
-- ;;
CREATE TRIGGER items_text_update AFTER UPDATE OF text ON items BEGIN
    INSERT INTO items_text (items_text, rowid, text) VALUES ('delete', old.id, old.text);
    INSERT INTO items_text (rowid, text) VALUES (new.id, new.text);
END
-- ;;
CREATE TRIGGER items_text_delete AFTER DELETE ON items BEGIN
    INSERT INTO items_text (items_text, rowid, text) VALUES ('delete', old.id, old.text);
END
-- ;;
CREATE TABLE item_revisions (
    item INTEGER NOT NULL REFERENCES items (id),
    revision INTEGER NOT NULL,
    text TEXT NOT NULL,
    salt BLOB NOT NULL,
    stamp TEXT NOT NULL DEFAULT '',
    replaced INTEGER NOT NULL, -- when the next revision was seen
    PRIMARY KEY (item, revision)
) WITHOUT ROWID
-- ;;
CREATE TABLE media (
    id INTEGER PRIMARY KEY,
    item INTEGER NOT NULL REFERENCES items (id),
    kind TEXT NOT NULL,
    url TEXT NOT NULL DEFAULT '',
    alt TEXT NOT NULL DEFAULT '',
    sha256 TEXT NOT NULL DEFAULT ''
)
-- ;;
CREATE INDEX media_item ON media (item)
-- ;;
CREATE TABLE findings (
    id INTEGER PRIMARY KEY,
    item INTEGER NOT NULL REFERENCES items (id),
    revision INTEGER NOT NULL DEFAULT 1,
    rule TEXT NOT NULL,
    detector TEXT NOT NULL,
    tier TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    level TEXT NOT NULL DEFAULT '',
    digest BLOB NOT NULL DEFAULT x'',
    judged TEXT NOT NULL DEFAULT '', -- agreed, disagreed
    judged_by INTEGER
)
-- ;;
CREATE INDEX findings_item ON findings (item)
-- ;;
CREATE TABLE clocks (
    case_id INTEGER NOT NULL REFERENCES cases (id),
    position INTEGER NOT NULL,
    target TEXT NOT NULL,
    status TEXT NOT NULL,
    started INTEGER NOT NULL,
    due INTEGER NOT NULL,
    elapsed INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (case_id, position)
) WITHOUT ROWID
-- ;;
CREATE INDEX clocks_running ON clocks (due) WHERE status = 'running'
-- ;;
CREATE TABLE replies (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases (id),
    state TEXT NOT NULL,
    writer INTEGER NOT NULL,
    approver INTEGER,
    audience TEXT NOT NULL,
    kind TEXT NOT NULL,
    in_reply_to INTEGER NOT NULL DEFAULT 0,
    written_at INTEGER NOT NULL,
    hold_until INTEGER,
    thread_version INTEGER NOT NULL,
    text TEXT NOT NULL DEFAULT '',
    salt BLOB NOT NULL DEFAULT x'',
    commitment BLOB NOT NULL DEFAULT x'',
    return_reason BLOB, -- commitment
    sign_off TEXT NOT NULL DEFAULT '', -- JSON: what was signed and overridden, for the gate at the moment of sending
    idempotency_key TEXT NOT NULL DEFAULT '',
    remote_id TEXT NOT NULL DEFAULT ''
)
-- ;;
CREATE INDEX replies_case ON replies (case_id)
-- ;;
CREATE INDEX replies_approval ON replies (written_at, id) WHERE state = 'awaiting-approval'
-- ;;
CREATE INDEX replies_remote ON replies (remote_id) WHERE remote_id <> ''
-- ;;
CREATE TABLE escalations (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases (id),
    route TEXT NOT NULL,
    urgency TEXT NOT NULL,
    raised_by INTEGER NOT NULL,
    raised_at INTEGER NOT NULL,
    due INTEGER,
    proposal TEXT,
    proposal_rule TEXT NOT NULL DEFAULT '',
    proposal_item INTEGER NOT NULL DEFAULT 0,
    acknowledged_by INTEGER,
    outcome TEXT,
    reason BLOB, -- commitment
    review_reason BLOB
)
-- ;;
CREATE INDEX escalations_case ON escalations (case_id)
-- ;;
CREATE INDEX escalations_open ON escalations (raised_at, id) WHERE outcome IS NULL
-- ;;
CREATE TABLE private_texts (
    commitment BLOB PRIMARY KEY,
    salt BLOB NOT NULL,
    text TEXT NOT NULL,
    kind TEXT NOT NULL, -- note, hand-over, reason, override, ...
    case_id INTEGER NOT NULL DEFAULT 0,
    at INTEGER NOT NULL
) WITHOUT ROWID
-- ;;
CREATE INDEX private_texts_case ON private_texts (case_id, at)
-- ;;
CREATE TABLE evidence (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases (id),
    item INTEGER NOT NULL REFERENCES items (id),
    at INTEGER NOT NULL,
    snapshot TEXT NOT NULL,
    salt BLOB NOT NULL,
    commitment BLOB NOT NULL
)
-- ;;
CREATE INDEX evidence_item ON evidence (item)
-- ;;
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL, -- reply, enforcement
    case_id INTEGER NOT NULL REFERENCES cases (id),
    reply INTEGER NOT NULL DEFAULT 0,
    item INTEGER NOT NULL DEFAULT 0,
    account INTEGER NOT NULL REFERENCES accounts (id),
    action TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL, -- waiting, sending, no-connection, failed
    not_before INTEGER NOT NULL DEFAULT 0,
    lease_owner TEXT NOT NULL DEFAULT '',
    lease_until INTEGER NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,
    last_error TEXT NOT NULL DEFAULT '',
    started_at INTEGER,
    UNIQUE (kind, reply, item)
)
-- ;;
CREATE INDEX outbox_due ON outbox (not_before, id) WHERE state <> 'failed'
-- ;;
CREATE INDEX outbox_case ON outbox (case_id)
-- ;;
CREATE TABLE log (
    sequence INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    actor INTEGER,
    event TEXT NOT NULL,
    case_id INTEGER,
    entry BLOB NOT NULL, -- canonical bytes; never rewritten
    leaf BLOB NOT NULL
)
-- ;;
CREATE INDEX log_case ON log (case_id, sequence) WHERE case_id IS NOT NULL
-- ;;
CREATE INDEX log_event ON log (event, sequence) WHERE event <> 'item-received'
-- ;;
CREATE INDEX log_actor ON log (actor, sequence) WHERE actor IS NOT NULL
-- ;;
CREATE INDEX log_at ON log (at, sequence)
-- ;;
CREATE TABLE log_head (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    size INTEGER NOT NULL,
    last_leaf BLOB NOT NULL,
    compact_range BLOB NOT NULL
)
-- ;;
INSERT INTO log_head (id, size, last_leaf, compact_range) VALUES (1, 0, x'', x'')
-- ;;
CREATE TABLE checkpoints (
    id INTEGER PRIMARY KEY,
    size INTEGER NOT NULL,
    root BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    note TEXT NOT NULL,
    left_at INTEGER
)
-- ;;
CREATE TABLE collection_runs (
    id INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES accounts (id),
    started INTEGER NOT NULL,
    finished INTEGER NOT NULL,
    taken INTEGER NOT NULL DEFAULT 0,
    duplicates INTEGER NOT NULL DEFAULT 0,
    revised INTEGER NOT NULL DEFAULT 0,
    gone INTEGER NOT NULL DEFAULT 0,
    error TEXT NOT NULL DEFAULT ''
)
-- ;;
CREATE INDEX collection_runs_account ON collection_runs (account, id)
