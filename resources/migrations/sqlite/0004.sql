-- Workspace schema 4: what one author says in one thread adds up over several items. A thread is read by its author's
-- newest items; its old index gave way to one that begins with the same column.
DROP INDEX items_thread
-- ;;
CREATE INDEX items_thread ON items (thread, author, id)
-- ;;
-- The earlier item that the span is in; 0: the item itself.
ALTER TABLE findings ADD COLUMN said_in INTEGER NOT NULL DEFAULT 0
-- ;;
-- What moderators think of findings, by item as it read then, rule and detector. It outlives the findings
-- themselves, which are made anew when an item is edited: how often a rule is right is told from all of it.
CREATE TABLE finding_verdicts (
    item INTEGER NOT NULL REFERENCES items (id),
    revision INTEGER NOT NULL,
    rule TEXT NOT NULL,
    detector TEXT NOT NULL,
    tier TEXT NOT NULL,
    verdict TEXT NOT NULL, -- agreed, disagreed, ignored
    person INTEGER NOT NULL REFERENCES people (id),
    judged INTEGER NOT NULL,
    PRIMARY KEY (item, revision, rule, detector)
)
-- ;;
CREATE INDEX finding_verdicts_rule ON finding_verdicts (rule, verdict)
-- ;;
-- Of the many cases that a search finds few are open: which, and where they stand, is read from here.
CREATE INDEX cases_open ON cases (id, rank, due, state) WHERE state <> 'resolved'
