"""/ask with its filters and suggestions, and questions that follow an answer."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import discord
import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle

from bot.texts import ENGLISH, LANGUAGES, Texts
from index.library import Library
from index.settings import Settings
from tests.bot.scene import USERS, Scene, blocks, quote, scene, seen, text

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
        ({"since": "2022"}, {"Solveig"}, "Since <t:1641031200:D>"),
        ({"since": "2021-03", "until": "2021-03"}, {"Ingeborg"}, "until <t:1617184800:D>"),
        ({"until": "2021"}, {"Ingeborg"}, "Until <t:1640944800:D>"),
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


@pytest.mark.parametrize("texts", LANGUAGES, ids=lambda texts: texts.language)
async def test_dates_say_that_undated_articles_are_left_out(ferries: Library, texts: Texts) -> None:
    """Beside the filter, and only where there are dates in it."""
    async with scene(ferries) as here:
        here.bot.records.change(here.guild.id, language=texts.language, user_questions=0)
        for options in ({"since": "2021"}, {"until": "2023"}, {"since": "2021", "until": "2023"}):
            told = blocks(await here.ask(FERRY, **options))[0]
            assert told.endswith(f" · {texts.asking.undated_left_out}")
        told = text(await here.ask(FERRY, source="Of old"))
        assert "Frida" in told
        assert texts.asking.undated_left_out not in told


async def test_a_filter_that_leaves_nothing_is_told(ferries: Library) -> None:
    """The remedy is named."""
    async with scene(ferries) as here:
        for options in ({"source": "The Moon"}, {"since": "2030-01-01"}):
            assert text(await here.ask(FERRY, **options)) == ENGLISH.asking.nothing_within


async def test_dates_that_leave_no_day_are_told(ferries: Library) -> None:
    """The remedy is not another source."""
    async with scene(ferries) as here:
        shown = await here.ask(FERRY, since="2022", until="2021-12-31")
        assert shown.ephemeral
        assert text(shown) == ENGLISH.asking.wrong_order


@pytest.mark.parametrize("typed", ["yesterday", "2021-13-01", "2021-00", "0000", "`*<@1>"])
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


async def test_what_was_asked_where_one_may_not_look_is_not_suggested(ferries: Library) -> None:
    """Neither from a channel of moderators nor from a thread in it; to those who see it, it is."""
    async with scene(ferries) as here:
        hidden, shown = discord.PermissionOverwrite(view_channel=False), discord.PermissionOverwrite
        role = here.guild.create_role("moderators")
        secret = here.guild.create_text_channel(
            "moderators",
            overwrites={here.guild.default_role: hidden, role: shown(view_channel=True)},
        )
        kim, bob = (
            here.guild.add_member(here.env.create_user(name), roles=[role])
            for name in ("kim", "bob")
        )
        for who in (kim, bob):
            await who.slash(secret, "ask", question=FERRY)
        assert FERRY not in await suggested(here, "question", "ship")
        assert FERRY in await suggested(here, "question", "ship", kim)
        here.bot.records.change(here.guild.id, user_questions=0)
        await here.ask(FERRY)
        assert FERRY not in await suggested(here, "question", "ship")
        await kim.slash(here.channel, "ask", question=FERRY)
        assert FERRY in await suggested(here, "question", "ship")


async def test_what_was_asked_in_a_channel_that_is_gone_is_not_suggested(
    ferries: Library,
) -> None:
    """Nobody can tell any more who was to see it."""
    async with scene(ferries) as here:
        bob = here.guild.add_member(here.env.create_user("bob"))
        await here.ask(FERRY)
        await bob.slash(here.channel, "ask", question=FERRY)
        other = here.guild.create_text_channel("other")
        assert FERRY in await suggested(here, "question", "ship", channel=other)
        channel = here.bot.get_channel(here.channel.id)
        assert isinstance(channel, discord.TextChannel)
        await channel.delete()
        assert FERRY not in await suggested(here, "question", "ship", channel=other)


@pytest.mark.parametrize("private", [False, True])
async def test_what_was_asked_in_a_thread_is_suggested_where_all_may_read_it(
    ferries: Library, private: bool
) -> None:
    """A private thread's questions are suggested in that thread alone."""
    kind = discord.ChannelType.private_thread if private else discord.ChannelType.public_thread
    async with scene(ferries) as here:
        channel = here.bot.get_channel(here.channel.id)
        assert isinstance(channel, discord.TextChannel)
        made = await channel.create_thread(name="aside", type=kind)
        thread = ChannelHandle(here.env, here.guild, here.env.backend.get_channel(made.id))
        bob = here.guild.add_member(here.env.create_user("bob"))
        for who in (here.alice, bob):
            await made.add_user(discord.Object(who.id))
            await who.slash(thread, "ask", question=FERRY)
        assert FERRY in await suggested(here, "question", "ship", channel=thread)
        assert (FERRY in await suggested(here, "question", "ship")) is not private


async def test_an_article_with_a_long_title_is_suggested(
    empty: Library, add: Callable[..., None]
) -> None:
    """What is chosen narrows the search to it, and is named by its title."""
    title = f"The ferry, {'the sound, ' * 10}and the story of the ship Ingeborg"
    add(id="long", title=title, text="The ship Ingeborg crosses the sound.")
    add(id="other", title=f"{title} again", text="The ship Solveig crosses the sound.")
    add(id="short", title="Of old", text="The ship Frida crosses the sound by night.")
    async with scene(empty) as here:
        (again, one) = await here.alice.autocomplete(here.channel, "ask", "source", "FERRY story")
        assert again["value"] != one["value"]
        for choice in (one, again):
            assert choice["name"].startswith("The ferry, the sound, ")
            assert choice["name"].endswith("…")
            assert len(choice["name"]) <= 100
        shown = await here.ask(FERRY, source=one["value"])
        assert {ship for ship in SHIPS if ship in text(shown)} == {"Ingeborg"}
        assert "Only searched in The ferry, the sound, " in blocks(shown)[0]
        assert "key:" not in text(shown)
        (asked,) = [asked for asked, _ in here.bot.records.history(here.guild.id, 0)]
        assert asked.source == title
        unknown = await here.ask(FERRY, source="key:0123456789abcdef")
        assert text(unknown) == ENGLISH.asking.nothing_within


async def test_a_publisher_with_a_long_name_is_suggested(
    empty: Library, add: Callable[..., None]
) -> None:
    """What is chosen narrows the search to its articles."""
    publisher = "The Society of " + "the Shores of the " * 6 + "Sound"
    add(id="one", title="Of new", publisher=publisher, text="The ship Ingeborg crosses the sound.")
    add(id="two", title="Of old", text="The ship Frida crosses the sound by night.")
    async with scene(empty) as here:
        choice, *_ = await here.alice.autocomplete(here.channel, "ask", "source", "society")
        answer = await here.ask("Which ship crosses the sound by night?", source=choice["value"])
        assert "Ingeborg" in quote(answer)


async def test_a_long_title_is_suggested_as_a_question_and_a_search(
    empty: Library, add: Callable[..., None]
) -> None:
    """By its first words; these find the article."""
    title = f"{'The ferry and the sound, ' * 5}a story"
    add(id="long", title=title, text="The ship Ingeborg crosses the sound.")
    async with scene(empty) as here:
        (question,) = await suggested(here, "question", "STORY")
        assert question.startswith("The ferry and the sound, The ferry")
        assert len(question) <= 100
        (search,) = await here.alice.autocomplete(here.channel, "sources", "search", "story")
        assert len(search["name"]) > len(search["value"])
        found = await here.alice.slash(here.channel, "sources", search=search["value"])
        assert f"**{title[:60]}" in text(seen(found))


async def test_what_cannot_be_shown_is_not_suggested(
    empty: Library, add: Callable[..., None]
) -> None:
    """Discord takes no choice without a name."""
    add(id="odd", title="\x9b", publisher="\x8e", text="The ship Ingeborg crosses the sound.")
    async with scene(empty) as here:
        for command, option in (("ask", "question"), ("ask", "source"), ("sources", "search")):
            assert await here.alice.autocomplete(here.channel, command, option, "") == []


async def suggested(
    here: Scene,
    option: str,
    typed: str,
    who: MemberActor | None = None,
    channel: ChannelHandle | None = None,
) -> list[str]:
    """What Alice, or somebody else, is suggested while they type."""
    found = await (who or here.alice).autocomplete(channel or here.channel, "ask", option, typed)
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
