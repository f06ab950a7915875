"""The buttons and the form of /articles. Whether one may is asked again at each press."""

from __future__ import annotations

import asyncio
import re

from discord import app_commands

from bot import custom_ids
from bot.articles import showing
from bot.articles.keeping import kept
from bot.articles.pasting import pasted, take
from bot.asking.places import Place
from bot.buttons.pressing import PressedButton
from bot.delivery import AnyInteraction, acknowledge, deliver


class ArticlesButton(PressedButton, template=custom_ids.ARTICLES):
    """Shows another page of the server's own articles."""

    async def pressed(self, interaction: AnyInteraction, place: Place) -> None:
        """Change the message in place."""
        guild = kept(interaction, place)
        await acknowledge(interaction, "in place")
        number, shelves = int(self.match["page"]), interaction.client.shelves
        # A message of components stays one, whatever style has been chosen since.
        page = await asyncio.to_thread(showing.listed, shelves, guild, number, place.texts, "rich")
        await deliver(interaction, page)


class RemoveArticleButton(PressedButton, template=custom_ids.REMOVE_ARTICLE):
    """Removes an article, for the one who asked to."""

    async def pressed(self, interaction: AnyInteraction, place: Place) -> None:
        """Remove it, and say so in place of the question."""
        guild = kept(interaction, place)
        if int(self.match["user"]) != place.user:
            raise app_commands.CheckFailure
        await acknowledge(interaction, "in place")
        key, shelves = self.match["key"], interaction.client.shelves
        await deliver(
            interaction, await asyncio.to_thread(showing.remove_by_key, shelves, guild, key, place)
        )


async def added(interaction: AnyInteraction, place: Place, _: re.Match[str]) -> None:
    """Add the article that was pasted into the form."""
    guild, article = kept(interaction, place), pasted(interaction)
    await acknowledge(interaction, "private")
    shelves = interaction.client.shelves
    await deliver(interaction, await asyncio.to_thread(take, shelves, guild, article, place.texts))
