"""What stands beside the first passage: figures that differ, other sources, copies."""

from dataclasses import replace

import pytest

from bot.rendering import beside, markdown, render
from bot.texts import ENGLISH, LANGUAGES, Texts
from index.model import Difference, Evidence
from tests.bot.samples import BOAT, ELSE, FERRY, answer_of, blocks

DATE = "<t:1613469600:D>"
COPY = replace(FERRY, article="a3", title="A ferry", publisher="Sound News", sentence_id=3)
PIER = replace(BOAT, text="The pier held 20.", article="a4", title="The pier", sentence_id=4)


def test_differing_sources_are_all_shown() -> None:
    """Each figure stands with its source, the other source's quote with its citation."""
    difference = Difference((0, 2), ("300 people", "450"))
    answer = answer_of(FERRY, ELSE, Evidence(BOAT, independent=True), differences=[difference])
    reply = render.answer(answer, ENGLISH)
    assert blocks(reply)[2:] == [
        f"**Sources differ:** 300 people (Harbour Post, {DATE}) and 450"
        f" (Harbour Post, {DATE}). None is preferred.",
        "> About **450** were on the boat.",
        f"-# The boat · Harbour Post · {DATE} · sentence 2 of 3",
    ]
    assert len(reply.groups) == 1
    assert reply.more == (ELSE,)


def test_a_source_without_publisher_is_named_by_its_title() -> None:
    """No figure stands without the name of its source."""
    unknown = replace(BOAT, publisher=None, published=None)
    answer = answer_of(FERRY, unknown, differences=[Difference((0, 1), ("300", "450"))])
    assert "450 (The boat, undated)" in render.answer(answer, ENGLISH).groups[0][0]


def test_many_differing_sources_are_counted() -> None:
    """Some are shown, the number of the rest is said, and their quotes stand behind "More"."""
    found = tuple(replace(BOAT, sentence_id=number) for number in range(7))
    difference = Difference(tuple(range(7)), ("450",) * 7)
    reply = render.answer(answer_of(*found, differences=[difference]), ENGLISH)
    source = f"450 (Harbour Post, {DATE})"
    assert f":** {source}, {source}, {source} and 4 more. None" in reply.groups[0][0]
    assert len(reply.groups) == beside.FURTHER
    assert reply.more == found[1 + beside.FURTHER :]


@pytest.mark.parametrize("texts", LANGUAGES, ids=lambda texts: texts.language)
def test_another_source_has_a_group_of_its_own(texts: Texts) -> None:
    """Its quote stands below the first, under a label; the other quotes behind "More"."""
    other, third = Evidence(BOAT, independent=True), Evidence(PIER, independent=True)
    reply = render.answer(answer_of(FERRY, other, third, ELSE), texts)
    assert len(reply.groups) == 1
    label, words, source = reply.groups[0]
    assert label == texts.another_source
    assert words == "> About 450 were on the boat."
    assert source.startswith("-# The boat")
    assert reply.more == (PIER, ELSE)


def test_a_further_quote_of_the_same_source_has_none() -> None:
    """It is behind "More", where nothing is said to be another source's."""
    reply = render.answer(answer_of(FERRY, BOAT, ELSE), ENGLISH)
    assert reply.groups == ()
    assert reply.more == (BOAT, ELSE)


def test_a_source_that_differs_is_not_shown_again() -> None:
    """One more source has a place beside it, and each quote stands once."""
    shown = (FERRY, Evidence(BOAT, independent=True), Evidence(PIER, independent=True), ELSE)
    answer = answer_of(*shown, differences=[Difference((0, 1), ("300", "450"))])
    reply = render.answer(answer, ENGLISH)
    differing, another = reply.groups
    assert differing[0].startswith("**Sources differ:**")
    assert differing[1] == "> About **450** were on the boat."
    assert another[0] == ENGLISH.another_source
    assert another[1].startswith("> The pier")
    assert sum("boat were" in block or "on the boat" in block for block in blocks(reply)) == 1
    assert reply.more == (ELSE,)


def test_a_copy_gives_no_figure_of_its_own() -> None:
    """One story in two outlets is one of the sources that differ, and its copy is named."""
    difference = Difference((0, 1, 2), ("450", "300", "300"))
    answer = answer_of(BOAT, Evidence(FERRY, (COPY,), independent=True), differences=[difference])
    reply = render.answer(answer, ENGLISH)
    (group,) = reply.groups
    assert group[0].count("300") == 1
    assert "Sound News" not in group[0]
    assert f"is also in: A ferry (Sound News, {DATE})" in group[2]
    assert reply.more == ()


@pytest.mark.parametrize("budget", [0, 449, 450, 600, 1200])
def test_what_stands_beside_keeps_to_its_budget(budget: int) -> None:
    """A long quote is clipped; where there is no room for one, it stays behind "More"."""
    long = replace(BOAT, text="Boats came and went. " * 200)
    answer = answer_of(FERRY, Evidence(long, (COPY,), independent=True))
    groups, shown = beside.beside(answer, ENGLISH, budget)
    size = sum(markdown.length(block) for group in groups for block in group)
    assert size <= budget
    assert shown == ({0, 1} if budget >= 450 else {0})
    assert len(groups) == len(shown) - 1


def test_articles_that_hold_the_quote_are_named() -> None:
    """In small print below the source, two of them; the others are counted."""
    reply = render.answer(answer_of(Evidence(FERRY, (COPY,))), ENGLISH)
    said = "-# The quote, word for word or nearly so, is also in: "
    assert reply.also == f"{said}A ferry (Sound News, {DATE})"
    assert blocks(reply)[2] == reply.also
    unknown = replace(COPY, title="", publisher=None, published=None)
    reply = render.answer(answer_of(Evidence(FERRY, (COPY, unknown, COPY, COPY))), ENGLISH)
    assert reply.also == f"{said}A ferry (Sound News, {DATE}), a3 (undated) and 2 more"
    assert render.answer(answer_of(FERRY), ENGLISH).also == ""
