"""The menu "Find sources", as a user sees it."""

import re

import discord
import pytest

from bot.texts import ENGLISH
from index.library import Library
from tests.bot.scene import Scene, quote, scene, seen, text

MENU = "Find sources"


async def looked_up(here: Scene, claim: str, **options: object) -> str:
    """What Alice is shown for a message of hers."""
    return await shown_for(here, await here.alice.send(here.channel, claim, **options))  # type: ignore[arg-type]


async def shown_for(here: Scene, message: discord.Message) -> str:
    """What Alice is shown for a message."""
    response = seen(await here.alice.context_menu(here.channel, MENU, message))
    assert response.ephemeral
    return text(response)


async def test_a_claim_is_set_beside_the_closest_passages(library: Library) -> None:
    """Alice alone sees the passages, each with its citation, and that they prove nothing yet."""
    async with scene(library) as here:
        shown = await looked_up(here, "Clubhouse has a billion users, I heard.")
        assert shown.startswith(
            f"{ENGLISH.claim_heading}\n-# “Clubhouse has a billion users, I heard.”\n"
            f"-# {ENGLISH.claim_note}\n"
        )
        assert "> According to Sensor Tower" in shown
        assert "Hindustan Times · <t:1613469600:D> · sentence" in shown


async def test_a_claim_is_set_beside_several_sources(library: Library) -> None:
    """Each source stands once before any stands twice."""
    async with scene(library) as here:
        shown = await looked_up(here, "Clubhouse has millions of users.")
        sources = [line for line in shown.split("\n") if " · sentence" in line]
        assert len({line.split(" · ")[1] for line in sources[:2]}) == 2


async def test_a_message_without_text_has_nothing_to_look_up(library: Library) -> None:
    """A picture alone is answered kindly."""
    async with scene(library) as here:
        shown = await looked_up(here, "", attachments=[("a.png", b"picture")])
        assert shown == ENGLISH.claim_empty


@pytest.mark.parametrize("style", ["rich", "plain"])
@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
async def test_an_answer_is_looked_up_by_what_it_quotes(
    library: Library, style: str, language: str
) -> None:
    """Without its markdown, its citations and the sentences beside the quotes."""
    async with scene(library) as here:
        here.bot.records.change(here.guild.id, style=style, language=language)
        await here.ask()
        shown = await shown_for(here, here.last)
        # As the article has it, without the answer's bold type; the next quote follows.
        assert re.search(
            r"[“„«]\s?According to Sensor Tower, a data analytics firm, Clubhouse had nearly 3\.6"
            r" million users globally as of February 2\. [A-Z“]",
            shown,
        )
        assert "Hindustan" not in shown.split("According", 2)[1]


async def test_what_components_embeds_and_forwards_say_is_looked_up(library: Library) -> None:
    """Whoever posts it: a feed, a person who passes it on."""
    claim = "Clubhouse has a billion users"
    async with scene(library) as here:
        webhook = here.guild.create_webhook(here.channel)
        posted = await webhook.send(embed=discord.Embed(title="Claims", description=claim))
        forwarded = await here.alice.forward(
            await here.alice.send(here.channel, claim), here.channel
        )
        channel = here.bot.get_channel(here.channel.id)
        assert isinstance(channel, discord.TextChannel)
        layout = discord.ui.LayoutView()
        layout.add_item(discord.ui.Container(discord.ui.TextDisplay(claim)))
        built = await channel.send(view=layout)
        for message in (posted, forwarded, built):
            shown = await shown_for(here, message)
            assert claim in shown
            assert "> According to Sensor Tower" in shown


async def test_a_claim_about_something_else_has_no_passage(library: Library) -> None:
    """Where nothing comes close, this is said."""
    async with scene(library) as here:
        assert await looked_up(here, "Zyxwv qqqq!") == ENGLISH.claim_none


async def test_an_empty_library_says_so(empty: Library) -> None:
    """The user learns why there is no passage."""
    async with scene(empty) as here:
        assert await looked_up(here, "The ferry sank.") == ENGLISH.asking.empty_server


async def test_the_longest_message_is_looked_up(library: Library) -> None:
    """A message as long as Discord allows is no trouble."""
    async with scene(library) as here:
        message = await here.alice.send(here.channel, "Clubhouse users " * 125)
        response = seen(await here.alice.context_menu(here.channel, MENU, message))
        assert "users" in quote(response)
