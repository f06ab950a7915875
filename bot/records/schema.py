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


def _make_records(db: sqlite3.Connection) -> None:
    for statement in _FIRST:
        db.execute(statement)


MIGRATIONS: tuple[Step, ...] = (_make_records,)
