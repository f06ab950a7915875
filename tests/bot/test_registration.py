"""The commands as Discord knows them."""

import re
from collections import Counter
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


def nodes(commands: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Everything that has a name: commands, groups, options, choices."""
    for node in commands:
        yield node
        yield from nodes(node.get("options", []))
        yield from node.get("choices", [])


def strings(node: dict[str, Any]) -> Iterator[str]:
    """The name and the description, in English, where there are words to translate."""
    for text in (node["name"], node.get("description", "")):
        if re.search(r"[^\W\d_]", text):
            yield text


def names(node: dict[str, Any]) -> dict[str, str]:
    """The name in every language that has its own, and in English."""
    return {"en": node["name"], **(node.get("name_localizations") or {})}


def twice(siblings: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Language and name where two siblings bear the same; without an own name the English shows."""
    languages = {language for node in siblings for language in names(node)}
    seen = Counter(
        (language, node.get("type"), names(node).get(language, node["name"]))
        for language in languages
        for node in siblings
    )
    return [(language, name) for (language, _, name), times in seen.items() if times > 1]


async def test_names_are_legal(empty: Library) -> None:
    """Discord takes every name and description, in every language."""
    commands = await payloads(empty)
    options = [node for command in commands for node in nodes(command.get("options", []))]
    typed = [node for node in options if "value" not in node]
    typed += [command for command in commands if command["type"] == 1]
    for name in (name for node in typed for name in names(node).values()):
        assert NAME.fullmatch(name), name
        assert name == name.lower()
    for node in nodes(commands):
        assert all(len(name) <= (100 if "value" in node else 32) for name in names(node).values())
        descriptions = [node.get("description", "")]
        descriptions += (node.get("description_localizations") or {}).values()
        assert all(len(description) <= 100 for description in descriptions)


async def test_names_do_not_clash(empty: Library) -> None:
    """No two commands, and no two options of a command, have the same name in any language."""
    commands = await payloads(empty)
    assert twice(commands) == []
    for node in nodes(commands):
        options = [{**option, "type": None} for option in node.get("options", [])]
        assert twice(options) == [], node["name"]


async def test_every_string_is_translated(empty: Library) -> None:
    """Each language but English knows every name and description, and none that is not used."""
    expected = {string for node in nodes(await payloads(empty)) for string in strings(node)}
    assert len(expected) > 5
    for texts in LANGUAGES:
        known = set(texts.commands)
        assert known == (expected if texts.language != "en" else set()), known ^ expected


async def test_discord_gets_every_translation(empty: Library) -> None:
    """Each name and description is registered in every language that the bot speaks."""
    for node in nodes(await payloads(empty)):
        for key in ("name", "description"):
            if re.search(r"[^\W\d_]", node.get(key, "")):
                translated = node.get(f"{key}_localizations") or {}
                assert set(translated) == {"de", "fr", "es-ES", "es-419"}, node[key]


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
