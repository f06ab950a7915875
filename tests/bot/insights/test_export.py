"""The questions of a server as a file for `verbatim eval`."""

import json
from dataclasses import replace
from typing import Any

import pytest

from bot.insights import export as module
from bot.insights.export import best_sentences, export
from bot.records.model import Asked, How, Vote

QUOTES = {7: "It sank off Ærø.", 8: "It was blue."}


def asked(
    number: int, *sentences: int, how: How = "command", answered: bool = True, private: bool = False
) -> Asked:
    """A question of user 5 in server 3."""
    text = f"question {number}"
    return Asked(number, 3, 4, 5, text, 1e9 + number, answered, 0.5, sentences, how, private)


def vote(question: int, up: bool) -> Vote:
    """A vote of user 6."""
    return Vote(question, 6, up, "a note", 1e9)


HISTORY = (
    (asked(1, 7, 8), []),
    (asked(2, 8), [vote(2, True)]),
    (asked(3, 8), [vote(3, True), vote(3, False)]),
    (asked(4, 9, 8), []),
    (asked(5, 7, how="follow-up"), []),
    (asked(6, 7, private=True), []),
    (asked(7, 8, answered=False, how="message"), []),
)


def test_what_helps_to_evaluate_is_kept() -> None:
    """The best quote answers; nearest passages do not, and what is left out is counted."""
    made = export(HISTORY, QUOTES)
    assert [json.loads(line) for line in made.content.decode().splitlines()] == [
        {"id": "1", "question": "question 1", "answers": [QUOTES[7]], "kind": "answered"},
        {"id": "2", "question": "question 2", "answers": [QUOTES[8]], "kind": "upvoted"},
        {"id": "3", "question": "question 7", "answers": [], "kind": "not found"},
    ]
    assert (made.downvoted, made.removed, made.follow_ups, made.unshown, made.older) == (
        *(1, 1, 1, 1, 0),
    )


@pytest.mark.parametrize(
    "narrowed",
    [{"source": "Post"}, {"since": "2021-01-01"}, {"until": "2021-01-01"}, {"earlier": 1}],
)
def test_a_question_whose_words_are_not_all_of_it_is_left_out(narrowed: dict[str, Any]) -> None:
    """Asked of the whole library and of nothing before, it would be another question."""
    made = export([(replace(asked(1, 7), **narrowed), []), (asked(2, 8), [])], QUOTES)
    assert (made.questions, made.follow_ups) == (1, 1)


def test_only_the_sentences_that_are_needed_are_looked_up() -> None:
    """The best of each answer."""
    assert best_sentences(HISTORY) == [7, 8, 8, 9, 7, 7]


def test_the_oldest_are_left_out_of_a_file_that_is_too_large(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The latest lines that fit are kept whole."""
    whole = export(HISTORY, QUOTES)
    last = len(whole.content.splitlines(keepends=True)[-1])
    monkeypatch.setattr(module, "_LARGEST", last)
    made = export(HISTORY, QUOTES)
    assert [json.loads(line)["question"] for line in made.content.splitlines()] == ["question 7"]
    assert made.kinds == {"not found": 1}
    assert made.older == 2
    assert len(made.content) == last
