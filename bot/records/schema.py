"""The schema of the records' database: steps from version to version, as index.schema runs them."""

from __future__ import annotations

import sqlite3

from index.schema import Step

# 1: settings, channels, questions, votes. Every key begins with the scope. `folded` is the question
# as it is grouped with its like, NULL where it must not be suggested to others. The fact 'version'
# changes with settings and channels.
_FIRST = (
    """CREATE TABLE settings (
        scope INTEGER NOT NULL,
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (scope, name)
    ) WITHOUT ROWID""",
    """CREATE TABLE auto_channels (
        scope INTEGER NOT NULL,
        channel INTEGER NOT NULL,
        confidence REAL NOT NULL,
        thread INTEGER NOT NULL,
        PRIMARY KEY (scope, channel)
    ) WITHOUT ROWID""",
    """CREATE TABLE questions (
        scope INTEGER NOT NULL,
        id INTEGER NOT NULL,
        channel INTEGER NOT NULL,
        user INTEGER NOT NULL,
        question TEXT NOT NULL,
        folded TEXT,
        at REAL NOT NULL,
        answered INTEGER NOT NULL,
        confidence REAL NOT NULL,
        sentences TEXT NOT NULL,
        how TEXT NOT NULL,
        private INTEGER NOT NULL,
        PRIMARY KEY (scope, id)
    ) WITHOUT ROWID""",
    "CREATE INDEX questions_at ON questions (scope, at)",
    "CREATE INDEX questions_user ON questions (user)",
    """CREATE INDEX questions_folded ON questions (scope, folded, user)
        WHERE folded IS NOT NULL""",
    """CREATE TABLE votes (
        scope INTEGER NOT NULL,
        question INTEGER NOT NULL,
        user INTEGER NOT NULL,
        up INTEGER NOT NULL,
        note TEXT NOT NULL,
        at REAL NOT NULL,
        PRIMARY KEY (scope, question, user),
        FOREIGN KEY (scope, question) REFERENCES questions (scope, id) ON DELETE CASCADE
    ) WITHOUT ROWID""",
    "CREATE INDEX votes_user ON votes (user)",
    "CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "INSERT INTO facts (name, value) VALUES ('version', '0')",
)

# 2: how a question was asked: its filter, and the id of the question that it followed, which is no
# foreign key, since each question goes in its own time; NULL for none.
_HOW_ASKED = (
    "ALTER TABLE questions ADD COLUMN source TEXT",
    "ALTER TABLE questions ADD COLUMN since TEXT",
    "ALTER TABLE questions ADD COLUMN until TEXT",
    "ALTER TABLE questions ADD COLUMN earlier INTEGER",
)

# 3: what is suggested depends on the channel, so that the index has it.
_BY_CHANNEL = (
    "DROP INDEX questions_folded",
    """CREATE INDEX questions_folded ON questions (scope, folded, user, channel)
        WHERE folded IS NOT NULL""",
)

# 4: the scopes that are servers, which nothing else tells from users. Only servers have channels.
_SERVERS = (
    "CREATE TABLE servers (scope INTEGER PRIMARY KEY)",
    "INSERT INTO servers SELECT DISTINCT scope FROM auto_channels",
)


def _make_records(db: sqlite3.Connection) -> None:
    for statement in _FIRST:
        db.execute(statement)


def _keep_how_asked(db: sqlite3.Connection) -> None:
    for statement in _HOW_ASKED:
        db.execute(statement)


def _index_channels(db: sqlite3.Connection) -> None:
    for statement in _BY_CHANNEL:
        db.execute(statement)


def _tell_servers(db: sqlite3.Connection) -> None:
    for statement in _SERVERS:
        db.execute(statement)


MIGRATIONS: tuple[Step, ...] = (_make_records, _keep_how_asked, _index_channels, _tell_servers)
