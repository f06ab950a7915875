"""👍 and 👎, and a note with the vote. Votes are kept for moderators; the ranking reads none."""

from __future__ import annotations

import asyncio
import re
from typing import Any

import discord
from discord import ui

from bot import custom_ids
from bot.asking.places import Place
from bot.buttons.pressing import PressedButton
from bot.delivery import AnyInteraction, acknowledge, deliver, open_form
from bot.forms import form, typed
from bot.records import Records
from bot.rendering import layout
from bot.rendering.outgoing import Outgoing
from bot.texts import Texts

NOTE = 500
"""The longest note, in characters."""


class VoteButton(PressedButton, template=custom_ids.VOTE):
    """Votes on an answer; the same again takes the vote back."""

    async def pressed(self, interaction: AnyInteraction, place: Place) -> None:
        """Store the vote, and say so in private."""
        up = self.match["vote"] == "up"
        await acknowledge(interaction, "private")
        records: Records = interaction.client.records
        text, stands = await asyncio.to_thread(_cast, records, place, self.question, up)
        await deliver(interaction, _told(text, stands, self.question, place))


class NoteButton(PressedButton, template=custom_ids.NOTE):
    """Asks for a note with a vote."""

    async def pressed(self, interaction: AnyInteraction, place: Place) -> None:
        """Open the form."""
        await open_form(interaction, _form(self.question, place.texts))


async def noted(interaction: AnyInteraction, place: Place, match: re.Match[str]) -> None:
    """Keep the note of a submitted form; an empty one takes an earlier one back."""
    await acknowledge(interaction, "private")
    note, question = typed(interaction), int(match["question"])
    records: Records = interaction.client.records
    kept = await asyncio.to_thread(records.note, place.scope, question, place.user, note)
    voting = place.texts.voting
    await deliver(interaction, Outgoing.notice(voting.noted if kept else voting.no_vote))


def _cast(records: Records, place: Place, question: int, up: bool) -> tuple[str, bool]:
    """What to say of the vote, and whether it stands. Blocks."""
    voting, asked = place.texts.voting, records.asked(place.scope, question)
    if asked is None:
        return place.texts.asking.not_kept, False
    if not records.vote(place.scope, question, place.user, up):
        return voting.taken_back, False
    becomes = voting.not_stored
    if records.stores(place.scope, question):
        alone = asked.private or place.guild is None
        becomes = voting.for_nobody if alone else voting.for_moderators
    return f"{voting.voted_up if up else voting.voted_down}\n-# {becomes}", True


def _told(text: str, stands: bool, question: int, place: Place) -> Outgoing:
    """The message; a vote that stands may have a note."""
    voting = place.texts.voting
    if not stands or place.settings.style == "plain":
        return Outgoing.notice(text)
    button: layout.Button = ui.Button(label=voting.note_button, custom_id=custom_ids.note(question))
    return Outgoing.of(layout.notice(text, button))


def _form(question: int, texts: Texts) -> ui.Modal:
    voting = texts.voting
    field: ui.TextInput[Any] = ui.TextInput(
        style=discord.TextStyle.paragraph,
        placeholder=voting.note_placeholder,
        max_length=NOTE,
        required=False,
    )
    return form(custom_ids.note(question), voting.note_title, voting.note_label, field)
