"""Buttons under an answer whose article cannot be shown any more, as users see them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from simcord.results import ResponseMessage

from bot.rendering.layout import NEXT
from bot.texts import ENGLISH, texts_for
from index.library import Library
from tests.bot.scene import Scene, blocks, labels, quote, scene, seen, text
from tests.bot.test_follow_up import follow

ASKING = ENGLISH.asking
QUESTION = "How many people did the ferry Linnea carry?"
BOATS = "What carried people: the ferry Linnea or a second boat?"
LINNEA = "The harbour was calm. The ferry Linnea carried 300 people. She was built in Turku."
BOAT = "A second boat carried 20 people to the ferry. It rained on that day."
BARGE = "A barge carried 20 people. The sun shone."


@pytest.fixture
def boats(empty: Library, add: Callable[..., None]) -> Library:
    """A ferry, a boat and a barge."""
    for name, told in (("ferry", LINNEA), ("boat", BOAT), ("barge", BARGE)):
        add(id=name, title=f"Of a {name}", text=told)
    return empty


def add_own(here: Scene, folder: Path, **article: str) -> None:
    """Give the server an article of its own."""
    file = folder / "own.jsonl"
    file.write_text(json.dumps(article), encoding="utf-8")
    with here.bot.shelves.own(here.guild.id) as library:
        library.add(file)


async def press(here: Scene, message: ResponseMessage, label: str) -> ResponseMessage:
    """What Alice alone sees for pressing the button whose label begins so."""
    (name,) = [name for name in labels(message) if name.startswith(label)]
    result = await here.alice.click(message, label=name)
    told = result.followups[0] if result.followups else seen(result)
    assert told.ephemeral
    return told


@pytest.mark.parametrize("label", [NEXT, ASKING.why_button, "More"])
async def test_every_button_says_that_the_article_was_removed(boats: Library, label: str) -> None:
    """None explains or shows another sentence in its place."""
    async with scene(boats) as here:
        message = await here.ask(BOATS)
        for name in ("ferry", "boat", "barge"):
            boats.remove(name)
        assert text(await press(here, message, label)) == ENGLISH.removed


async def test_why_does_not_explain_another_sentence(boats: Library) -> None:
    """Where the barge's would be the best by now."""
    async with scene(boats) as here:
        message = await here.ask(QUESTION)
        boats.remove("ferry")
        assert text(await press(here, message, ASKING.why_button)) == ENGLISH.removed


async def test_more_says_how_many_were_removed(boats: Library) -> None:
    """The others are shown as ever."""
    async with scene(boats) as here:
        here.bot.records.change(here.guild.id, quotes=5)
        message = await here.ask(BOATS)
        before = text(await press(here, message, "More"))
        boats.remove("boat")
        shown = text(await press(here, message, "More"))
        assert "It rained on that day." in before
        assert "It rained on that day." not in shown
        gone = before.count(" · sentence ") - shown.count(" · sentence ")
        assert f"More ({gone + shown.count(' · sentence ')})" in labels(message)
        assert before.startswith(f"{ENGLISH.more_heading}\n>")
        told = f"-# {ENGLISH.more_removed.format(count=gone)}"
        assert shown.startswith(f"{ENGLISH.more_heading}\n{told}\n>")


async def test_more_says_how_many_are_not_searched_any_more(boats: Library, tmp_path: Path) -> None:
    """Where the server has excluded the shared articles, but not its own."""
    async with scene(boats) as here:
        crew = "The ferry Linnea carried a second boat. People waved. Boats carried people."
        add_own(here, tmp_path, id="own", title="Own", text=crew)
        here.bot.records.change(here.guild.id, quotes=5)
        message = await here.ask(BOATS)
        before = text(await press(here, message, "More"))
        here.bot.records.change(here.guild.id, shared=False)
        shown = text(await press(here, message, "More"))
        gone = before.count(" · sentence ") - shown.count(" · sentence ")
        told = f"-# {ENGLISH.more_unsearched.format(count=gone)}"
        assert shown.startswith(f"{ENGLISH.more_heading}\n{told}\n>")


@pytest.mark.parametrize("label", [NEXT, ASKING.why_button, "More"])
async def test_excluded_articles_are_not_said_to_be_removed(boats: Library, label: str) -> None:
    """They are in the library, and may be asked here again."""
    async with scene(boats) as here:
        message = await here.ask(BOATS)
        here.bot.records.change(here.guild.id, shared=False)
        assert text(await press(here, message, label)) == ENGLISH.unsearched
        here.bot.records.change(here.guild.id, shared=True)
        assert ENGLISH.unsearched not in text(await press(here, message, ASKING.why_button))


async def test_a_servers_own_article_is_removed_whatever_is_excluded(
    empty: Library, tmp_path: Path
) -> None:
    """It was the server's own, and the server removed it."""
    async with scene(empty) as here:
        add_own(here, tmp_path, id="own", title="Own", text=LINNEA)
        message = await here.ask(QUESTION)
        here.bot.records.change(here.guild.id, shared=False)
        with here.bot.shelves.own(here.guild.id) as library:
            library.remove("own")
        for label in (NEXT, ASKING.why_button):
            assert text(await press(here, message, label)) == ENGLISH.removed


async def test_a_forgotten_servers_buttons_lead_to_no_new_article(
    empty: Library, tmp_path: Path
) -> None:
    """Where the bot left, all was deleted, and it came back: what is added then is another's."""
    async with scene(empty) as here:
        add_own(here, tmp_path, id="own", title="Own", text=LINNEA)
        message = await here.ask(QUESTION)
        here.bot.shelves.forget(here.guild.id)
        add_own(here, tmp_path, id="new", title="New", text=BARGE)
        assert text(await press(here, message, NEXT)) == ENGLISH.removed


async def test_a_follow_up_says_that_its_context_was_removed(boats: Library) -> None:
    """It is asked all the same, without the removed article."""
    async with scene(boats) as here:
        message = await here.ask(QUESTION)
        boats.remove("ferry")
        answer = seen(await follow(here.alice, message, "How many people did a barge carry?"))
        opening = blocks(answer)[0].split("\n")
        assert opening[1:] == [f"-# {ASKING.context_removed}"]
        assert quote(answer).replace("*", "") == "A barge carried 20 people."


async def test_a_follow_up_says_that_its_context_is_excluded(
    boats: Library, tmp_path: Path
) -> None:
    """And looks into what the server has left."""
    async with scene(boats) as here:
        message = await here.ask(QUESTION)
        add_own(here, tmp_path, id="own", title="Own", text="The tug Borg pulled a barge.")
        here.bot.records.change(here.guild.id, shared=False)
        answer = seen(await follow(here.alice, message, "What did the tug Borg pull?"))
        assert f"-# {ASKING.context_unsearched}" in blocks(answer)[0].split("\n")
        assert "Borg" in quote(answer)


async def test_a_follow_up_says_that_the_question_before_is_not_kept(boats: Library) -> None:
    """A question with its context says nothing of the kind."""
    async with scene(boats) as here:
        message = await here.ask(QUESTION)
        answer = seen(await follow(here.alice, message, "Where was she built?"))
        assert blocks(answer)[0] == "**Where was she built?**"
        here.bot.records.forget(here.alice.id)
        answer = seen(await follow(here.alice, message, "How many people did a barge carry?"))
        assert f"-# {ASKING.asked_alone}" in blocks(answer)[0].split("\n")


async def test_a_reply_says_that_its_context_was_removed(boats: Library) -> None:
    """As the button does."""
    async with scene(boats) as here:
        await here.ask(QUESTION)
        boats.remove("ferry")
        asked = f"{here.mention} How many people did a barge carry?"
        await here.alice.send(here.channel, asked, reply_to=here.last)
        assert f"-# {ASKING.context_removed}" in text(here.last)


@pytest.mark.parametrize("language", ["de", "fr", "es"])
async def test_it_is_said_in_the_language_of_the_place(boats: Library, language: str) -> None:
    """By Why as by ▶."""
    texts = texts_for(language)
    async with scene(boats) as here:
        here.bot.records.change(here.guild.id, language=language)
        message = await here.ask(QUESTION)
        here.bot.records.change(here.guild.id, shared=False)
        for label in (NEXT, texts.asking.why_button):
            assert text(await press(here, message, label)) == texts.unsearched
