"""Answers as messages: what stands in them, and that they fit."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import render
from bot.render import MESSAGE, PASSAGE, Reply
from bot.texts import ENGLISH, LANGUAGES
from index.library import Library
from index.model import Answer, Difference, Quote
from tests.bot.discord_markdown import kinds, quoted
from tests.bot.strategies import answers, patient, quotes, texts

FERRY = Quote(
    "The ferry carried 300 people.",
    "a1",
    "The ferry",
    "Harbour Post",
    "2021-02-16",
    None,
    0,
    29,
    span=(18, 28),
    before="A storm came.",
    after="Nobody was hurt.",
    number=2,
    of=3,
    sentence_id=7,
)
BOAT = replace(FERRY, text="About 450 were on the boat.", article="a2", title="The boat")
ELSE = replace(FERRY, text="The ferry is old.", span=None, sentence_id=9)


def blocks(reply: Reply) -> list[str]:
    """All texts of a reply from top to bottom."""
    passage = reply.passage
    own = [*reply.opening, reply.label, *((passage.words, passage.source) if passage else ())]
    shown = [*own, *(block for group in reply.groups for block in group)]
    return [block.replace("\xa0", " ") for block in shown if block]


@patient
@given(answers(), texts(), st.sampled_from(LANGUAGES))
def test_every_answer_fits_into_a_message(answer: Answer, asked: str, texts_: render.Texts) -> None:
    """Whatever the library says, the message keeps to its limit and leaves room for a walk."""
    reply = render.answer(answer, texts_, asked)
    assert reply.length <= MESSAGE
    if reply.passage:
        around = replace(reply, passage=None).length
        assert around <= MESSAGE - PASSAGE
    for block in blocks(reply):
        for line in block.split("\n"):
            if line.startswith("> "):
                assert kinds(quoted(line.replace("> -# ", "> ", 1))) <= {"text", "strong"}


@patient
@given(st.lists(quotes(), min_size=1, max_size=4), st.sampled_from(LANGUAGES))
def test_several_passages_fit_into_a_message(found: list[Quote], texts_: render.Texts) -> None:
    """Each passage has its share of the message."""
    reply = render.passages("heading", [(quote, True) for quote in found], texts_)
    assert reply.length <= MESSAGE
    assert len(reply.groups) == len(found)


def test_an_answer_shows_quote_and_citation() -> None:
    """The quote stands above its citation, the answering words in bold."""
    reply = render.answer(Answer("q", True, 1.0, (FERRY,)), ENGLISH, "How many people?")
    assert blocks(reply) == [
        "**How many people?**",
        "> The ferry carried **300 people**.",
        "-# The ferry · Harbour Post · <t:1613469600:D> · sentence 2 of 3",
    ]
    assert reply.found
    assert reply.walk == FERRY
    assert reply.more == ()


def test_differing_sources_are_all_shown() -> None:
    """Each figure stands with its source, the other source's quote with its citation."""
    difference = Difference((0, 2), ("300 people", "450"))
    answer = Answer("q", True, 1.0, (FERRY, ELSE, BOAT), differences=(difference,))
    reply = render.answer(answer, ENGLISH)
    assert blocks(reply)[2:] == [
        "**Sources differ:** 300 people (Harbour Post, <t:1613469600:D>) and 450"
        " (Harbour Post, <t:1613469600:D>). None is preferred.",
        "> About **450** were on the boat.",
        "-# The boat · Harbour Post · <t:1613469600:D> · sentence 2 of 3",
    ]
    assert len(reply.groups) == 1
    assert reply.more == (ELSE,)


def test_a_source_without_publisher_is_named_by_its_title() -> None:
    """No figure stands without the name of its source."""
    unknown = replace(BOAT, publisher=None, published=None)
    answer = Answer("q", True, 1.0, (FERRY, unknown), (), (Difference((0, 1), ("300", "450")),))
    assert "450 (The boat, undated)" in render.answer(answer, ENGLISH).groups[0][0]


def test_many_differing_sources_are_counted() -> None:
    """Some are shown, the number of the rest is said, and their quotes stand behind "More"."""
    found = tuple(replace(BOAT, sentence_id=number) for number in range(7))
    difference = Difference(tuple(range(7)), ("450",) * 7)
    reply = render.answer(Answer("q", True, 1.0, found, differences=(difference,)), ENGLISH)
    source = "450 (Harbour Post, <t:1613469600:D>)"
    assert f":** {source}, {source}, {source} and 4 more. None" in reply.groups[0][0]
    assert len(reply.groups) == render.FURTHER
    assert reply.more == found[1 + render.FURTHER :]


def test_no_answer_shows_the_closest_passage_as_such() -> None:
    """It is not taken for an answer, and the unknown words are named."""
    answer = Answer("q", False, 0.2, nearest=(FERRY, BOAT), missing=("sub*marine", "crew"))
    reply = render.answer(answer, ENGLISH, "Did the crew swim?")
    assert not reply.found
    assert reply.opening == (
        "**Did the crew swim?**",
        f"{ENGLISH.not_found}\n-# No article contains “sub\\*marine”, “crew”.",
    )
    assert reply.label == ENGLISH.nearest
    assert reply.passage == render.passage(FERRY, ENGLISH)


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
    answer = Answer("Fery huose?", True, 1.0, (FERRY,), corrections=corrections)
    searched = "-# Searched for *ferry*, *house*."
    assert render.answer(answer, ENGLISH).opening == (searched,)
    assert render.answer(answer, ENGLISH, "Fery?").opening == (f"**Fery?**\n{searched}",)
    nearest = Answer("Fery?", False, 0.2, nearest=(FERRY,), corrections=corrections)
    assert render.answer(nearest, ENGLISH).label == f"{ENGLISH.nearest}\n{searched}"


def test_a_changed_article_is_said_to_have_changed() -> None:
    """The remark stands below the citation."""
    passage = render.passage(FERRY, ENGLISH, changed=True)
    assert passage.source.endswith(f"\n-# {ENGLISH.changed}")


def test_a_quote_stands_between_what_it_needs() -> None:
    """The sentences before and after stand in the block quote with it, in small print."""
    quote = replace(FERRY, text="“It sank.", before="Ada Lind spoke.", after="Gone,” she said.")
    passage = render.passage(quote, ENGLISH)
    assert passage.words == "> -# Ada Lind spoke.\n> “It sank.\n> -# Gone,” she said."
    assert passage.source.startswith("-# The ferry")


def test_a_passage_of_the_article_above_does_not_name_it_again() -> None:
    """The source is named where the article changes, so that "same" always means the one above."""
    found = [(quote, False) for quote in (FERRY, ELSE, BOAT, FERRY)]
    shown = blocks(render.passages("heading", found, ENGLISH))
    assert [line.split(" · ")[0] for line in shown[2::2]] == [
        "-# The ferry",
        "-# same article",
        "-# The boat",
        "-# The ferry",
    ]


@pytest.mark.parametrize(
    ("steps", "mark"),
    [
        (-2, "2 sentences before the quote"),
        (-1, "1 sentence before the quote"),
        (1, "1 sentence after the quote"),
        (12, "12 sentences after the quote"),
    ],
)
def test_a_walk_says_how_far_it_is(steps: int, mark: str) -> None:
    """The sentence is marked as not being the quote; the quote itself is not."""
    plain = render.passage(FERRY, ENGLISH)
    walked = render.walked(FERRY, steps, ENGLISH, PASSAGE)
    assert walked == replace(plain, words=f"-# {mark}\n{plain.words}")
    assert render.walked(FERRY, 0, ENGLISH, PASSAGE) == plain


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
