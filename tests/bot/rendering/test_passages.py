"""A quote as a message shows it."""

from dataclasses import replace

import pytest

from bot.rendering import passages
from bot.rendering.passages import PASSAGE
from bot.texts import ENGLISH
from tests.bot.samples import FERRY


def test_a_changed_article_is_said_to_have_changed() -> None:
    """The remark stands below the citation."""
    passage = passages.passage(FERRY, ENGLISH, changed=True)
    assert passage.source.endswith(f"\n-# {ENGLISH.changed}")


def test_a_remark_on_copies_stands_below_the_citation() -> None:
    """Above all others, and only where there is room for it."""
    passage = passages.passage(FERRY, ENGLISH, also="Also there.", changed=True)
    assert passage.source.split("\n")[1:] == ["-# Also there.", f"-# {ENGLISH.changed}"]
    assert "there" not in passages.passage(FERRY, ENGLISH, 400, also="there " * 50).source


def test_a_quote_stands_between_what_it_needs() -> None:
    """The sentences before and after stand in the block quote with it, in small print."""
    quote = replace(FERRY, text="“It sank.", before="Ada Lind spoke.", after="Gone,” she said.")
    passage = passages.passage(quote, ENGLISH)
    assert passage.words == "> -# Ada Lind spoke.\n> “It sank.\n> -# Gone,” she said."
    assert passage.source.startswith("-# The ferry")


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
    plain = passages.passage(FERRY, ENGLISH)
    walked = passages.walked(FERRY, steps, ENGLISH, PASSAGE)
    assert walked == replace(plain, words=f"-# {mark}\n{plain.words}")
    assert passages.walked(FERRY, 0, ENGLISH, PASSAGE) == plain
