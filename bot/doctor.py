"""Checks of the set-up, each with a finding and, where something is amiss, the remedy."""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

import aiohttp
import discord

from bot.client import INTENTS, may_read_content
from bot.connection import redirect
from bot.credentials import read_token
from bot.delivery import describe
from bot.records import Records
from bot.terminal import visible
from index.contact import REMEDY
from index.errors import SettingsError, StoreError
from index.library import Library
from index.model import Quote
from index.settings import Settings

_NEEDED = {
    "view_channel": "View Channels",
    "send_messages": "Send Messages",
    "send_messages_in_threads": "Send Messages in Threads",
    "read_message_history": "Read Message History",
}
_WELCOME = ("create_public_threads", "attach_files")
PERMISSIONS = discord.Permissions(**dict.fromkeys([*_NEEDED, *_WELCOME], True))
"""What the bot asks for in a server: it reads questions and replies to them, where moderators want
it in threads, and sends them plots and exports.
"""

_SCOPES = ("bot", "applications.commands")
_PORTAL = "https://discord.com/developers/applications"
_PATIENCE = 20.0  # seconds for Discord to answer
_SERVERS = 200  # as many as Discord lists at once


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found; `remedy` says what to do about it."""

    level: Literal["ok", "warning", "problem"]
    thing: str
    finding: str
    remedy: str = ""

    def __str__(self) -> str:
        return "; ".join(
            filter(None, (f"{self.level} — {self.thing}: {self.finding}", self.remedy))
        )


def examine(
    settings: Settings, config: str | None = None, environ: Mapping[str, str] = os.environ
) -> Iterator[Finding]:
    """All findings, each as soon as it is known. `config` is the file that was asked for."""
    yield _configuration(config)
    yield _data_folder(settings.data)
    yield from _missing_articles(settings.articles)
    yield from _library(settings)
    yield _preview()
    yield from _discord(environ, settings.data)


def _configuration(config: str | None) -> Finding:
    file = Path(config or "config.toml")
    where = str(file.resolve()) if file.exists() else "no config.toml here, the defaults hold"
    return Finding("ok", "configuration", where)


def _data_folder(folder: Path) -> Finding:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=folder).close()
    except OSError as error:
        remedy = "make it writable, or name another with 'data' in the configuration"
        return Finding("problem", f"data folder {folder}", str(error.strerror), remedy)
    return Finding("ok", "data folder", f"{folder} can be written")


def _missing_articles(paths: Sequence[Path]) -> Iterator[Finding]:
    for path in paths:
        if not path.exists():
            remedy = "correct 'articles' in the configuration"
            yield Finding("warning", f"articles {path}", "no such file or folder", remedy)


def _library(settings: Settings) -> Iterator[Finding]:
    try:
        with Library.open(settings) as library:
            yield _contents(library)
            yield from _quotes(library, settings.data)
            yield from _feeds(library)
            yield _fetching(library)
    except StoreError as error:
        yield Finding("problem", "library", str(error))


def _contents(library: Library) -> Finding:
    articles = library.articles()
    sentences = sum(article.sentences for article in articles)
    finding = f"{_counted(len(articles), 'article')}, {_counted(sentences, 'sentence')}"
    if sentences:
        return Finding("ok", "library", finding)
    return Finding("warning", "library", finding, "add articles with 'verbatim add PATH'")


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _feeds(library: Library) -> Iterator[Finding]:
    """The feeds that are followed, where there are any."""
    feeds = library.feeds.all()
    if failing := [feed for feed in feeds if feed.error]:
        finding = f"{len(failing):,} of {len(feeds):,} cannot be read"
        yield Finding("warning", "feeds", finding, "see 'verbatim follow --list'")
    elif feeds:
        yield Finding("ok", "feeds", f"{len(feeds):,} followed")


def _fetching(library: Library) -> Finding:
    """Whether sites are told whom to write to, without which nothing is fetched."""
    if library.contact:
        return Finding("ok", "fetching", f"sites are told to write to {library.contact}")
    if library.feeds.all():
        finding = "feeds are not read before sites are told whom to write to"
        return Finding("problem", "fetching", finding, f"{REMEDY}, and start the bot again")
    finding = "no address can be added before sites are told whom to write to"
    return Finding("warning", "fetching", finding, REMEDY)


def _quotes(library: Library, data: Path) -> Iterator[Finding]:
    """Ask for a sentence of the library and compare all quotes with the stored texts, and these
    with their digests.
    """
    remedy = f"move the database away from {data} and add the articles again"
    if altered := library.altered():
        finding = f"{altered[0]}: its stored text is not the one that was added"
        yield Finding("problem", "quotes", finding, remedy)
        return
    stored = next((each for each in library.stored() if each.sentences), None)
    if stored is None:
        return
    sentence = stored.sentences[0]
    answer = library.ask(stored.article.text[sentence.start : sentence.end])
    quotes = answer.quotes or answer.nearest
    if all(_is_verbatim(library, quote) for quote in quotes):
        finding = (
            "every stored text is the one that was added, and what a trial question quotes"
            f" ({len(quotes)}) stands in them word for word"
        )
        yield Finding("ok", "quotes", finding)
    else:
        yield Finding("problem", "quotes", "one is not equal to the stored text", remedy)


def _is_verbatim(library: Library, quote: Quote) -> bool:
    place = library.place(quote.sentence_id)
    return place is not None and place.article.text[quote.start : quote.end] == quote.text


def _preview() -> Finding:
    if find_spec("simcord") and find_spec("av"):
        return Finding("ok", "preview", "the extra is installed")
    command = ".venv/bin/pip install --require-hashes -r requirements-dev.txt"
    remedy = f"for 'verbatim preview', run in the project's folder: {command}"
    return Finding("warning", "preview", "the extra is not installed", remedy)


def _discord(environ: Mapping[str, str], data: Path) -> Iterator[Finding]:
    try:
        token = read_token(environ)
        redirect(environ)
    except SettingsError as error:
        yield Finding("problem", "Discord", str(error))
        return
    if token is None:
        steps = f"make an application at {_PORTAL}, copy its bot's token, set DISCORD_TOKEN to it"
        yield Finding("warning", "token", "not set, so that Discord is not connected", steps)
    else:
        yield from asyncio.run(_account(token, unasked=_answers_unasked(data)))


def _answers_unasked(data: Path) -> bool:
    """Whether a server has channels in which questions are answered unasked."""
    with Records.open(data) as records:
        return records.has_auto_channels()


async def _account(token: str, *, unasked: bool) -> list[Finding]:
    async with discord.Client(intents=INTENTS) as client:
        try:
            async with asyncio.timeout(_PATIENCE):
                await client.login(token)
                servers = await client.http.get_guilds(_SERVERS)
        except discord.LoginFailure:
            remedy = f"copy the bot's token again from the Bot page of {_PORTAL}"
            return [Finding("problem", "token", "Discord does not accept it", remedy)]
        except (OSError, TimeoutError, aiohttp.ClientError, discord.HTTPException) as error:
            remedy = "check the network, and DISCORD_API where it is set"
            return [Finding("problem", "Discord", f"not reached ({describe(error)})", remedy)]
        assert client.application is not None
        name = visible(str(client.user))
        return [
            Finding("ok", "token", f"accepted, the bot is {name}"),
            *_application(client.application, unasked=unasked),
            *_servers(servers),
        ]


def _application(application: discord.AppInfo, *, unasked: bool) -> Iterator[Finding]:
    yield _intents(application, unasked=unasked)
    if address := application.interactions_endpoint_url:
        remedy = f"empty 'Interactions Endpoint URL' at {_PORTAL}"
        yield Finding("problem", "slash commands", f"Discord sends them to {address}", remedy)
    link = discord.utils.oauth_url(application.id, permissions=PERMISSIONS, scopes=_SCOPES)
    yield Finding("ok", "invite link", link)


def _intents(application: discord.AppInfo, *, unasked: bool) -> Finding:
    if unasked and not may_read_content(application):
        finding = "channels are to be answered unasked, and messages may not be read"
        remedy = f"switch on 'Message Content Intent' on the Bot page of {_PORTAL}"
        return Finding("warning", "intents", finding, remedy)
    needed = "message content is needed" if unasked else "none privileged is needed"
    return Finding("ok", "intents", f"{needed}; allowed: {_allowed(application)}")


def _allowed(application: discord.AppInfo) -> str:
    """The privileged intents that the application may use, in words."""
    flags = application.flags
    intents = {
        "message content": flags.gateway_message_content or flags.gateway_message_content_limited,
        "members": flags.gateway_guild_members or flags.gateway_guild_members_limited,
        "presences": flags.gateway_presence or flags.gateway_presence_limited,
    }
    return ", ".join(name for name, allowed in intents.items() if allowed) or "none"


def _servers(servers: Sequence[Any]) -> Iterator[Finding]:
    """What the bot lacks in its servers, by the payloads of Discord's "get current user guilds"."""
    if not servers:
        yield Finding("warning", "servers", "the bot is in none", "open the invite link")
    faults = [finding for server in servers for finding in _lacking(server)]
    yield from faults
    if servers and not faults:
        yield Finding("ok", "servers", f"in {len(servers)}, with the permissions that it needs")


def _lacking(server: Mapping[str, Any]) -> Iterator[Finding]:
    granted = discord.Permissions(int(server.get("permissions", PERMISSIONS.value)))
    lacking = [label for name, label in _NEEDED.items() if not getattr(granted, name)]
    if lacking and not granted.administrator:
        finding = f"the bot lacks {', '.join(lacking)}"
        remedy = "give it in the server's settings, or open the invite link again"
        yield Finding("warning", f"server {visible(server['name'])}", finding, remedy)
