"""People who keep a server's library, and what /articles says to them."""

import json
from typing import Any

import discord
from simcord.actors import MemberActor
from simcord.builders import GuildHandle

from tests.bot.scene import Scene, seen, text

MANAGER = discord.Permissions(manage_guild=True)
FERRY = {
    "id": "ferry",
    "title": "The ferry",
    "publisher": "Skerrow Post",
    "published": "2021-02-16",
    "text": "The ferry Linnea carried 300 people. She had two engines.",
}


def keeper(here: Scene, guild: GuildHandle | None = None, name: str = "kim") -> MemberActor:
    """Somebody with Manage Server."""
    guild = guild or here.guild
    role = guild.create_role("managers", permissions=MANAGER)
    return guild.add_member(here.env.create_user(name), roles=[role])


async def add(here: Scene, who: MemberActor, name: str, content: str | bytes) -> str:
    """What somebody is told who adds a file in the channel of the scene."""
    data = content.encode() if isinstance(content, str) else content
    return said(await who.slash(here.channel, "articles add", file=(name, data)))


async def add_articles(here: Scene, who: MemberActor, *articles: dict[str, str]) -> str:
    """The same for a file of JSON lines."""
    lines = "\n".join(map(json.dumps, articles))
    return await add(here, who, "articles.jsonl", lines)


def said(result: Any) -> str:
    """The text of a private reply; no-break spaces as plain ones."""
    message = seen(result)
    assert message.ephemeral
    return (message.content or text(message)).replace("\xa0", " ")
