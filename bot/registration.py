"""The commands as Discord knows them: their translation, and registering them when they change."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
from typing import Any

import discord
from discord import app_commands

from bot.texts import texts_for
from index.library import Library

_log = logging.getLogger(__name__)


class Translator(app_commands.Translator):
    """Names and descriptions of commands in the languages that the bot speaks."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,  # noqa: ARG002
    ) -> str | None:
        """The translation; None where there is none, and Discord shows the English."""
        return texts_for(locale.value).commands.get(string.message)


async def register(
    tree: app_commands.CommandTree[Any], library: Library, application: int, *, force: bool = False
) -> bool:
    """Register the commands with Discord where they changed, or with `force`; whether it was done.

    What was registered is known by a digest that the library keeps for each application; Discord
    is asked, too, since commands can be deleted there. Raises discord.HTTPException.
    """
    fact = f"commands:{application}"
    digest = await _digest(tree)
    if not force and digest == await asyncio.to_thread(library.fact, fact):
        known = {(command.name, command.type) for command in await tree.fetch_commands()}
        if known == {(command.name, _kind(command)) for command in tree.get_commands()}:
            return False
    await tree.sync()
    await asyncio.to_thread(library.set_fact, fact, digest)
    _log.info("commands registered with Discord")
    return True


def _kind(command: Any) -> discord.AppCommandType:
    is_menu = isinstance(command, app_commands.ContextMenu)
    return command.type if is_menu else discord.AppCommandType.chat_input


async def _digest(tree: app_commands.CommandTree[Any]) -> str:
    assert tree.translator is not None
    payload = [
        await command.get_translated_payload(tree, tree.translator)
        for command in tree.get_commands()
    ]
    return hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()
