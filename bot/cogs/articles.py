"""/articles: a server's own library, for those who keep it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.app_commands import Choice
from discord.ext import commands

from bot.articles import showing
from bot.articles.choosing import choices, own_choices
from bot.articles.keeping import is_keeper, kept
from bot.articles.pasting import form
from bot.asking.choices import CHOICES
from bot.asking.places import Place, place_of
from bot.delivery import acknowledge, deliver, open_form
from bot.rendering.outgoing import Outgoing
from index.library import Library

if TYPE_CHECKING:
    from bot.client import VerbatimBot

_LONGEST = 200  # characters that name an article: the longest id
_LONGEST_ADDRESS = 2_000


# guild_only() would leave the bot's own defaults for direct messages in force. There are no default
# permissions: they would hide the command from those who have the role that moderators set.
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
class Articles(
    commands.GroupCog,
    group_name="articles",
    group_description="Keep the articles that belong to this server alone",
):
    """Adds, removes, lists and shows a server's own articles; every reply is private."""

    def __init__(self, bot: VerbatimBot) -> None:
        self._bot = bot

    @app_commands.command(
        description="Add the articles of a file or a web address, or paste one into a form"
    )
    @app_commands.describe(
        file="Text, Markdown, web page, PDF, DOCX, EPUB, JSON lines, feed, or a ZIP of them",
        url="Address of a page, file or feed; its site has to let programs read it",
    )
    async def add(
        self,
        interaction: discord.Interaction[VerbatimBot],
        file: discord.Attachment | None = None,
        url: app_commands.Range[str, 1, _LONGEST_ADDRESS] | None = None,
    ) -> None:
        """Take the file, or what is at the address; with neither, open the form."""
        place, guild = self._kept(interaction)
        if file is None and url is None:
            await open_form(interaction, form(place.texts))
            return
        with self._bot.busy():
            await acknowledge(interaction, "private")
            if file is None:
                await self._bot.uploads.fetch(interaction, place, guild, str(url))
            elif url is None:
                await self._bot.uploads.take(interaction, place, guild, file)
            else:
                await deliver(interaction, Outgoing.notice(place.texts.adding.one_at_a_time))

    @app_commands.command(description="Remove an article of this server with all its versions")
    @app_commands.describe(
        article="The article: choose one that is suggested",
        confirm="Remove it without asking again",
    )
    async def remove(
        self,
        interaction: discord.Interaction[VerbatimBot],
        article: app_commands.Range[str, 1, _LONGEST],
        confirm: bool = False,
    ) -> None:
        """Ask, or remove."""
        place, guild = self._kept(interaction)
        work = showing.remove if confirm else showing.ask_to_remove
        shelves, shared = self._bot.shelves, self._shared(place)
        await self._answer(interaction, lambda: work(shelves, shared, guild, article, place))

    @app_commands.command(name="list", description="List the articles of this server")
    @app_commands.describe(page="The page to show")
    async def show_list(
        self,
        interaction: discord.Interaction[VerbatimBot],
        page: app_commands.Range[int, 1, 100_000] = 1,
    ) -> None:
        """Show a page."""
        place, guild = self._kept(interaction)
        shelves, style = self._bot.shelves, place.settings.style
        await self._answer(
            interaction, lambda: showing.listed(shelves, guild, page - 1, place.texts, style)
        )

    @app_commands.command(description="Show what is known of an article, its versions and its cuts")
    @app_commands.describe(article="The article: choose one that is suggested")
    async def show(
        self,
        interaction: discord.Interaction[VerbatimBot],
        article: app_commands.Range[str, 1, _LONGEST],
    ) -> None:
        """Show an article of the server's own or a shared one."""
        place, guild = self._kept(interaction)
        shelves, shared = self._bot.shelves, self._shared(place)
        await self._answer(
            interaction, lambda: showing.detailed(shelves, shared, guild, article, place)
        )

    @remove.autocomplete("article")
    async def _suggest_own(
        self, interaction: discord.Interaction[VerbatimBot], typed: str
    ) -> list[Choice[str]]:
        place = place_of(self._bot, interaction)
        if place.guild is None or not is_keeper(interaction, place):
            return []
        return await asyncio.to_thread(own_choices, self._bot.shelves, place.guild, typed)

    @show.autocomplete("article")
    async def _suggest_all(
        self, interaction: discord.Interaction[VerbatimBot], typed: str
    ) -> list[Choice[str]]:
        place = place_of(self._bot, interaction)
        if not is_keeper(interaction, place):
            return []
        return await self._bot.desk.look(
            place, lambda collection: choices(collection.find(typed, 0, CHOICES)[0])
        )

    def _kept(self, interaction: discord.Interaction[VerbatimBot]) -> tuple[Place, int]:
        """The place and its server, where the user may keep its library. Raises CheckFailure."""
        place = place_of(self._bot, interaction)
        return place, kept(interaction, place)

    def _shared(self, place: Place) -> Library | None:
        """The shared library, where the server lets it take part."""
        return self._bot.library if place.settings.shared else None

    async def _answer(
        self, interaction: discord.Interaction[VerbatimBot], work: Callable[[], Outgoing]
    ) -> None:
        with self._bot.busy():
            await acknowledge(interaction, "private")
            await deliver(interaction, await asyncio.to_thread(work))
