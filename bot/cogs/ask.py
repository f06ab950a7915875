"""/ask: a question as a slash command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.app_commands import Choice
from discord.ext import commands

from bot.asking import replies
from bot.asking.answers import answer
from bot.asking.dates import WrongDateError, WrongOrderError, between
from bot.asking.places import place_of
from bot.asking.questions import Question
from bot.asking.suggestions import questions, sources
from bot.delivery import whisper
from bot.rendering import markdown
from bot.rendering.outgoing import Outgoing
from bot.texts import Texts
from index.collection import Filter

if TYPE_CHECKING:
    from bot.client import VerbatimBot


_TYPED = 40  # UTF-16 code units shown of what is no date


class Ask(commands.Cog):
    """Answers the slash command."""

    def __init__(self, bot: VerbatimBot) -> None:
        self._bot = bot

    @app_commands.command(
        description="Answer a question with sentences from the library, word for word"
    )
    @app_commands.describe(
        question="What you would like to know",
        source="Look only into this article, or into those of this publisher",
        since="Look only into articles from this day, month or year on, such as 2021-02",
        until="Look only into articles up to this day, month or year, such as 2021-02",
        private="Show the answer to you alone",
    )
    async def ask(
        self,
        interaction: discord.Interaction[VerbatimBot],
        question: app_commands.Range[str, 1, replies.QUESTION],
        source: app_commands.Range[str, 1, 100] | None = None,
        since: app_commands.Range[str, 1, 20] | None = None,
        until: app_commands.Range[str, 1, 20] | None = None,
        private: bool = False,
    ) -> None:
        """Defer, ask, render."""
        place = place_of(self._bot, interaction)
        private = private or place.private
        with self._bot.busy():
            try:
                within = Filter(source, *between(since, until))
            except (WrongDateError, WrongOrderError) as error:
                await whisper(interaction, Outgoing.notice(_wrong(error, place.texts)))
                return
            asked = Question(
                interaction.id, question, "command", repeat=True, private=private, within=within
            )
            await answer(self._bot, interaction, place, asked)

    @ask.autocomplete("question")
    async def _suggest_questions(
        self, interaction: discord.Interaction[VerbatimBot], typed: str
    ) -> list[Choice[str]]:
        return await questions(self._bot, interaction, typed)

    @ask.autocomplete("source")
    async def _suggest_sources(
        self, interaction: discord.Interaction[VerbatimBot], typed: str
    ) -> list[Choice[str]]:
        return await sources(self._bot, interaction, typed)


def _wrong(error: WrongDateError | WrongOrderError, texts: Texts) -> str:
    """What to say of dates that are none, or that leave no day between them."""
    if isinstance(error, WrongOrderError):
        return texts.asking.wrong_order
    return texts.asking.wrong_date.format(text=markdown.inline(str(error), _TYPED))
