"""/articles list and remove, and who may use them."""

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
from bot.texts import ENGLISH
from index.library import Library
from tests.bot.keepers import FERRY, MANAGER, add_articles, keeper, said
from tests.bot.scene import Scene, labels, scene, seen, text

TEXTS = ENGLISH.articles


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


async def test_an_article_of_whose_title_nothing_shows_is_chosen_by_its_id(empty: Library) -> None:
    """Discord takes no choice without a name."""
    async with scene(empty) as here:
        kim = keeper(here)
        await add_articles(here, kim, FERRY | {"id": "odd", "title": "\x9b", "publisher": "\x8e"})
        (choice,) = await kim.autocomplete(here.channel, "articles remove", "article", "")
        assert (choice["name"], choice["value"]) == ("odd", "odd")


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
