"""Questions, votes and what is told of them."""

import json
import logging
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.records.model import Vote
from bot.records.records import Records
from tests.bot.records.making import ANN, BEN, EVE, OTHER, SERVER, START, Clock, asked


def test_a_question_comes_back_as_it_was(records: Records) -> None:
    """Every field; in its scope, by its id."""
    text = "¿Cuándo? — « quand » 😀"
    kept = asked(5, question=text, how="follow-up", private=True, sentences=(), earlier=4)
    filtered = asked(8, source="«Post» 😀", since="2021-02-01", until="2021-03-01")
    records.keep(filtered)
    records.keep(kept)
    records.keep(asked(6))
    assert records.asked(SERVER, 5) == kept
    assert records.asked(SERVER, 8) == filtered
    assert records.asked(SERVER, 6) == asked(6)
    assert records.asked(SERVER, 7) is None
    assert records.asked(OTHER, 5) is None


def test_the_same_question_is_kept_once(tmp_path: Path) -> None:
    """Where two processes write it, the first one's stays; votes on it too."""
    with Records.open(tmp_path) as one, Records.open(tmp_path) as two:
        one.keep(asked(1))
        one.vote(SERVER, 1, BEN, True)
        two.keep(asked(1, question="Who sank the ferry?"))
        assert two.asked(SERVER, 1) == asked(1)
        assert two.votes(SERVER, 1) == (1, 0)
        assert len(two.history(SERVER, 0)) == 1


def test_threads_and_processes_lose_nothing(tmp_path: Path) -> None:
    """Two that write the same 200 questions with eight threads, and vote on them."""
    with Records.open(tmp_path) as one, Records.open(tmp_path) as two:

        def write(number: int) -> None:
            records = (one, two)[number % 2]
            records.keep(asked(number // 2))
            records.vote(SERVER, number // 2, number, True)

        with ThreadPoolExecutor(8) as pool:
            list(pool.map(write, range(400)))
        history = one.history(SERVER, 0)
    assert [question.id for question, _ in history] == list(range(200))
    for question, votes in history:
        assert {vote.user for vote in votes} == {2 * question.id, 2 * question.id + 1}


def test_votes(records: Records, clock: Clock) -> None:
    """Each user has one; the other replaces it, the same takes it back."""
    records.keep(asked(1))
    assert records.vote(SERVER, 1, ANN, True)
    assert records.vote(SERVER, 1, BEN, False)
    assert records.votes(SERVER, 1) == (1, 1)
    clock.now += 5
    assert records.vote(SERVER, 1, ANN, False)
    assert records.votes(SERVER, 1) == (0, 2)
    assert not records.vote(SERVER, 1, BEN, False)
    assert records.votes(SERVER, 1) == (0, 1)
    assert records.history(SERVER, 0) == [(asked(1), [Vote(1, ANN, False, "", START + 5)])]


def test_notes_belong_to_a_vote(records: Records) -> None:
    """They replace one another, and stay where the vote changes."""
    records.keep(asked(1))
    assert not records.note(SERVER, 1, ANN, "too old")
    records.vote(SERVER, 1, ANN, False)
    assert records.note(SERVER, 1, ANN, "too old")
    assert records.note(SERVER, 1, ANN, "from the wrong year")
    ((_, votes),) = records.history(SERVER, 0)
    assert votes == [Vote(1, ANN, False, "from the wrong year", START)]
    records.vote(SERVER, 1, ANN, True)
    ((_, votes),) = records.history(SERVER, 0)
    assert votes == [Vote(1, ANN, True, "from the wrong year", START)]


def test_there_are_no_votes_on_what_is_not_kept(records: Records) -> None:
    """Nor on another scope's question."""
    records.keep(asked(1))
    assert not records.vote(SERVER, 2, ANN, True)
    assert not records.vote(OTHER, 1, ANN, True)
    assert not records.note(OTHER, 1, ANN, "a note")
    assert records.votes(SERVER, 2) == records.votes(OTHER, 1) == records.votes(SERVER, 1) == (0, 0)


def test_history_is_in_the_order_of_time(records: Records) -> None:
    """From a time on, that time included, with the votes in theirs."""
    for number, at in ((1, 30.0), (2, 10.0), (3, 20.0)):
        records.keep(asked(number, at=START + at))
    records.vote(SERVER, 3, BEN, True)
    records.vote(SERVER, 2, BEN, True)
    history = records.history(SERVER, START + 20)
    assert [question.id for question, _ in history] == [3, 1]
    assert [[vote.user for vote in votes] for _, votes in history] == [[BEN], []]


def test_votes_stand_with_the_question_of_their_scope(records: Records) -> None:
    """Where another scope has a question of the same id."""
    for scope, user in ((SERVER, BEN), (OTHER, EVE)):
        records.keep(asked(1, scope=scope))
        records.vote(scope, 1, user, True)
    for scope, user in ((SERVER, BEN), (OTHER, EVE)):
        assert records.votes(scope, 1) == (1, 0)
        ((_, votes),) = records.history(scope, 0)
        assert [vote.user for vote in votes] == [user]


def test_what_is_kept_of_a_user(records: Records) -> None:
    """From all servers and direct messages, and of that user alone, as plain JSON."""
    records.change(ANN, style="plain")
    records.change(SERVER, quotes=2)
    records.keep(asked(1, sentences=(10**12,)))
    filters = {"source": "Post", "since": "2021-02-01", "until": "2021-03-01"}
    records.keep(asked(2, scope=ANN, at=START + 1, private=True, earlier=1, **filters))
    records.keep(asked(3, scope=OTHER, user=BEN))
    records.vote(OTHER, 3, ANN, False)
    records.note(OTHER, 3, ANN, "no, in May")
    records.vote(SERVER, 1, BEN, True)
    told = records.about(ANN).to_json()
    assert json.loads(json.dumps(told)) == told
    assert told["settings"] == {"style": "plain"}
    assert [question["id"] for question in told["questions"]] == ["1", "2"]
    assert told["questions"][0] == {
        "id": "1",
        "scope": str(SERVER),
        "channel": "7",
        "user": str(ANN),
        "question": "When did the ferry sink?",
        "at": "2023-11-14T22:13:20+00:00",
        "answered": True,
        "confidence": 0.75,
        "sentences": ["1000000000000"],
        "how": "command",
        "private": False,
        "source": None,
        "since": None,
        "until": None,
        "earlier": None,
    }
    assert told["questions"][1].items() >= {**filters, "earlier": "1"}.items()
    assert told["votes"] == [
        {
            "question": "3",
            "user": str(ANN),
            "up": False,
            "note": "no, in May",
            "at": "2023-11-14T22:13:20+00:00",
        }
    ]
    assert records.about(EVE).to_json() == {"settings": {}, "questions": [], "votes": []}


def test_no_text_of_a_user_is_logged_or_printed(
    records: Records, caplog: pytest.LogCaptureFixture
) -> None:
    """Not at any level, and not where a record is printed by accident."""
    caplog.set_level(logging.DEBUG)
    records.keep(asked(1, question="secret question", source="secret source"))
    records.vote(SERVER, 1, ANN, False)
    records.note(SERVER, 1, ANN, "secret note")
    printed = repr(records.history(SERVER, 0)) + repr(records.about(ANN)) + caplog.text
    assert str(ANN) in printed
    assert "secret" not in printed


def test_frequent_questions(records: Records) -> None:
    """Grouped without case and punctuation around them; the most asked first, as asked last."""
    texts = ["When did the ferry sink?", "when did  the ferry sink", "«WHEN did the ferry sink»!"]
    for number, text in enumerate(texts):
        records.keep(asked(number, user=number, question=text))
    for number in range(2):
        records.keep(asked(10 + number, user=number, question="Who built the bridge?"))
    assert records.frequent(SERVER, {7}, "", 5) == [
        "«WHEN did the ferry sink»!",
        "Who built the bridge?",
    ]
    assert records.frequent(SERVER, {7}, "", 1) == ["«WHEN did the ferry sink»!"]


def test_only_answered_public_questions_of_two_users_are_frequent(records: Records) -> None:
    """In the scope itself."""
    pairs = {
        "one user": ({}, {}),
        "answered once": ({}, {"user": BEN, "answered": False}),
        "public once": ({}, {"user": BEN, "private": True}),
        "elsewhere": ({}, {"user": BEN, "scope": OTHER}),
        "both": ({}, {"user": BEN}),
        "?!": ({}, {"user": BEN}),
    }
    for number, (text, pair) in enumerate(pairs.items()):
        for twin, values in enumerate(pair):
            records.keep(asked(2 * number + twin, question=text, **values))
    assert records.frequent(SERVER, {7}, "", 25) == ["both"]
    assert records.frequent(OTHER, {7}, "", 25) == []


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ÄRMEL", ["Is 50% of Ärmel_x wool?"]),
        ("wool ärm", ["Is 50% of Ärmel_x wool?"]),
        ("wool?", ["Is 50% of Ärmel_x wool?"]),
        ("0%", ["Is 50% of Ärmel_x wool?"]),
        ("0% x", ["Is 50% of Ärmel_x wool?"]),
        ("5%0", []),
        ("is_50", []),
        ("l_x", ["Is 50% of Ärmel_x wool?"]),
        ("r_x", []),
        ("wool silk", []),
        ("' OR 1=1 --", []),
        ("{0} {typed}", []),
    ],
)
def test_typed_words(records: Records, typed: str, found: list[str]) -> None:
    """All of them occur, in any order, without case; no sign has a meaning of its own."""
    for user in (ANN, BEN):
        records.keep(asked(user, user=user, question="Is 50% of Ärmel_x wool?"))
        records.keep(asked(10 + user, user=user, question="Is silk dear?"))
    assert [text for text in records.frequent(SERVER, {7}, typed, 5) if "silk" not in text] == found
