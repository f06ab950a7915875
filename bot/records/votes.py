"""Votes in a database of the records; they go with their question."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from bot.records.model import Vote

_COLUMNS = "question, user, up, note, at"
_THE_VOTE = "scope = ? AND question = ? AND user = ?"


def press(db: sqlite3.Connection, scope: int, vote: Vote) -> bool:
    """Store a vote in place of the user's other one, whose note it keeps, or take the same one
    back: whether it stands then. False where the question is not kept.
    """
    key = (scope, vote.question, vote.user)
    before = db.execute(f"SELECT up, note FROM votes WHERE {_THE_VOTE}", key).fetchone()
    db.execute(f"DELETE FROM votes WHERE {_THE_VOTE}", key)
    if before and before[0] == vote.up:
        return False
    note = before[1] if before else vote.note
    stored = db.execute(
        f"INSERT INTO votes (scope, {_COLUMNS}) SELECT scope, id, ?, ?, ?, ? FROM questions"
        " WHERE scope = ? AND id = ?",
        (vote.user, vote.up, note, vote.at, scope, vote.question),
    )
    return stored.rowcount > 0


def note(db: sqlite3.Connection, scope: int, question: int, user: int, text: str) -> bool:
    """Store a note with a user's vote; False where there is no vote."""
    values = (text, scope, question, user)
    return db.execute(f"UPDATE votes SET note = ? WHERE {_THE_VOTE}", values).rowcount > 0


def count(db: sqlite3.Connection, scope: int, question: int) -> tuple[int, int]:
    """How many votes for and against the answer to a question."""
    query = "SELECT count(*) FILTER (WHERE up), count(*) FILTER (WHERE NOT up) FROM votes"
    ups, downs = db.execute(
        f"{query} WHERE scope = ? AND question = ?", (scope, question)
    ).fetchone()
    return ups, downs


def since(db: sqlite3.Connection, scope: int, at: float) -> dict[int, list[Vote]]:
    """The votes on the questions of a scope from that time on, oldest first, by question."""
    rows = db.execute(
        "SELECT votes.question, votes.user, up, note, votes.at FROM votes"
        " JOIN questions ON questions.scope = votes.scope AND questions.id = votes.question"
        " WHERE questions.scope = ? AND questions.at >= ? ORDER BY votes.at, votes.user",
        (scope, at),
    )
    found: dict[int, list[Vote]] = defaultdict(list)
    for vote in _votes(rows):
        found[vote.question].append(vote)
    return found


def of_user(db: sqlite3.Connection, user: int) -> list[Vote]:
    """The votes that a user gave in all scopes, oldest first."""
    query = f"SELECT {_COLUMNS} FROM votes WHERE user = ? ORDER BY at, question"
    return list(_votes(db.execute(query, (user,))))


def forget_user(db: sqlite3.Connection, user: int) -> int:
    """Delete the votes that a user gave; how many."""
    return db.execute("DELETE FROM votes WHERE user = ?", (user,)).rowcount


def _votes(rows: Iterable[tuple[Any, ...]]) -> Iterable[Vote]:
    return (Vote(question, user, bool(up), text, at) for question, user, up, text, at in rows)
