"""Follow up: a further question in a form, where a reply would not reach the bot."""

from __future__ import annotations

import asyncio
import re
from typing import Any

from discord import ui

from bot import custom_ids
from bot.asking import answers as asking
from bot.asking.places import Place
from bot.asking.questions import Question, earlier_by_id
from bot.asking.replies import QUESTION
from bot.buttons.pressing import PressedButton
from bot.delivery import AnyInteraction, open_form
from bot.forms import form, typed


class FollowUpButton(PressedButton, template=custom_ids.FOLLOW):
    """Asks for a question that follows the one that was answered."""

    async def pressed(self, interaction: AnyInteraction, place: Place) -> None:
        """Open the form, which has to be the first response."""
        texts = place.texts.asking
        field: ui.TextInput[Any] = ui.TextInput(
            placeholder=texts.follow_up_placeholder, max_length=QUESTION
        )
        custom_id = custom_ids.follow(self.question)
        await open_form(
            interaction, form(custom_id, texts.follow_up_title, texts.follow_up_label, field)
        )


async def followed(interaction: AnyInteraction, place: Place, match: re.Match[str]) -> None:
    """Answer the question of a submitted form; without context where the one before is gone.

    What follows an answer that only the user sees is only for the user, too.
    """
    bot, answer = interaction.client, interaction.message
    earlier = await asyncio.to_thread(earlier_by_id, bot, place, int(match["question"]))
    question = Question(
        interaction.id,
        typed(interaction),
        "follow-up",
        repeat=True,
        private=place.private or bool(answer and answer.flags.ephemeral),
        earlier=earlier,
    )
    await asking.answer(bot, interaction, place, question)
