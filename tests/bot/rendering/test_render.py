"""Answers as messages: what stands in them, and that they fit."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rendering import markdown, render
from bot.rendering.passages import PASSAGE, passage
from bot.rendering.render import MESSAGE
from bot.texts import ENGLISH, LANGUAGES
from index.library import Library
from index.model import Answer, Evidence
from tests.bot.discord_markdown import kinds, quoted
from tests.bot.samples import BOAT, ELSE, FERRY, answer_of, blocks, nearest_of
from tests.bot.strategies import answers, evidence, patient, quotes, texts


@patient
@given(answers(), texts(), st.sampled_from(LANGUAGES))
def test_every_answer_fits_into_a_message(answer: Answer, asked: str, texts_: render.Texts) -> None:
    """Whatever the library says, the message keeps to its limit and leaves room for a walk."""
    reply = render.answer(answer, texts_, asked)
    assert sum(map(markdown.length, blocks(reply))) == reply.length <= MESSAGE
    if reply.passage:
        around = replace(reply, passage=None).length
        assert around <= MESSAGE - PASSAGE
    for block in blocks(reply):
        for line in block.split("\n"):
            if line.startswith("> "):
                assert kinds(quoted(line.replace("> -# ", "> ", 1))) <= {"text", "strong"}


@patient
@given(st.lists(quotes(), min_size=1, max_size=4).flatmap(evidence), st.sampled_from(LANGUAGES))
def test_several_passages_fit_into_a_message(
    found: tuple[Evidence, ...], texts_: render.Texts
) -> None:
    """Each passage has its share of the message."""
    reply = render.passages("heading", [(each, True) for each in found], texts_)
    assert reply.length <= MESSAGE
    assert len(reply.groups) == len(found)


def test_an_answer_shows_quote_and_citation() -> None:
    """The quote stands above its citation, the answering words in bold."""
    reply = render.answer(answer_of(FERRY), ENGLISH, "How many people?")
    assert blocks(reply) == [
        "**How many people?**",
        "> The ferry carried **300 people**.",
        "-# The ferry · Harbour Post · <t:1613469600:D> · sentence 2 of 3",
    ]
    assert reply.found
    assert reply.walk == FERRY
    assert reply.more == ()


def test_no_answer_shows_the_closest_passage_as_such() -> None:
    """It is not taken for an answer, and the unknown words are named."""
    answer = nearest_of(FERRY, BOAT, missing=("sub*marine", "crew"))
    reply = render.answer(answer, ENGLISH, "Did the crew swim?")
    assert not reply.found
    assert reply.opening == (
        "**Did the crew swim?**",
        f"{ENGLISH.not_found}\n-# No article contains “sub\\*marine”, “crew”.",
    )
    assert reply.label == ENGLISH.nearest
    assert reply.passage == passage(FERRY, ENGLISH)


def test_an_answer_that_is_not_sure_says_so() -> None:
    """It is called a possible one, above the quote; a sure one is called nothing."""
    reply = render.answer(answer_of(FERRY, sure=False), ENGLISH)
    assert reply.found
    assert blocks(reply)[0] == reply.label == "Possible answer:"
    assert render.answer(answer_of(FERRY), ENGLISH).label == ""


@pytest.mark.parametrize(
    ("question", "word", "typed"),
    [
        ("Who saw (Antarctica)?", "antarctica", "Antarctica"),
        ("Who saw Antarctica’s CHESS-players?", "chess", "CHESS"),
        ("“Türöffner”, “Gegner”?", "turoffner", "Türöffner"),
        ("Is it U.N. or u.n.?", "un", "U.N"),
        ("Who won 1,000 points?", "1000", "1,000"),
        ("The mayor's boat?", "mayor", "mayor's"),
        ("Who?", "elsewhere", "elsewhere"),
    ],
)
def test_unknown_words_are_spelled_as_typed(question: str, word: str, typed: str) -> None:
    """The library folds words; the reader sees the own ones."""
    (result,) = render.answer(Answer(question, False, 0.0, missing=(word,)), ENGLISH).opening
    assert result.endswith(f"No article contains “{typed}”.")


def test_many_unknown_words_are_cut_short() -> None:
    """As many words are named as fit, each as a whole."""
    words = tuple(f"unknown{number}" for number in range(100))
    (result,) = render.answer(Answer("q", False, 0.0, missing=words), ENGLISH).opening
    assert result.endswith("”.")
    assert 10 < result.count("unknown") < 100
    assert len(result) < render.MISSING + 100


def test_corrected_words_are_named() -> None:
    """What was searched for stands in small print above the passage that it found."""
    corrections = (("fery", "ferry"), ("huose", "house"))
    answer = replace(answer_of(FERRY), corrections=corrections)
    searched = "-# Searched for *ferry*, *house*."
    assert render.answer(answer, ENGLISH).opening == (searched,)
    assert render.answer(answer, ENGLISH, "Fery?").opening == (f"**Fery?**\n{searched}",)
    nearest = replace(nearest_of(FERRY), corrections=corrections)
    assert render.answer(nearest, ENGLISH).label == f"{ENGLISH.nearest}\n{searched}"


def test_a_passage_of_the_article_above_does_not_name_it_again() -> None:
    """The source is named where the article changes, so that "same" always means the one above."""
    later = replace(ELSE, number=FERRY.number + ELSE.sentence_id - FERRY.sentence_id)
    found = [(Evidence(quote), False) for quote in (FERRY, later, BOAT, FERRY)]
    shown = blocks(render.passages("heading", found, ENGLISH))
    assert [line.split(" · ")[0] for line in shown[2::2]] == [
        "-# The ferry",
        "-# same article",
        "-# The boat",
        "-# The ferry",
    ]


def test_passages_name_the_articles_that_hold_them_too() -> None:
    """Each below its own source."""
    copy = replace(BOAT, title="A boat", publisher=None, published=None)
    found = [(Evidence(ELSE), False), (Evidence(BOAT, (copy,)), False)]
    (_, first), (_, second) = render.passages("heading", found, ENGLISH).groups
    assert "also in" not in first
    assert second.split("\n")[1].endswith("is also in: A boat (undated)")


def test_any_sentence_of_an_article_becomes_a_quote(library: Library) -> None:
    """Walking gives the same quote as the library's own, with its neighbours and number."""
    (quote, *_) = library.ask("How many users does Clubhouse have?").quotes
    place = library.place(quote.sentence_id)
    assert place is not None
    walked = render.quote_at(place, quote.number, quote.span)
    assert walked == replace(quote, score=0.0, confidence=0.0)
    assert render.quote_at(place, quote.number + 1).before == quote.text
    assert render.quote_at(place, 0).number == 1
    assert render.quote_at(place, 10**9).after == ""
