"""/articles list, show and remove, and who may use them."""

import json
from types import SimpleNamespace

import discord
import pytest
from discord import app_commands, ui
from simcord.actors import MemberActor
from simcord.backend.errors import SetupError
from simcord.builders import ChannelHandle

from bot import custom_ids
from bot.articles import telling
from bot.articles.keeping import kept
from bot.articles.names import key
from bot.asking.places import Place
from bot.client import create_bot
from bot.records.settings import Settings
from bot.rendering import layout
from bot.rendering.layout import BACK, NEXT
from bot.texts import ENGLISH, LANGUAGES, Texts
from index.library import Library
from tests.bot.keepers import FERRY, MANAGER, add, add_articles, keeper, said
from tests.bot.scene import Scene, labels, scene, seen, text

TEXTS = ENGLISH.articles
WEB_PAGE = (
    "Ferry back in service\n\nBy Ann Rowe\n\nThe ferry Linnea sails again on Monday. Her engine"
    " is new. The crew is glad of it, the captain said on the quay.\n\nAdvertisement\n\n"
    "Tickets are on sale at the harbour office from Friday on.\n"
)


def many(count: int) -> list[dict[str, str]]:
    """Articles of one day after the other."""
    return [
        FERRY
        | {"id": f"a{n}", "title": f"Day {n}", "published": f"2021-03-{n:02}", "text": f"{n}."}
        for n in range(1, count + 1)
    ]


async def test_the_list_is_paged_newest_first(empty: Library) -> None:
    """The buttons turn the page in place, after a restart too."""
    async with scene(empty) as here:
        kim = keeper(here)
        await add_articles(here, kim, *many(telling.PAGE + 2))
        message = seen(await kim.slash(here.channel, "articles list"))
        shown = text(message)
        assert shown.startswith(TEXTS.list_heading.format(count=10))
        assert shown.split("\n")[1] == "**Day 10** · Skerrow Post · <t:1615370400:D>"
        assert "-# sentences: 1 · a10" in shown
        assert "Page 1 of 2" in shown
        assert labels(message) == [NEXT]
        here.bot.records.change(here.guild.id, style="plain")
        await kim.click(message, label=NEXT)
        assert "Day 2**" in text(message)
        assert "Day 3**" not in text(message)
        await here.env.restart_bot(create_bot(empty))
        assert labels(message) == [BACK]
        await kim.click(message, label=BACK)
        assert text(message) == shown


async def test_plain_text_has_pages_too(empty: Library) -> None:
    """Without buttons, a page is named in the command; one that is not there is the last."""
    async with scene(empty) as here:
        kim = keeper(here)
        here.bot.records.change(here.guild.id, style="plain")
        await add_articles(here, kim, *many(telling.PAGE + 2))
        shown = said(await kim.slash(here.channel, "articles list", page=7))
        assert shown.startswith("Articles of this server: 10\n\nDay 2, Skerrow Post, <t:")
        assert "Page 2 of 2" in shown


async def test_a_server_without_articles_has_an_empty_list(empty: Library) -> None:
    """It says how to add some, and makes nothing."""
    async with scene(empty) as here:
        assert said(await keeper(here).slash(here.channel, "articles list")) == TEXTS.list_empty
        assert not here.bot.shelves.folder(here.guild.id).exists()


@pytest.mark.parametrize("style", ["rich", "plain"])
async def test_an_article_is_shown_with_versions_and_cuts(empty: Library, style: str) -> None:
    """What was cut is named and quoted, and the versions have their dates."""
    async with scene(empty) as here:
        kim = keeper(here)
        here.bot.records.change(here.guild.id, style=style)
        await add(here, kim, "ferry.txt", WEB_PAGE)
        await add(here, kim, "ferry.txt", WEB_PAGE.replace("Monday", "Friday"))
        shown = said(await kim.slash(here.channel, "articles show", article="ferry"))
        assert "Ferry back in service" in shown
        assert "article of this server" in shown
        assert "Versions: 2" in shown
        assert "2: <t:" in shown
        assert "byline: “By Ann Rowe”" in shown
        assert "advertisement: “Advertisement”" in shown


async def test_a_long_article_is_shown_within_the_limits(empty: Library) -> None:
    """Hundreds of cuts and many versions are clipped, and their number is told."""
    async with scene(empty) as here:
        kim = keeper(here)
        page = "\n\n".join(f"The ferry sank {n} times.\n\nAdvertisement" for n in range(300))
        for n in range(12):
            await add(here, kim, "ferry.txt", f"*{'_~' * 90}*\n\n{page}\n\n{n} sailors swam.")
        for style, most in (("rich", 4000), ("plain", 2000)):
            here.bot.records.change(here.guild.id, style=style)
            shown = said(await kim.slash(here.channel, "articles show", article="ferry"))
            assert len(shown) <= most
            assert "Versions: 12" in shown
            assert "and 4 more" in shown
            assert shown.endswith(" more")


STORY = " ".join(f"The keeper of lighthouse {n} saw the ferry Linnea at noon." for n in range(12))
TOLD = {
    "text": STORY,
    "author": "Runa *Holm*",
    "updated": "2021-02-18",
    "language": "pt-BR",
    "notes": ["paywall", "excerpt", "leaked"],
}


async def add_lines(here: Scene, kim: MemberActor, *articles: dict[str, object]) -> str:
    """What is told to somebody who adds articles that have more than texts."""
    return await add(here, kim, "articles.jsonl", "\n".join(map(json.dumps, articles)))


@pytest.mark.parametrize("style", ["rich", "plain"])
@pytest.mark.parametrize("texts", LANGUAGES, ids=lambda texts: texts.language)
async def test_all_that_is_known_of_an_article_is_shown(
    empty: Library, texts: Texts, style: str
) -> None:
    """Author, update, language, what to know of the text, and the outlets that print it too."""
    async with scene(empty) as here:
        kim, words = keeper(here), texts.articles
        here.bot.records.change(here.guild.id, style=style, language=texts.language)
        other = FERRY | {"id": "post", "title": "A ferry is seen", "publisher": "Eastern Post"}
        await add_lines(here, kim, FERRY | TOLD, other | {"text": STORY})
        shown = said(await kim.slash(here.channel, "articles show", article="ferry"))
        expected = [
            words.author.format(name="Runa \\*Holm\\*"),
            words.updated_on.format(date="<t:1613642400:D>"),
            words.in_language.format(tag="pt-BR"),
            *words.notes.split(", "),
            "leaked",
            words.copied.format(count=1).strip("*"),
        ]
        assert [each for each in expected if each.replace("\xa0", " ") not in shown] == []
        dot = " · " if style == "rich" else ", "
        assert f"- A ferry is seen{dot}Eastern Post{dot}<t:1613469600:D>{dot}post" in shown


async def test_copies_of_other_libraries_are_not_named(library: Library) -> None:
    """Neither the shared one's in a server's, nor a server's in the shared one's."""
    async with scene(library) as here:
        kim, shared = keeper(here), library.articles()[0]
        found = library.article(shared.id)
        assert found is not None
        copy = {"id": "own", "title": "Our copy", "text": found.stored.article.text}
        assert (await add_lines(here, kim, copy)).startswith("**Added: 1**")
        for article in ("own", shared.id):
            shown = said(await kim.slash(here.channel, "articles show", article=article))
            assert TEXTS.copied.partition(":")[0] not in shown
        here.bot.shelves.forget(here.guild.id)


@pytest.mark.parametrize("texts", LANGUAGES, ids=lambda texts: texts.language)
async def test_what_is_known_stays_within_the_limits(empty: Library, texts: Texts) -> None:
    """However much it is; of many copies the first are named and the others counted."""
    async with scene(empty) as here:
        kim, long = keeper(here), "*_~" * 90
        known = {"title": long, "published": "2021-02-16", "agency": long[:-1], "author": long}
        known |= {"updated": "2021-02-18", "language": "en" + "-abcdefgh" * 9}
        many: list[dict[str, object]] = [
            known | {"id": f"{who}{'_' * 190}", "text": STORY, "publisher": f"{who}{long}"}
            for who in "mayor baker smith cook pilot maid judge clerk guard".split()
        ]
        many[0] |= {"notes": [f"*_{n}" * 40 for n in range(50)]}
        many[0] |= {"url": f"https://skerrow.example/{'a' * 400}"}
        await add_lines(here, kim, *many)
        for style, most in (("rich", 4000), ("plain", 2000)):
            here.bot.records.change(here.guild.id, style=style, language=texts.language)
            article = str(many[0]["id"])
            shown = said(await kim.slash(here.channel, "articles show", article=article))
            assert len(shown) <= most
            copied = texts.articles.copied.format(count=8).strip("*").replace("\xa0", " ")
            assert copied in shown
            assert texts.articles.more.format(count=4) in shown
            assert shown.endswith(texts.articles.no_cuts)


async def test_a_shared_article_can_be_shown_but_not_removed(library: Library) -> None:
    """It is marked; where the server leaves the shared articles out, it is not there."""
    async with scene(library) as here:
        kim, article = keeper(here), library.articles()[0]
        shown = said(await kim.slash(here.channel, "articles show", article=article.id))
        assert TEXTS.is_shared in shown
        for options in ({}, {"confirm": True}):
            result = await kim.slash(
                here.channel, "articles remove", article=article.title, **options
            )
            assert "several servers share" in said(result)
        found = await kim.autocomplete(here.channel, "articles show", "article", article.title)
        assert found[0]["value"] == article.id
        assert await kim.autocomplete(here.channel, "articles remove", "article", "") == []
        here.bot.records.change(here.guild.id, shared=False)
        for command in ("articles show", "articles remove"):
            told = said(await kim.slash(here.channel, command, article=article.id))
            assert told == TEXTS.unknown.format(text=article.id.replace("_", "\\_"))
        here.bot.shelves.forget(here.guild.id)


async def test_an_article_is_removed_after_a_question(empty: Library) -> None:
    """The red button removes it for good; pressed again, it says that it is gone."""
    async with scene(empty) as here:
        kim = keeper(here)
        await add_articles(here, kim, FERRY)
        (choice,) = await kim.autocomplete(here.channel, "articles remove", "article", "skerrow")
        assert choice["name"] == "The ferry · Skerrow Post"
        message = seen(await kim.slash(here.channel, "articles remove", article=choice["value"]))
        assert message.ephemeral
        assert text(message) == TEXTS.asked_to_remove.format(title="The ferry")
        await here.env.restart_bot(create_bot(empty))
        assert labels(message) == [TEXTS.remove_button]
        await kim.click(message, label=TEXTS.remove_button)
        assert text(message) == TEXTS.removed.format(title="The ferry")
        assert labels(message) == []
        assert await kim.autocomplete(here.channel, "articles remove", "article", "") == []


async def test_plain_text_asks_for_a_word_instead_of_a_press(empty: Library) -> None:
    """The command with `confirm` removes the article."""
    async with scene(empty) as here:
        kim = keeper(here)
        here.bot.records.change(here.guild.id, style="plain")
        await add_articles(here, kim, FERRY)
        asked = said(await kim.slash(here.channel, "articles remove", article="the FERRY"))
        assert asked.endswith(TEXTS.confirm)
        told = said(await kim.slash(here.channel, "articles remove", article="ferry", confirm=True))
        assert told == TEXTS.removed.format(title="The ferry")
        again = said(
            await kim.slash(here.channel, "articles remove", article="ferry", confirm=True)
        )
        assert again == TEXTS.unknown.format(text="ferry")


async def test_an_id_that_is_too_long_for_discord_is_chosen_all_the_same(empty: Library) -> None:
    """A short form stands for it."""
    async with scene(empty) as here:
        kim, long = keeper(here), "ferry-" * 30
        await add_articles(here, kim, FERRY | {"id": long, "title": "Ferry " * 40})
        for command in ("articles remove", "articles show"):
            (choice,) = await kim.autocomplete(here.channel, command, "article", "ferry")
            assert choice["value"] == f"key:{key(long)}"
            assert len(choice["name"]) <= 100
            result = await kim.slash(here.channel, command, article=choice["value"])
            assert "Ferry Ferry" in said(result)


async def test_a_member_may_nothing(empty: Library) -> None:
    """Not even where the server lets everybody see the command: it is checked at every step."""
    async with scene(empty) as here:
        await add_articles(here, keeper(here), FERRY)
        for command, options in (
            ("add", {}),
            ("add", {"file": ("a.txt", b"It sank.")}),
            ("list", {}),
            ("show", {"article": "ferry"}),
            ("remove", {"article": "ferry"}),
            ("remove", {"article": "ferry", "confirm": True}),
        ):
            result = await here.alice.slash(here.channel, f"articles {command}", **options)
            assert said(result) == ENGLISH.not_allowed
        assert len(here.env.errors) == 6
        for command in ("show", "remove"):
            name = f"articles {command}"
            assert await here.alice.autocomplete(here.channel, name, "article", "") == []
        with here.bot.shelves.own(here.guild.id) as own:
            assert [article.id for article in own.articles()] == ["ferry"]


async def test_a_member_with_the_role_may_all(empty: Library) -> None:
    """The role that the moderators set is as good as Manage Server, until they set another."""
    async with scene(empty) as here:
        role = here.guild.create_role("librarians")
        ann = here.guild.add_member(here.env.create_user("ann"), roles=[role])
        here.bot.records.change(here.guild.id, role=role.id)
        assert (await add_articles(here, ann, FERRY, *many(20))).startswith("**Added: 21**")
        form = await ann.slash(here.channel, "articles add")
        page = seen(await ann.slash(here.channel, "articles list"))
        asked = seen(await ann.slash(here.channel, "articles remove", article="ferry"))
        here.bot.records.change(here.guild.id, role=None)
        for result in (
            await ann.click(page, label=NEXT),
            await ann.click(asked, label=TEXTS.remove_button),
            await ann.submit_modal(form, {"title": "A", "text": "It sank."}),
        ):
            assert said(result) == ENGLISH.not_allowed
        with here.bot.shelves.own(here.guild.id) as own:
            assert own.catalog.size()[0] == 21


async def test_an_administrator_may_all(empty: Library) -> None:
    """Discord lets administrators do everything."""
    async with scene(empty) as here:
        role = here.guild.create_role("admins", permissions=discord.Permissions(administrator=True))
        joe = here.guild.add_member(here.env.create_user("joe"), roles=[role])
        assert said(await joe.slash(here.channel, "articles list")) == TEXTS.list_empty


async def test_direct_messages_have_no_such_command(empty: Library) -> None:
    """It is for servers alone, where the bot itself is a member."""
    async with scene(empty) as here:
        (command,) = [one for one in here.bot.tree.get_commands() if one.name == "articles"]
        assert command.allowed_installs is not None
        assert (command.allowed_installs.guild, command.allowed_installs.user) == (True, False)
        assert command.default_permissions is None
        with pytest.raises(SetupError):
            await here.alice.user.slash("articles list")


@pytest.mark.parametrize("guild", [None, 7])
def test_a_forged_command_is_refused_where_the_bot_is_no_member(guild: int | None) -> None:
    """In direct messages, and in a server to which a user brought the app."""
    place = Place(5, None, 1, 5, Settings(), ENGLISH)
    forged = SimpleNamespace(guild_id=guild, permissions=MANAGER)
    with pytest.raises(app_commands.CheckFailure):
        kept(forged, place)  # type: ignore[arg-type]


async def test_only_the_one_who_asked_removes(empty: Library) -> None:
    """The button names a user, and the article of its own server alone."""
    async with scene(empty) as here:
        kim, lou = keeper(here), keeper(here, name="lou")
        await add_articles(here, kim, FERRY)
        message = await button_of(here, here.channel, kim)
        assert said(await lou.click(message, label="x")) == ENGLISH.not_allowed
        elsewhere = here.env.create_guild()
        channel = elsewhere.create_text_channel("talk")
        other = keeper(here, elsewhere, "lee")
        await other.click(await button_of(here, channel, other), label="x")
        assert text(last_of(channel)) == ENGLISH.removed
        with here.bot.shelves.own(here.guild.id) as own:
            assert [article.id for article in own.articles()] == ["ferry"]
        await kim.click(message, label="x")
        assert text(last_of(here.channel)) == TEXTS.removed.format(title="The ferry")


async def button_of(here: Scene, channel: ChannelHandle, who: MemberActor) -> discord.Message:
    """A message in a channel for all to see with the button that is somebody's."""
    button: layout.Button = ui.Button(
        label="x", custom_id=custom_ids.remove_article(who.id, key("ferry"))
    )
    shown = here.bot.get_channel(channel.id)
    assert isinstance(shown, discord.TextChannel)
    return await shown.send(view=layout.notice("?", button))


def last_of(channel: ChannelHandle) -> discord.Message:
    """The last message of a channel."""
    assert channel.last_message is not None
    return channel.last_message
