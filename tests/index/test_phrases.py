"""Tests of the table of phrases: its format, what a question has of it and what ships in it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from index.analysis import Analyzer, read_text, stop_words, words
from index.library import Library
from index.phrases import Phrase, Phrases, parse
from index.query import make_query
from tests.index.making import ANALYZER


@pytest.fixture(scope="module")
def phrases() -> Phrases:
    """The table that ships."""
    return Phrases(ANALYZER)


def told(phrases: Phrases, question: str) -> set[str]:
    """The terms of the question that are told as a phrase."""
    return set(phrases.told_by(words(question)))


def test_a_line_is_a_phrase_and_what_tells_it() -> None:
    """As stems, in order; comments and blank lines are none."""
    text = "# head\n\ncalls off = cancelled scrapped  # a comment\n"
    assert parse(text, ANALYZER) == [Phrase(("call", "off"), frozenset({"cancel", "scrap"}))]


@pytest.mark.parametrize(
    "broken", ["call off", "call = cancelled", "call off =", "= off", "Call off = cut", "a b = c-d"]
)
def test_broken_line_is_named(broken: str) -> None:
    """The error tells the line's number and shows the line."""
    with pytest.raises(ValueError, match="line 2") as caught:
        parse(f"call off = cancelled\n{broken}\n", ANALYZER)
    assert broken in str(caught.value)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("is the banker behind bars", {"behind", "bar"}),
        ("why were they calling the vote off", {"call"}),
        ("why did they call the whole vote off", {"call"}),
        ("why did they call it all quite early off", set()),  # too far apart
        ("who was fighting for his life", {"fight", "life"}),
        ("who took the other part of it", set()),  # a word between that may mean anything
        ("who took part in the trial", {"took", "part"}),
        ("off they called", set()),  # in another order
        ("who had broken into it", {"broken"}),
        ("is it in my secret place", set()),  # but "in secret"
        ("when did it happen", set()),
        ("", set()),
    ],
)
def test_phrases_of_a_question(phrases: Phrases, question: str, found: set[str]) -> None:
    """Their words stand in order, and only those between that do not change what is meant."""
    assert told(phrases, question) == found


def test_the_longest_phrase_counts(phrases: Phrases) -> None:
    """ "Came up with" is no other's "came up"."""
    who = phrases.told_by(words("who came up with it"))
    assert ANALYZER.stem("invented") in who["came"]


def test_a_question_is_told_by_what_tells_its_phrase(shipped: Library) -> None:
    """Beside what tells each of its words."""
    query = make_query("Was the start called off?", shipped.snapshot())
    assert ANALYZER.stem("cancelled") in query.told_by["call"]
    assert ANALYZER.stem("cancelled") in query.told
    assert "call" not in query.told_by["call"]


def test_an_idiom_finds_the_sentence_that_tells_it(tmp_path: Path) -> None:
    """Though they share no other word than the name."""
    file = tmp_path / "bank.jsonl"
    text = "Rosa Lind spoke on Monday. A court jailed Lind in May. Lind had a boat."
    file.write_text(f'{{"id": "a", "title": "Bank", "text": "{text}"}}', encoding="utf-8")
    with Library.temporary(file) as library:
        assert (
            library.ask("Is Rosa Lind behind bars?").quotes[0].text == "A court jailed Lind in May."
        )


def test_what_ships_is_told_once() -> None:
    """No phrase twice, and nothing that tells it which is no term or a word of it."""
    table = parse(read_text("phrases.txt"), ANALYZER)
    assert len(table) > 900
    assert [phrase for phrase, count in Counter(p.asked for p in table).items() if count > 1] == []
    stopping = {Analyzer().stem(word) for word in stop_words()}
    assert [phrase for phrase in table if phrase.told & stopping] == []
    assert [phrase for phrase in table if not set(phrase.asked) - stopping] == []
