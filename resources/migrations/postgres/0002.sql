-- Workspace schema 2: what people have half written. A draft is a body like any other: it stands here and nowhere else,
-- in no log, no index of words and no settings file, and only its writer reads it.
CREATE TABLE drafts (
    person BIGINT NOT NULL REFERENCES people (id),
    case_id BIGINT NOT NULL REFERENCES cases (id),
    text TEXT NOT NULL,
    audience TEXT NOT NULL,
    kind TEXT, -- chosen by hand
    item BIGINT NOT NULL DEFAULT 0, -- of the thread, that it answers
    caret BIGINT NOT NULL DEFAULT 0,
    base_version BIGINT NOT NULL, -- content version of the thread as its writer last saw it
    updated BIGINT NOT NULL,
    PRIMARY KEY (person, case_id)
)
-- ;;
CREATE INDEX drafts_case ON drafts (case_id)
