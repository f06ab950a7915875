"""Questions in a database of the records: every statement names the scope, or the user."""

from __future__ import annotations

import json
import math
import sqlite3
import unicodedata
from collections.abc import Iterable
from typing import Any

from bot.records.model import Asked

_DAY = 86400.0
_COLUMNS = (
    "id, scope, channel, user, question, at, answered, confidence, sentences, how, private,"
    " source, since, until, earlier"
)
_INSERT = (
    f"INSERT INTO questions ({_COLUMNS}, folded)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (scope, id) DO NOTHING"
)

# The forms of at least two users, each as it was asked last: ids grow with time.
_FREQUENT = """
SELECT question FROM (
    SELECT max(id) AS id, count(*) AS times FROM questions
    WHERE scope = :scope AND folded IS NOT NULL
    AND channel IN (SELECT value FROM json_each(:channels)) {contains}
    GROUP BY folded HAVING min(user) < max(user)
    ORDER BY times DESC, id DESC LIMIT :limit
) AS forms
JOIN questions ON questions.scope = :scope AND questions.id = forms.id
ORDER BY times DESC, forms.id DESC
"""


def keep(db: sqlite3.Connection, asked: Asked) -> None:
    """Store a question; nothing where it is kept already."""
    public = asked.answered and not asked.private
    db.execute(
        _INSERT,
        (
            *(asked.id, asked.scope, asked.channel, asked.user, asked.question, asked.at),
            *(asked.answered, asked.confidence, json.dumps(asked.sentences)),
            *(asked.how, asked.private, asked.source, asked.since, asked.until, asked.earlier),
            (public and fold(asked.question)) or None,
        ),
    )


def find(db: sqlite3.Connection, scope: int, question: int) -> Asked | None:
    """The question of that id, where it was asked in this scope and is kept."""
    query = f"SELECT {_COLUMNS} FROM questions WHERE scope = ? AND id = ?"
    row = db.execute(query, (scope, question)).fetchone()
    return _asked(row) if row else None


def since(db: sqlite3.Connection, scope: int, at: float) -> list[Asked]:
    """The questions of a scope from that time on, oldest first."""
    query = f"SELECT {_COLUMNS} FROM questions WHERE scope = ? AND at >= ? ORDER BY at, id"
    return [_asked(row) for row in db.execute(query, (scope, at))]


def of_user(db: sqlite3.Connection, user: int) -> list[Asked]:
    """The questions of a user in all scopes, oldest first."""
    query = f"SELECT {_COLUMNS} FROM questions WHERE user = ? ORDER BY at, id"
    return [_asked(row) for row in db.execute(query, (user,))]


def frequent(
    db: sqlite3.Connection, scope: int, channels: Iterable[int], typed: str, limit: int
) -> list[str]:
    """Answered public questions of at least two users in these channels that contain the typed
    words, most asked first, each as it was asked last.
    """
    words = {f"word{number}": word for number, word in enumerate(fold(typed).split())}
    contains = "".join(f" AND instr(folded, :{name})" for name in words)
    values = {"scope": scope, "channels": json.dumps([*channels]), "limit": limit, **words}
    return [text for (text,) in db.execute(_FREQUENT.format(contains=contains), values)]


def fold(question: str) -> str:
    """A question without case, and without spaces and punctuation around it."""
    folded = " ".join(question.casefold().split())
    kept = [at for at, sign in enumerate(folded) if not _is_around(sign)]
    return folded[kept[0] : kept[-1] + 1] if kept else ""


def purge(db: sqlite3.Connection, scope: int, retention: int, now: float) -> int:
    """Delete the questions of a scope, with their votes, that are older than `retention` days;
    with 0 all of them. How many they were.
    """
    oldest = now - retention * _DAY if retention else math.inf
    deleted = db.execute("DELETE FROM questions WHERE scope = ? AND at < ?", (scope, oldest))
    return deleted.rowcount


def scopes(db: sqlite3.Connection) -> list[int]:
    """The scopes that have questions."""
    return [scope for (scope,) in db.execute("SELECT DISTINCT scope FROM questions")]


def forget_user(db: sqlite3.Connection, user: int) -> int:
    """Delete a user's questions with their votes; how many questions."""
    return db.execute("DELETE FROM questions WHERE user = ?", (user,)).rowcount


def forget_scope(db: sqlite3.Connection, scope: int) -> int:
    """Delete the questions of a scope with their votes; how many questions."""
    return db.execute("DELETE FROM questions WHERE scope = ?", (scope,)).rowcount


def keep_latest(db: sqlite3.Connection, count: int) -> None:
    """Delete all questions but the latest of all scopes."""
    latest = "SELECT scope, id FROM questions ORDER BY at DESC, id DESC LIMIT ?"
    db.execute(f"DELETE FROM questions WHERE (scope, id) NOT IN ({latest})", (count,))


def delete_before(db: sqlite3.Connection, at: float) -> None:
    """Delete the questions of all scopes from before that time."""
    db.execute("DELETE FROM questions WHERE at < ?", (at,))


def _is_around(sign: str) -> bool:
    return sign == " " or unicodedata.category(sign).startswith("P")


def _asked(row: tuple[Any, ...]) -> Asked:
    """The question of a row of _COLUMNS."""
    answered, confidence, sentences, how, private = row[6:11]
    shown = tuple(json.loads(sentences))
    told: tuple[Any, ...] = (bool(answered), confidence, shown, how, bool(private))
    return Asked(*row[:6], *told, *row[11:])
