"""What is not kept any more is gone: from the answers and from the files."""

import random
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.records.model import AutoChannel
from bot.records.records import FILE, Records
from bot.records.settings import DEFAULTS
from tests.bot.records.making import (
    ANN,
    BEN,
    DAY,
    OTHER,
    SERVER,
    START,
    Clock,
    asked,
    bytes_in,
)


def test_each_scope_is_purged_by_its_own_retention(records: Records) -> None:
    """A question goes once it is older, with its votes; the default is 30 days."""
    records.change(OTHER, retention=7)
    for scope in (SERVER, OTHER):
        for days in (6, 8, 29, 31):
            records.keep(asked(days, scope=scope, at=START - days * DAY))
            records.vote(scope, days, BEN, True)
    assert records.purge(START) == 4
    assert [question.id for question, _ in records.history(SERVER, 0)] == [29, 8, 6]
    assert [question.id for question, _ in records.history(OTHER, 0)] == [6]
    assert len(records.about(BEN).votes) == 4
    assert records.purge(START + 2 * DAY) == 2
    assert records.purge(START + 2 * DAY) == 0


def test_a_lower_retention_holds_at_once(records: Records) -> None:
    """In its scope alone; a higher one takes nothing away."""
    for scope in (SERVER, OTHER):
        records.keep(asked(1, scope=scope, at=START - 8 * DAY))
        records.keep(asked(2, scope=scope, at=START - 6 * DAY))
    records.change(SERVER, retention=90)
    records.change(SERVER, quotes=1)
    assert len(records.history(SERVER, 0)) == 2
    records.change(SERVER, retention=7)
    assert [question.id for question, _ in records.history(SERVER, 0)] == [2]
    records.change(SERVER, retention=0)
    assert records.history(SERVER, 0) == []
    assert records.asked(SERVER, 2) is None
    assert len(records.history(OTHER, 0)) == 2


def test_what_a_newer_version_stored_as_retention_deletes_nothing_early(tmp_path: Path) -> None:
    """A value that is not known counts as the default."""
    with Records.open(tmp_path) as records:
        records.keep(asked(1, at=START - 29 * DAY))
    with closing(sqlite3.connect(tmp_path / FILE)) as db, db:
        db.execute("INSERT INTO settings VALUES (?, 'retention', '\"forever\"')", (SERVER,))
    with Records.open(tmp_path) as records:
        assert records.purge(START) == 0
        assert records.purge(START + 2 * DAY) == 1


@pytest.fixture
def forgetful(records: Records) -> Records:
    """Records in which SERVER keeps nothing."""
    records.change(SERVER, retention=0)
    return records


def test_with_a_retention_of_0_no_file_holds_anything(forgetful: Records, tmp_path: Path) -> None:
    """Buttons work all the same."""
    kept = asked(1, question="MARKED question")
    forgetful.keep(kept)
    forgetful.keep(asked(1, question="MARKED again"))
    assert forgetful.asked(SERVER, 1) == kept
    assert forgetful.vote(SERVER, 1, BEN, False)
    assert forgetful.note(SERVER, 1, BEN, "MARKED note")
    assert forgetful.votes(SERVER, 1) == (0, 1)
    assert not forgetful.vote(SERVER, 1, BEN, False)
    assert forgetful.votes(SERVER, 1) == (0, 0)
    assert forgetful.history(SERVER, 0) == []
    assert forgetful.frequent(SERVER, {7}, "", 5) == []
    assert b"MARKED" not in bytes_in(tmp_path)
    with closing(sqlite3.connect(tmp_path / FILE)) as db:
        assert db.execute("SELECT count(*) FROM questions").fetchone() == (0,)
        assert db.execute("SELECT count(*) FROM votes").fetchone() == (0,)


def test_a_retention_of_0_set_elsewhere_holds_at_once(tmp_path: Path, clock: Clock) -> None:
    """Also for a process that has not seen it yet."""
    with Records.open(tmp_path, clock) as here, Records.open(tmp_path, clock) as there:
        there.change(SERVER, retention=0)
        assert here.settings(SERVER).retention == 30
        here.keep(asked(1))
        assert there.history(SERVER, 0) == []
        assert here.asked(SERVER, 1) == asked(1)


def test_memory_holds_the_latest_1000_for_a_day(forgetful: Records) -> None:
    """Of all scopes together."""
    for number in range(1001):
        forgetful.keep(asked(number, at=START + number))
    assert forgetful.asked(SERVER, 0) is None
    assert forgetful.asked(SERVER, 1) is not None
    assert forgetful.purge(START + DAY + 500) == 0
    assert forgetful.asked(SERVER, 499) is None
    assert forgetful.asked(SERVER, 500) is not None


def test_a_question_in_memory_is_not_stored_later(forgetful: Records) -> None:
    """Where it is kept again after the server chose to keep questions."""
    forgetful.keep(asked(1))
    forgetful.change(SERVER, retention=30)
    forgetful.keep(asked(1))
    forgetful.keep(asked(2))
    assert [question.id for question, _ in forgetful.history(SERVER, 0)] == [2]
    assert [question.id for question in forgetful.about(ANN).questions] == [2, 1]


def test_a_user_is_forgotten_everywhere(forgetful: Records) -> None:
    """Questions, votes, notes and settings, stored or in memory; what others did stays."""
    for scope in (SERVER, OTHER):
        for number, user in enumerate((ANN, BEN)):
            forgetful.keep(asked(number, scope=scope, user=user))
            forgetful.vote(scope, number, ANN, True)
            forgetful.vote(scope, number, BEN, False)
    forgetful.change(ANN, style="plain", quotes=1)
    forgetful.change(BEN, style="plain")
    assert forgetful.forget(ANN) == 8  # a question and two votes in each scope, and 2 settings
    assert forgetful.about(ANN).to_json() == {"settings": {}, "questions": [], "votes": []}
    assert forgetful.settings(ANN) == DEFAULTS
    assert len(forgetful.about(BEN).questions) == 2
    assert forgetful.about(BEN).settings == {"style": "plain"}
    assert forgetful.votes(SERVER, 1) == forgetful.votes(OTHER, 1) == (0, 1)
    assert forgetful.forget(ANN) == 0


def test_a_server_is_forgotten_whole(forgetful: Records) -> None:
    """And no other."""
    forgetful.keep(asked(1))
    forgetful.change(SERVER, retention=30)
    for scope in (SERVER, OTHER):
        forgetful.keep(asked(2, scope=scope))
        forgetful.vote(scope, 2, BEN, True)
        forgetful.set_auto_channel(scope, AutoChannel(5, 0.5, False))
        forgetful.change(scope, quotes=1)
    forgetful.forget_server(SERVER)
    assert forgetful.asked(SERVER, 1) is None
    assert forgetful.asked(SERVER, 2) is None
    assert forgetful.settings(SERVER) == DEFAULTS
    assert forgetful.auto_channels(SERVER) == {}
    assert [vote.question for vote in forgetful.about(BEN).votes] == [2]
    assert forgetful.history(OTHER, 0) != []
    assert forgetful.settings(OTHER).quotes == 1
    assert set(forgetful.auto_channels(OTHER)) == {5}


@pytest.mark.parametrize("way", ["forget", "purge", "lower retention", "forget server"])
def test_no_file_holds_what_was_deleted(records: Records, tmp_path: Path, way: str) -> None:
    """Nor the log beside it, after rows of all sizes came and went; what is kept stays."""
    rng = random.Random(2)
    scopes = (SERVER, OTHER) if way in ("forget", "purge") else (OTHER,)
    gone, kept = set(), set()
    for number in rng.sample(range(100_000, 1_000_000), 2500):
        leaves = rng.random() < 0.4
        (gone if leaves else kept).add(number)
        question = asked(number, question=f"Mark{number} " + "word " * rng.randrange(200))
        if leaves:
            old = {"user": BEN, "at": START - 20 * DAY, "scope": rng.choice(scopes)}
            question = replace(question, **old)
        records.keep(question)
    if way == "forget":
        assert records.forget(BEN) == len(gone)
    elif way == "purge":
        assert records.purge(START + 11 * DAY) == len(gone)
    elif way == "lower retention":
        records.change(OTHER, retention=14)
    else:
        records.forget_server(OTHER)
    held = {int(number) for number in re.findall(rb"[Mm]ark(\d{6})", bytes_in(tmp_path))}
    assert held == kept
