"""The commands as Discord knows them."""

import re
from collections.abc import Iterator
from typing import Any

import discord
import simcord

from bot.client import COGS, create_bot
from bot.texts import LANGUAGES
from index.library import Library

PRIVILEGED = discord.Intents(members=True, presences=True, message_content=True)
NAME = re.compile(r"[-_\w]{1,32}")


async def payloads(library: Library) -> list[dict[str, Any]]:
    """The commands as they are registered at the first start."""
    async with simcord.run(create_bot(library)) as env:
        (request,) = [one for one in env.http_requests if one.method == "PUT"]
        return list(request.json)


def strings(command: dict[str, Any]) -> Iterator[str]:
    """Every name and description of a command, in English."""
    yield command["name"]
    if command.get("description"):
        yield command["description"]
    for option in command.get("options", []):
        yield from strings(option)


def named(command: dict[str, Any]) -> Iterator[tuple[int, str, str]]:
    """Type, language and name, in all languages."""
    yield command["type"], "en", command["name"]
    for language, name in (command.get("name_localizations") or {}).items():
        yield command["type"], language, name


async def test_names_are_legal_and_do_not_clash(empty: Library) -> None:
    """Discord takes every name and description, in every language, and no two are the same."""
    commands = await payloads(empty)
    names = [name for command in commands for name in named(command)]
    assert len(set(names)) == len(names) >= 2 * len(LANGUAGES)
    for command in commands:
        for _, _, name in named(command):
            assert len(name) <= 32
            assert command["type"] != 1 or (NAME.fullmatch(name) and name == name.lower())
        for one in [command, *command.get("options", [])]:
            descriptions = [one.get("description", "")]
            descriptions += (one.get("description_localizations") or {}).values()
            assert all(len(description) <= 100 for description in descriptions)


async def test_every_string_is_translated(empty: Library) -> None:
    """Each language but English knows every name and description."""
    expected = {string for command in await payloads(empty) for string in strings(command)}
    for texts in LANGUAGES:
        assert set(texts.commands) == (expected if texts.language != "en" else set())


async def test_commands_are_registered_once(empty: Library) -> None:
    """A restart with the same commands does not register them again."""
    async with simcord.run(create_bot(empty)) as env:
        await env.restart_bot(create_bot(empty))
        assert [one.method for one in env.http_requests].count("PUT") == 1


async def test_changed_commands_are_registered_again(empty: Library) -> None:
    """Commands that changed since, or that were deleted at Discord, are registered at the start."""
    async with simcord.run(create_bot(empty)) as env:
        empty.set_fact(f"commands:{env.backend.application_id}", "of another version")
        await env.restart_bot(create_bot(empty))
        assert [one.method for one in env.http_requests].count("PUT") == 2
        env.backend.commands.clear()
        await env.restart_bot(create_bot(empty))
        assert [one.method for one in env.http_requests].count("PUT") == 3


async def test_the_bot_asks_for_no_privileged_intent(empty: Library) -> None:
    """All cogs are there and work without message content, members and presences."""
    bot = create_bot(empty)
    assert not bot.intents.value & PRIVILEGED.value
    async with simcord.run(bot):
        assert {type(cog) for cog in bot.cogs.values()} == set(COGS)
