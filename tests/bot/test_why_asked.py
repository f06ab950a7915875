"""Why explains what was shown: for plain, filtered and follow-up questions, as users see it."""

from collections.abc import Callable
from typing import Any

import pytest
from simcord.results import ResponseMessage

from bot.client import create_bot
from bot.texts import ENGLISH
from index.library import Library
from tests.bot.scene import USERS, Scene, blocks, quote, scene, seen
from tests.bot.test_follow_up import follow

WHY = ENGLISH.why
BUTTON = ENGLISH.asking.why_button

PLAIN: list[tuple[str, dict[str, Any]]] = [
    (USERS, {}),
    ("Who is the Kremlin spokesperson?", {}),
    ("Which platfrom is Clubhose available on?", {}),
    ("What is Twitter testing?", {}),
    ("How many goats does the Kremlin own?", {}),
]
FILTERED: list[tuple[str, dict[str, Any]]] = [
    (USERS, {"source": "CNBC"}),
    ("Who invited Putin?", {"since": "2021-02-16"}),
    ("What is Twitter testing?", {"source": "cnbc"}),
    ("What is Clubhouse?", {"source": "CNBC"}),
    (USERS, {"source": "Hindustan Times", "since": "2021-02-01", "until": "2021-02-28"}),
]
FOLLOWING = [
    (USERS, "and when?"),
    (USERS, "according to whom?"),
    (USERS, "and downloads?"),
    (USERS, "Who did Elon Musk ask to join him?"),
    ("Who wants to talk to Putin?", "which language did he use?"),
    ("What did Peskov say of the proposal?", "when did he say it?"),
    ("Where is Twitter testing Spaces?", "why?"),
    ("Which celebrities use Clubhouse?", "and tech bigwigs?"),
    (USERS, "How many goats does the Kremlin own?"),
]


async def explained(here: Scene, message: ResponseMessage) -> list[str]:
    """The heading of the explanation, line by line; the sentence is the one that was shown."""
    told = seen(await here.alice.click(message, label=BUTTON))
    assert quote(told).replace("*", "") == quote(message).replace("*", "")
    assert WHY.another not in blocks(told)[0]
    return blocks(told)[0].split("\n")


@pytest.mark.parametrize(("question", "options"), PLAIN + FILTERED)
async def test_the_sentence_explained_is_the_one_shown(
    library: Library, question: str, options: dict[str, Any]
) -> None:
    """And where only some articles were asked, that is said."""
    async with scene(library) as here:
        message = await here.ask(question, **options)
        heading = await explained(here, message)
        told = [line for line in blocks(message)[0].split("\n") if line.startswith("-# ")]
        searched = [line for line in told if options and "earched for" not in line]
        assert [line for line in heading[1:] if "earched for" not in line] == searched


@pytest.mark.parametrize(("earlier", "question"), FOLLOWING)
async def test_a_follow_up_is_explained_as_it_was_asked(
    library: Library, earlier: str, question: str
) -> None:
    """With the articles before it and the words before it, after a restart as well."""
    async with scene(library) as here:
        message = seen(await follow(here.alice, await here.ask(earlier), question))
        assert f"-# {WHY.followed}" in await explained(here, message)
        await here.env.restart_bot(create_bot(library))
        assert f"-# {WHY.followed}" in await explained(here, message)


async def test_a_filtered_question_is_explained_by_the_articles_asked(library: Library) -> None:
    """Without the filter another sentence would be the best."""
    async with scene(library) as here:
        for question, options in FILTERED[:4]:
            shown = await here.ask(question, **options)
            assert quote(shown) != quote(await here.ask(question))
            await explained(here, shown)


async def test_a_follow_up_without_the_question_before_is_said_to_be_alone(
    empty: Library, add: Callable[..., None]
) -> None:
    """Where Bob's question went, Alice's follow-up cannot be explained as it was asked."""
    add(id="a1", title="The ferry Linnea", text="The ferry Linnea carried 300. She began in 1998.")
    add(id="a2", title="The tug Borg", text="The tug Borg pulled a barge. She began in 1950.")
    async with scene(empty) as here:
        bob = here.guild.add_member(here.env.create_user("bob"))
        asked = "How many did the ferry Linnea carry?"
        first = seen(await bob.slash(here.channel, "ask", question=asked))
        message = seen(await follow(here.alice, first, "when did she begin?"))
        assert "1998" in quote(message)
        here.bot.records.forget(bob.id)
        told = blocks(seen(await here.alice.click(message, label=BUTTON)))[0].split("\n")
        assert f"-# {WHY.alone}" in told
        assert f"-# {WHY.followed}" not in told


async def test_the_same_sentence_of_a_changed_article_is_not_another_one(
    empty: Library, add: Callable[..., None]
) -> None:
    """Its id is new, its words are not."""
    add(id="a1", title="The ferry", text="The ferry Linnea carried 300 people. It rained.")
    async with scene(empty) as here:
        message = await here.ask("How many people did the ferry Linnea carry?")
        add(id="a1", title="The ferry", text="The ferry Linnea carried 300 people. It snowed.")
        await explained(here, message)
        add(id="a1", title="The ferry", text="The ferry Linnea carried 310 people. It snowed.")
        told = blocks(seen(await here.alice.click(message, label=BUTTON)))[0]
        assert told.startswith(f"{WHY.heading}\n-# {WHY.another}")
