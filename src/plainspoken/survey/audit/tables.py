"""The tables of an audit's file, which are also for asking further questions of: `sqlite3 audit.sqlite`."""

from __future__ import annotations

SETTINGS = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
PRAGMA secure_delete = ON;
PRAGMA foreign_keys = ON;
"""

TABLES = """
-- what the audit is of, and how far it has come
CREATE TABLE IF NOT EXISTS audit (key TEXT PRIMARY KEY, value TEXT NOT NULL);

-- every page that was met; `steps` are links from the start page, `words` what must be said on the way
CREATE TABLE IF NOT EXISTS pages (
    id INTEGER PRIMARY KEY,
    mark TEXT UNIQUE NOT NULL,
    address TEXT NOT NULL,
    ask TEXT,
    state TEXT NOT NULL DEFAULT 'waiting',
    steps INTEGER NOT NULL,
    words INTEGER NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    status INTEGER NOT NULL DEFAULT 0,
    why TEXT NOT NULL DEFAULT '',
    tries INTEGER NOT NULL DEFAULT 0,
    asked REAL,
    later REAL NOT NULL DEFAULT 0,
    left INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS pages_to_ask ON pages (state, steps, id);

-- answers that have come and are still to be looked at
CREATE TABLE IF NOT EXISTS bodies (page INTEGER PRIMARY KEY REFERENCES pages, type TEXT NOT NULL, body BLOB NOT NULL);

-- what each host says to programs
CREATE TABLE IF NOT EXISTS robots (origin TEXT PRIMARY KEY, text TEXT NOT NULL, closed INTEGER NOT NULL);

-- what is wrong: the rule, its success criterion of WCAG 2.2, and where in the page's source
CREATE TABLE IF NOT EXISTS findings (
    page INTEGER NOT NULL REFERENCES pages,
    rule TEXT NOT NULL,
    criterion TEXT NOT NULL,
    criterion_name TEXT NOT NULL,
    level TEXT NOT NULL,
    thing TEXT NOT NULL,
    what TEXT NOT NULL,
    whom TEXT NOT NULL,
    mend TEXT NOT NULL,
    path TEXT NOT NULL,
    line INTEGER NOT NULL,
    "column" INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS findings_by_rule ON findings (rule, thing);

-- words in names that are in no dictionary: on how many pages, and a name and a page as an example
CREATE TABLE IF NOT EXISTS words (
    word TEXT PRIMARY KEY,
    pages INTEGER NOT NULL DEFAULT 1,
    page INTEGER NOT NULL REFERENCES pages,
    name TEXT NOT NULL
);

-- each kind of fault, with how often and on how many pages
CREATE VIEW IF NOT EXISTS problems AS
    SELECT rule, criterion, level, count(*) AS times, count(DISTINCT page) AS pages
    FROM findings GROUP BY rule ORDER BY pages DESC;
"""

INSERT_PAGE = "INSERT OR IGNORE INTO pages (mark, address, ask, steps, words) VALUES (?, ?, ?, ?, ?)"
INSERT_FLAW = "INSERT INTO findings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
INSERT_WORD = """INSERT INTO words (word, page, name) VALUES (?, ?, ?)
    ON CONFLICT (word) DO UPDATE SET pages = pages + 1"""

LEAVE_QUERIES = "UPDATE pages SET state = 'left out', ask = NULL WHERE state = 'waiting' AND instr(ask, '?') > 0"
FORGET_QUERIES = "UPDATE pages SET mark = hex(randomblob(16)) WHERE instr(address, '[query]') > 0"
"""After these nobody can tell, with any guess, what a query string was."""
