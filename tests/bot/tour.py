"""A tour of a server: every command, button, menu, form and error, and all that is seen on it.

`Tour.seen` holds what every step showed: texts, labels, values of selects, suggestions, files.
`Tour.tried` holds the commands and the kinds of components that were used, so that a test can
tell whether one is missing.
"""

import json
import re
from collections.abc import Sequence
from typing import Any

from discord import AppCommandType
from discord.app_commands import Command
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.results import InteractionResult, ResponseMessage

from bot.buttons import BUTTONS, FORMS
from bot.client import VerbatimBot
from bot.panel.selects import SELECTS
from tests.bot.keepers import keeper
from tests.bot.scene import NOWHERE, USERS, Scene, components, text

PIECES = (*BUTTONS, *SELECTS)
_BUTTON = 2
_SELECTS = {3, 5, 6, 7, 8}
_VARYING = re.compile(r"\d{15,20}|<t:\d+:\w>|\d{4}-\d\d-\d\dT[\d:.+]+Z?")
_SHOWN = ("content", "label", "placeholder", "description", "value", "name", "url", "title")


ADDRESSES = ("http://127.0.0.1:9/page", "skerrow")
"""Nothing is fetched from these: one is of this machine, the other is no address."""
DAYS = "\n".join(
    json.dumps({"title": f"Day {day}", "text": f"On day {day} it rained."}) for day in range(40)
)


def everything(bot: VerbatimBot) -> set[str]:
    """The names of all commands, menus, kinds of components and forms."""
    commands = [each for each in bot.tree.walk_commands() if isinstance(each, Command)]
    names = {command.qualified_name for command in commands}
    menus = {each.name for each in bot.tree.get_commands(type=AppCommandType.message)}
    forms = {form.pattern for form, _ in FORMS}
    return names | menus | forms | {piece.__name__ for piece in PIECES}


class Tour:
    """What a moderator sees of a server, from its commands to its errors."""

    def __init__(self, here: Scene, channel: ChannelHandle, name: str) -> None:
        self.seen: list[str] = []
        self.tried: set[str] = set()
        self._here, self._channel = here, channel
        self._guide: MemberActor = keeper(here, channel.guild, name)

    async def run(self, words: Sequence[str]) -> None:
        """Try everything, with each of the words as question, topic, search and id."""
        for word in (*words, USERS, NOWHERE):
            await self._ask(word)
        for word in words:
            await self._search(word)
        await self._keep()
        await self._show()

    async def _ask(self, question: str) -> None:
        """Commands, menus and messages that ask something."""
        guide, channel = self._guide, self._channel
        for options in ({}, {"private": True}, {"source": question}, {"since": "2001-01-01"}):
            await self._command("ask", question=question, **options)
        await self._command("ask", question=question, until="long ago")
        await self._command("timeline", topic=question[:80])
        claim = await guide.send(channel, question)
        self.tried.add("Find sources")
        self._note(await guide.context_menu(channel, "Find sources", claim))
        await guide.send(channel, f"{self._here.mention} {question}")
        self._look(channel.last_message)
        await guide.send(channel, f"{self._here.mention} and when?", reply_to=channel.last_message)
        self._look(channel.last_message)

    async def _search(self, word: str) -> None:
        """Suggestions, and commands that take what they suggest."""
        for option in ("question", "source"):
            await self._suggestions("ask", option, word)
        for name in ("articles show", "articles remove"):
            await self._suggestions(name, "article", word)
            await self._command(name, article=word)
        await self._suggestions("sources", "search", word)
        await self._command("sources", search=word)

    async def _keep(self) -> None:
        """What moderators do with a library of their own."""
        pasted = await self._guide.slash(self._channel, "articles add")
        await self._fill_in(pasted, title="A pier", text="The pier was built in 1902. It burned.")
        await self._command("articles add", file=("empty.txt", b""))
        await self._command("articles add", file=("days.jsonl", DAYS.encode()))
        for address in ADDRESSES:
            await self._command("articles add", url=address)
        await self._command("articles add", url=ADDRESSES[0], file=("a.txt", b"It sank."))
        await self._command("articles list")
        await self._command("articles show", article="A pier")
        await self._command("articles remove", article="A pier")
        await self._ask("When was the pier built?")

    async def _show(self) -> None:
        """Settings, insights, privacy."""
        await self._command("settings")
        await self._suggestions("settings", "value", "", name="quotes")
        for name in ("sources", "insights", "privacy show", "privacy export", "privacy forget"):
            await self._command(name)
        await self._command("insights", export=True)

    async def _command(self, command: str, **options: Any) -> None:
        self.tried.add(command)
        result = await self._guide.slash(self._channel, command, **options)
        self._note(result)
        if result.response is not None:
            for file in result.response.attachments:
                content = (await file.read()).decode(errors="replace")
                self.seen.append(_VARYING.sub("#", content))
            await self._use(result.response)

    async def _suggestions(self, command: str, option: str, typed: str, **filled: Any) -> None:
        found = await self._guide.autocomplete(self._channel, command, option, typed, **filled)
        self.seen.append(f"{command} {option}: {[choice['name'] for choice in found]}")

    async def _use(self, message: ResponseMessage) -> None:
        """Press each button and choose in each select of a message, each kind once at a time."""
        for piece in components(message):
            custom_id = piece.get("custom_id", "")
            if piece.get("disabled") or not custom_id:
                continue
            self.tried |= {kind.__name__ for kind in PIECES if _is_a(kind, custom_id)}
            if piece["type"] == _BUTTON:
                await self._press(message, custom_id)
            elif piece["type"] in _SELECTS and piece.get("options"):
                value = piece["options"][0]["value"]
                self._note(await self._guide.select(message, [value], custom_id=custom_id))

    async def _press(self, message: ResponseMessage, custom_id: str) -> None:
        if not any(piece.get("custom_id") == custom_id for piece in components(message)):
            return  # a button before it has changed the message
        result = await self._guide.click(message, custom_id=custom_id)
        self._note(result)
        self._look(message)
        if result.modal is not None:
            (field,) = (one["component"] for one in result.modal["components"])
            await self._fill_in(result, **{field["custom_id"]: "And when was that?"})
        if result.response is not None and "note" in str(result.response.components):
            await self._use(result.response)

    async def _fill_in(self, shown: InteractionResult, **values: str) -> None:
        """Submit the form that is shown."""
        assert shown.modal is not None
        custom_id = shown.modal["custom_id"]
        self.tried |= {form.pattern for form, _ in FORMS if form.fullmatch(custom_id)}
        self._note(await self._guide.submit_modal(shown, values))

    def _note(self, result: InteractionResult) -> None:
        for message in (result.response, *result.followups):
            self._look(message)

    def _look(self, message: Any) -> None:
        """Write down all that a message shows, but ids and times: they differ from tour to tour."""
        if message is None:
            return
        shown = [text(message)]
        for piece in components(message):
            shown += [str(piece[key]) for key in _SHOWN if piece.get(key)]
            shown += [str(option) for option in piece.get("options", [])]
        shown += [str(file) for file in getattr(message, "attachments", [])]
        self.seen.append(_VARYING.sub("#", "\n".join(shown)))


def _is_a(kind: Any, custom_id: str) -> bool:
    template = kind.__discord_ui_compiled_template__
    return bool(template.fullmatch(custom_id))
