-- Workspace schema 2: what people have half written. A draft is a body like any other: it stands here and nowhere else,
-- in no log, no index of words and no settings file, and only its writer reads it.
CREATE TABLE drafts (
    person INTEGER NOT NULL REFERENCES people (id),
    case_id INTEGER NOT NULL REFERENCES cases (id),
    text TEXT NOT NULL,
    audience TEXT NOT NULL,
    kind TEXT, -- chosen by hand
    item INTEGER NOT NULL DEFAULT 0, -- of the thread, that it answers
    caret INTEGER NOT NULL DEFAULT 0,
    base_version INTEGER NOT NULL, -- content version of the thread as its writer last saw it
    updated INTEGER NOT NULL,
    PRIMARY KEY (person, case_id)
) WITHOUT ROWID
-- ;;
CREATE INDEX drafts_case ON drafts (case_id)
