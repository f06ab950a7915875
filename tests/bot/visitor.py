"""A visitor who does everything that the bot offers in a server, over the loopback Discord.

Every message that comes of it is judged: by Discord's limits that its API description leaves out,
and by the quotes, which have to be in an article word for word.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import discord
from simcord._modal import _modal_controls
from simcord.actors import MemberActor, _autocomplete_result
from simcord.builders import ChannelHandle, GuildHandle
from simcord.interactions import command_leaves
from simcord.results import InteractionResult, ResponseMessage

from tests.bot.judging import Texts, judge_message, parts
from tests.load.ledger import Ledger
from tests.wire import Wire

SLASH = 1  # a type of command
BUTTON, SELECT, ROLE_SELECT = 2, 3, 6  # types of components
PATIENCE = 20.0
ADDRESS = "http://127.0.0.1:9/"  # never fetched, whatever comes behind it: it is of this machine
FAREWELL = ("privacy forget",)  # commands after which nothing is left to look at

Message = discord.Message | ResponseMessage


@dataclass(slots=True)
class Visitor:
    """Somebody with Manage Server; `typed` are the texts that he types, one after the other.

    `pick` decides what he chooses where there is a choice, and `stored` says what the quotes have
    to stand in.
    """

    wire: Wire
    ledger: Ledger
    guild: GuildHandle
    channel: ChannelHandle
    who: MemberActor
    typed: Sequence[str]
    pick: int
    stored: Texts
    done: set[str] = field(default_factory=set)
    offered: dict[tuple[str, str], str] = field(default_factory=dict)
    _next: Iterator[str] = field(init=False)

    def __post_init__(self) -> None:
        self._next = itertools.cycle(self.typed)

    async def slash(self, name: str, /, **options: Any) -> InteractionResult:
        """Give a command and wait for what comes of it."""
        self.done.add(name)
        return await self.settled(await self.who.slash(self.channel, name, **options))

    async def look_up(self, name: str, message: discord.Message) -> InteractionResult:
        """Use a menu of a message."""
        self.done.add(name)
        return await self.settled(await self.who.context_menu(self.channel, name, message))

    async def settled(self, result: InteractionResult) -> InteractionResult:
        """Wait until the interaction is answered, and judge the answer."""
        number = result._interaction.id
        await self.wire.until(lambda: number in self.ledger.answered, PATIENCE, repr(result))
        for message in (result.response, *result.followups):
            if message:
                judge_message(message, self.stored)
        return result

    def now(self, message: Message) -> ResponseMessage:
        """The message as it is now."""
        stored = self.wire.backend.get_message(message_channel(message), message.id)
        return ResponseMessage(self.wire.env, stored)

    async def press_all(self, message: Message, deep: int = 2) -> None:
        """Press every button of a message and fill every form; the same below what that shows."""
        for custom_id in pressable(message):
            if custom_id not in pressable(self.now(message)):
                continue  # another button has changed the message
            self.done.add(custom_id)
            result = await self.settled(
                await self.who.click(self.now(message), custom_id=custom_id)
            )
            judge_message(self.now(message), self.stored)
            if result.modal:
                result = await self.fill(result)
            shown = result.response
            if deep > 1 and shown and shown.id != message.id:
                await self.press_all(shown, deep - 1)

    async def fill(self, form: InteractionResult) -> InteractionResult:
        """Type the next texts into the fields of a form."""
        values = {
            one["custom_id"]: self._fitting(one, 1 if one.get("required", True) else 0)
            for one in _modal_controls(form.modal or {})
        }
        return await self.submit(form, values)

    async def submit(self, form: InteractionResult, values: dict[str, str]) -> InteractionResult:
        """Submit a form with these values."""
        return await self.settled(await self.who.submit_modal(form, values))

    async def choose(self, message: Message) -> None:
        """Choose something in one of a message's selects."""
        selects = [one for one in parts(message) if one["type"] in (SELECT, ROLE_SELECT)]
        if not selects:
            return
        select = selects[self.pick % len(selects)]
        self.done.add(select["custom_id"])
        values: list[Any] = []
        if select["type"] == SELECT:
            options = select["options"]
            values = [options[self.pick // 7 % len(options)]["value"]]
        await self.settled(await self.who.select(message, values, custom_id=select["custom_id"]))
        judge_message(self.now(message), self.stored)

    async def do_the_rest(self) -> None:
        """Give every registered command that was not given yet, and use all that it shows."""
        leaves = self.commands()
        for name in sorted(leaves, key=lambda name: (name in FAREWELL, name)):
            if name in self.done:
                continue
            for filled in (True, False):
                options = self._options(name, leaves[name], filled=filled)
                result = await self.slash(name, **options)
                if result.modal:
                    result = await self.fill(result)
                if result.response:
                    await self.choose(result.response)
                    await self.press_all(self.now(result.response))

    async def type_everywhere(self) -> None:
        """Type the beginning of a text wherever the bot completes it, and nothing at all."""
        for name, leaf in self.commands().items():
            for option in leaf.get("options", []):
                if option.get("autocomplete"):
                    for typed in ("", next(self._next)[: self.pick % 20]):
                        where = (self.who, self.channel, name, option["name"], typed)
                        result = await self.settled(await _autocomplete_result(*where, {}))
                        self._remember(name, option["name"], result)

    def _remember(self, command: str, option: str, result: InteractionResult) -> None:
        if choices := result.autocomplete_choices:
            self.offered[command, option] = choices[self.pick % len(choices)]["value"]

    def commands(self) -> dict[str, dict[str, Any]]:
        """The registered commands by name, without the menus."""
        commands = self.wire.backend.commands[None].values()
        return {
            " ".join(path): leaf
            for command in commands
            if command.get("type", SLASH) == SLASH
            for path, leaf in command_leaves(command)
        }

    def _options(self, command: str, leaf: dict[str, Any], *, filled: bool) -> dict[str, Any]:
        """Values for a command's options: typed ones for all, or what the bot offers for those
        that it needs.
        """
        wanted = [one for one in leaf.get("options", []) if filled or one.get("required")]
        offered = {} if filled else self.offered
        return {
            one["name"]: offered.get((command, one["name"])) or self._value(one) for one in wanted
        }

    def _value(self, option: dict[str, Any]) -> Any:
        if option.get("choices"):
            return option["choices"][self.pick % len(option["choices"])]["value"]
        match option["type"]:
            case 3 if option["name"] == "url":
                return f"{ADDRESS}{next(self._next)}"[: option["max_length"]]
            case 3:
                return self._fitting(option, option.get("min_length", 0))
            case 4:
                return option.get("min_value", 0) + self.pick % 3
            case 5:
                return bool(self.pick % 2)
            case 11:
                return "articles.txt", (next(self._next) or "x").encode()
        raise AssertionError(f"the visitor has no value for {option}")

    def _fitting(self, field: dict[str, Any], least: int) -> str:
        """The next text, as long as the field takes it."""
        text = next(self._next)[: field.get("max_length", 4000)]
        return text if len(text) >= least else "x" * least


def pressable(message: Message) -> list[str]:
    """The custom_ids of the buttons that can be pressed."""
    return [
        one["custom_id"]
        for one in parts(message)
        if one["type"] == BUTTON and "custom_id" in one and not one.get("disabled")
    ]


def message_channel(message: Message) -> int:
    """The id of the channel in which a message stands."""
    return message.channel.id if isinstance(message, discord.Message) else message.channel_id
