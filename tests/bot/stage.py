"""A server in which people use the bot, for the messages that the documentation shows."""

from __future__ import annotations

import json
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import simcord
from simcord.results import InteractionResult, ResponseMessage

from bot.client import VerbatimBot
from index.library import Library
from index.settings import Settings
from tests.bot.conftest import ARTICLES
from tests.bot.keepers import MANAGER
from tests.bot.scene import USERS, labels, seen
from tests.index.fetching.server import CONTACT

PATIENCE = 60.0  # seconds that a plot may take
FERRY = {
    "id": "lighthouse-ferry",
    "title": "The last lighthouse ferry leaves Skerrow after ninety years of service",
    "publisher": "The Skerrow Lantern",
    "published": "2026-03-14",
    "url": "https://example.org/skerrow/lighthouse-ferry",
    "text": (
        "The ferry Ingeborg made her last trip to the Skerrow lighthouse on Saturday. She carried"
        " the keepers, their families and their goats.\n\n"
        "Captain Aud Renfield, who took the wheel of the Ingeborg at the age of nineteen when her"
        " father fell ill, and who has since crossed the sound more than forty thousand times in"
        " fog, in ice, in the great storm that drowned the old pier and once with a brass band and"
        " a wedding cake on board, said that she would keep the ship’s bell, the logbook and the"
        " blue enamel coffee pot that had slid from one end of the galley to the other on every"
        " rough day of her working life, but that everything else, from the two diesel engines to"
        " the last of the three hundred life jackets, belonged to the island and should stay where"
        " children could climb on it, because a ferry that nobody may touch is only scrap that has"
        " been painted.\n\n"
        "“I shall miss the mornings,” she said. A helicopter will bring the keepers their mail."
    ),
}


@asynccontextmanager
async def staged() -> AsyncIterator[simcord.Env]:
    """The bot with the library as it ships, and an article that has a very long sentence."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "ferry.jsonl")
        file.write_text(json.dumps(FERRY), encoding="utf-8")
        with Library.open(Settings(Path(folder, "data"), (ARTICLES, file), CONTACT)) as library:
            bot = VerbatimBot(library, content=True)
            async with simcord.run(bot, settle_timeout=PATIENCE, check_errors=False) as env:
                assert env.bot.user is not None
                await env.bot.user.edit(username="Verbatim")
                yield env


@dataclass(slots=True)
class Stage:
    """A server in which Kim, a moderator, and Maya use the bot."""

    env: simcord.Env
    channel: simcord.ChannelHandle
    kim: simcord.MemberActor
    maya: simcord.MemberActor

    @classmethod
    def of(cls, env: simcord.Env, style: str) -> Stage:
        """A server of the style's own."""
        guild = env.create_guild("Newsroom")
        role = guild.create_role("Moderators", permissions=MANAGER)
        kim = guild.add_member(env.create_user(f"kim-{style}", global_name="Kim"), roles=[role])
        maya = guild.add_member(env.create_user(f"maya-{style}", global_name="Maya"))
        stage = cls(env, guild.create_text_channel("ask-the-library"), kim, maya)
        stage.change(style=style, user_questions=0)
        return stage

    @property
    def bot(self) -> VerbatimBot:
        """The bot."""
        assert isinstance(self.env.bot, VerbatimBot)
        return self.env.bot

    def change(self, **values: Any) -> None:
        """Change settings of the server."""
        self.bot.records.change(self.channel.guild.id, **values)

    async def slash(self, name: str, /, **options: Any) -> ResponseMessage:
        """What Kim gets for a command."""
        return seen(await self.kim.slash(self.channel, name, **options))

    async def ask(self, question: str = USERS, **options: Any) -> ResponseMessage:
        """What Kim gets for /ask."""
        return await self.slash("ask", question=question, **options)

    async def press(self, message: ResponseMessage, label: str) -> InteractionResult:
        """What Kim gets for pressing the button whose label begins so."""
        (name,) = [name for name in labels(message) if name.startswith(label)]
        return await self.kim.click(message, label=name)

    async def fill(self, form: InteractionResult, **values: str) -> ResponseMessage:
        """What Kim gets for a form; text for its only field may come under any name."""
        assert form.modal is not None
        fields = [label["component"]["custom_id"] for label in form.modal["components"]]
        if len(fields) == 1:
            values = {fields[0]: next(iter(values.values()))}
        return seen(await self.kim.submit_modal(form, values))
