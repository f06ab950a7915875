"""Replies as components, and the state that their buttons carry."""

from typing import Any

import pytest
from discord import ui
from hypothesis import given
from hypothesis import strategies as st

from bot import custom_ids
from bot.custom_ids import More, Walk
from bot.rendering import layout, render
from bot.texts import ENGLISH, LANGUAGES, Texts
from index.model import Answer, Evidence, Quote
from tests.bot.samples import ELSE, FERRY, answer_of, nearest_of
from tests.bot.strategies import answers, patient, quotes

ASKED = 2**63 - 1  # the longest id of a question

numbers = st.integers(0, 10**9 - 1)
walks = st.builds(
    Walk,
    st.sampled_from(["back", "next", "home"]),
    st.integers(0, 10**18 - 1),
    numbers,
    st.none() | st.tuples(st.integers(0, 10**8), st.integers(10**8 + 1, 10**9 - 1)),
    st.sampled_from(["en", "de"]),
)


def flat(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """All components, those inside of others included."""
    inside = [flat(component.get("components", [])) for component in components]
    return components + [one for group in inside for one in group]


def buttons(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The buttons among components."""
    return [component for component in flat(components) if component["type"] == 2]


def check(view: ui.LayoutView) -> None:
    """Fail where Discord would refuse the view."""
    components = flat(view.to_components())
    assert len(components) <= 40
    texts = [one["content"] for one in components if one["type"] == 10]
    assert all(texts)
    assert sum(len(text.encode("utf-16-le")) // 2 for text in texts) <= 4000
    found = buttons(view.to_components())
    assert len({button["custom_id"] for button in found}) == len(found)
    assert all(len(row["components"]) <= 5 for row in components if row["type"] == 1)
    assert all(len(button["custom_id"]) <= 100 for button in found)
    assert all(len(button["label"]) <= 80 for button in found)


@patient
@given(answers(), st.sampled_from(LANGUAGES))
async def test_every_answer_is_a_message_that_discord_takes(answer: Answer, texts: Texts) -> None:
    """No answer breaks a limit of components, labels, custom ids or text."""
    check(layout.view(render.answer(answer, texts, "?", number=ASKED), texts))


@patient
@given(answers(), quotes(), st.sampled_from(LANGUAGES))
async def test_every_walk_is_a_message_that_discord_takes(
    answer: Answer, shown: Quote, texts: Texts
) -> None:
    """Any sentence may take the quote's place."""
    reply = render.answer(answer, texts, "?", number=ASKED)
    if reply.walk is None:
        return
    view = layout.view(reply, texts)
    home = Walk("home", 1, 5, None, texts.language)
    layout.walk_to(view, shown, home, True, texts)
    check(view)


@patient
@given(walks)
def test_a_walk_comes_back_from_its_custom_id(walk: Walk) -> None:
    """What the button is told is what it was meant to do, within the limit."""
    assert len(str(walk)) <= custom_ids.LIMIT
    match = custom_ids.WALK.fullmatch(str(walk))
    assert match
    assert Walk.parse(match) == walk


@patient
@given(st.lists(quotes(), min_size=1, max_size=8))
def test_more_comes_back_from_its_custom_id(found: list[Quote]) -> None:
    """The first quotes are kept, as many as fit."""
    more = More.of(found, "en")
    assert 0 < len(str(more)) <= custom_ids.LIMIT
    match = custom_ids.MORE.fullmatch(str(more))
    assert match
    assert More.parse(match) == more
    expected = [(quote.sentence_id, quote.span) for quote in found]
    assert list(more.quotes) == expected[: len(more.quotes)]


@pytest.mark.parametrize(
    ("number", "disabled"), [(1, [True, False]), (2, [False, False]), (3, [False, True])]
)
async def test_buttons_end_with_the_article(number: int, disabled: list[bool]) -> None:
    """◀ is disabled at the first sentence, ▶ at the last."""
    quote = Quote("It sank.", "a", "t", None, None, None, 0, 8, number=number, of=3)
    view = layout.view(render.answer(answer_of(quote), ENGLISH), ENGLISH)
    assert [button["disabled"] for button in buttons(view.to_components())] == disabled


@pytest.mark.parametrize(
    ("answer", "kinds"),
    [
        (answer_of(FERRY), ["question", "words", "source"]),
        (answer_of(FERRY, sure=False), ["question", "label", "words", "source"]),
        (answer_of(Evidence(FERRY, (ELSE,))), ["question", "words", "source", "also"]),
        (nearest_of(FERRY), ["question", "not found", "rule", "label", "words", "source"]),
    ],
    ids=["sure", "possible", "copied", "nearest"],
)
async def test_what_is_said_of_a_passage_stands_with_it(answer: Answer, kinds: list[str]) -> None:
    """The label above it, what else holds it below it; a rule parts it from "not found"."""
    view = layout.view(render.answer(answer, ENGLISH, "?"), ENGLISH)
    texts = {
        "question": "**?**",
        "label": ENGLISH.possible if answer.answered else ENGLISH.nearest,
        "not found": ENGLISH.not_found,
        "words": "> The ferry carried",
        "source": "-# The ferry",
        "also": "-# The quote, word for word",
    }
    for component, kind in zip(view.to_components()[0]["components"], [*kinds, "row"], strict=True):
        assert component["type"] == {"rule": 14, "row": 1}.get(kind, 10)
        assert component.get("content", "").startswith(texts.get(kind, ""))


@pytest.mark.parametrize(
    ("answer", "rows"),
    [
        (
            answer_of(FERRY, ELSE),
            [["◀", "▶", "More (1)", "Why?"], ["👍 Helpful", "👎 Not helpful", "Follow up"]],
        ),
        (nearest_of(FERRY), [["◀", "▶", "Why?"], ["Follow up"]]),
        (nearest_of(), []),
    ],
    ids=["answer", "nearest", "nothing"],
)
async def test_only_answers_are_voted_on(answer: Answer, rows: list[list[str]]) -> None:
    """Where nothing was found, the nearest passage can be explained; without one nothing can."""
    view = layout.view(render.answer(answer, ENGLISH, number=ASKED), ENGLISH)
    found = [one for one in flat(view.to_components()) if one["type"] == 1]
    labels = [[button["label"].rstrip("\ufe0e") for button in row["components"]] for row in found]
    assert labels == rows


async def test_colours_tell_answers_from_the_rest() -> None:
    """An answer is blue, all else grey; discord.py keeps none of the views."""
    quote = Quote("It sank.", "a", "t", None, None, None, 0, 8)
    for answer, colour in (
        (answer_of(quote), layout.ANSWER),
        (nearest_of(quote), layout.OTHER),
    ):
        view = layout.view(render.answer(answer, ENGLISH), ENGLISH)
        assert view.to_components()[0]["accent_color"] == colour
        assert view.is_finished()
