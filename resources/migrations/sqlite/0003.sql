-- Workspace schema 3: the ground rules as they were published here. A publication is never changed and never deleted; the
-- newest is in force, and a workspace without any has the rules that ship. A draft is its writer's until it is published.
CREATE TABLE rule_sets (
    id INTEGER PRIMARY KEY,
    version TEXT NOT NULL,
    digest BLOB NOT NULL, -- SHA-256 of content
    content BLOB NOT NULL, -- the file, byte for byte
    origin TEXT NOT NULL, -- shipped, published, restored
    person INTEGER REFERENCES people (id), -- NULL: it came with the program
    published INTEGER NOT NULL
)
-- ;;
CREATE INDEX rule_sets_version ON rule_sets (version, id)
-- ;;
CREATE TABLE rule_drafts (
    person INTEGER PRIMARY KEY REFERENCES people (id),
    content BLOB NOT NULL,
    based_on TEXT NOT NULL, -- version in force when the draft was begun
    updated INTEGER NOT NULL
)
