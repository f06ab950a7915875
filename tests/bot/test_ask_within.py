"""/ask with its filters and suggestions, and questions that follow an answer."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.texts import ENGLISH
from index.library import Library
from index.settings import Settings
from tests.bot.scene import USERS, Scene, blocks, quote, scene, text

FERRY = "Which ship crosses the sound?"
ARTICLES = [
    {
        "id": "ferry",
        "title": "A new ferry",
        "publisher": "Skerrow Post",
        "published": "2021-03-01T09:30:00+01:00",
        "text": "The ship Ingeborg crosses the sound. She began in May 1998, the owner said.",
    },
    {
        "id": "bridge",
        "title": "No bridge",
        "publisher": "Dunmere Gazette",
        "published": "2022-07-15",
        "text": "The ship Solveig crosses the sound. No bridge was built.",
    },
    {"id": "undated", "title": "Of old", "text": "The ship Frida crosses the sound by night."},
]
SHIPS = {"Ingeborg", "Solveig", "Frida"}


@pytest.fixture
def ferries(tmp_path: Path) -> Iterator[Library]:
    """A library of three articles on ships."""
    file = tmp_path / "ferries.jsonl"
    file.write_text("\n".join(map(json.dumps, ARTICLES)), encoding="utf-8")
    with Library.open(Settings(tmp_path / "data", (file,))) as library:
        yield library


@pytest.mark.parametrize(
    ("options", "ships", "remark"),
    [
        ({"source": "Skerrow Post"}, {"Ingeborg"}, "Only searched in Skerrow Post"),
        ({"source": "no bridge"}, {"Solveig"}, "Only searched in no bridge"),
        ({"since": "2021-03-01"}, {"Ingeborg", "Solveig"}, "Since <t:"),
        ({"since": "2021-03-02"}, {"Solveig"}, "Since <t:"),
        ({"until": "2021-12-31"}, {"Ingeborg"}, "Until <t:"),
    ],
)
async def test_a_filter_narrows_the_search_and_says_so(
    ferries: Library, options: dict[str, str], ships: set[str], remark: str
) -> None:
    """By source or day of publication; what has no date is in no time."""
    async with scene(ferries) as here:
        shown = await here.ask(FERRY, **options)
        assert {ship for ship in SHIPS if ship in text(shown)} == ships
        assert remark in blocks(shown)[0]


async def test_a_filter_that_leaves_nothing_is_told(ferries: Library) -> None:
    """The remedy is named."""
    async with scene(ferries) as here:
        for options in ({"source": "The Moon"}, {"since": "2030-01-01"}):
            assert text(await here.ask(FERRY, **options)) == ENGLISH.asking.nothing_within


@pytest.mark.parametrize("typed", ["yesterday", "2021-13-01", "`*<@1>"])
async def test_a_wrong_date_is_told_in_private(ferries: Library, typed: str) -> None:
    """With what was typed and how to write it."""
    async with scene(ferries) as here:
        shown = await here.ask(FERRY, until=typed)
        assert shown.ephemeral
        assert "2021-02-16" in text(shown)
        assert "<@1>" not in text(shown)


async def test_titles_and_publishers_are_suggested(ferries: Library) -> None:
    """While one types, whatever the case."""
    async with scene(ferries) as here:
        assert await suggested(here, "question", "FERRY") == ["A new ferry"]
        assert await suggested(here, "question", "") == ["No bridge", "A new ferry", "Of old"]
        assert await suggested(here, "source", "gaz") == ["Dunmere Gazette", "No bridge"]
        assert await suggested(here, "source", "zebra") == []


async def test_frequent_questions_are_suggested(ferries: Library) -> None:
    """Those that two people asked for all to see; what was asked in private stays so."""
    async with scene(ferries) as here:
        bob = here.guild.add_member(here.env.create_user("bob"))
        await here.ask(FERRY)
        await here.ask("Who built no bridge?", private=True)
        assert FERRY not in await suggested(here, "question", "ship")
        await bob.slash(here.channel, "ask", question=FERRY)
        await bob.slash(here.channel, "ask", question="Who built no bridge?", private=True)
        assert await suggested(here, "question", "ship") == [FERRY]
        assert "Who built no bridge?" not in await suggested(here, "question", "")


async def suggested(here: Scene, option: str, typed: str) -> list[str]:
    """What Alice is suggested while she types."""
    found = await here.alice.autocomplete(here.channel, "ask", option, typed)
    return [choice["value"] for choice in found]


@pytest.mark.parametrize("way", ["command", "mention"])
async def test_a_reply_to_an_answer_follows_it(ferries: Library, way: str) -> None:
    """ "And when?" is looked up first in the article that was just quoted."""
    async with scene(ferries) as here:
        if way == "command":
            await here.ask("Does the ship Ingeborg cross the sound?")
        else:
            await here.alice.send(
                here.channel, f"{here.mention} Does the ship Ingeborg cross the sound?"
            )
        assert "Ingeborg" in quote(here.last)
        await here.alice.send(
            here.channel, f"{here.mention} And when did she begin?", reply_to=here.last
        )
        assert "1998" in quote(here.last)


async def test_a_new_question_in_a_reply_is_answered_from_everywhere(library: Library) -> None:
    """What the cited article does not say is looked up in all."""
    async with scene(library) as here:
        await here.alice.send(here.channel, f"{here.mention} {USERS}")
        cited = here.last
        await here.alice.send(
            here.channel, f"{here.mention} Who did Elon Musk ask to join him?", reply_to=cited
        )
        assert "Putin" in text(here.last)
