"""Many users in many channels, and all that they do to the bot."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

from simcord._modal import _modal_controls
from simcord.actors import MemberActor, _autocomplete_result
from simcord.builders import ChannelHandle
from simcord.results import InteractionResult, ResponseMessage

from tests.bot.scene import components
from tests.load.ledger import Deed
from tests.wire import Wire
from tests.wire.openapi import PROJECT

ASKED = PROJECT / "tests" / "data" / "shipped"
CLAIM = "Sensor Tower counted the downloads of Clubhouse."
MENU, TEXT_INPUT, BUTTON = 3, 4, 2  # types: of a command, of components
FORMS = 40  # forms that are open at once

Act = Callable[[], Awaitable[Deed]]


def questions() -> list[str]:
    """Return the questions of the tests' data on the shipped articles."""
    files = sorted(ASKED.glob("*.jsonl"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return [json.loads(line)["question"] for line in lines]


class Crowd:
    """Users of one server; what they do next is drawn from ``seed``."""

    def __init__(self, wire: Wire, users: int, channels: int, seed: int) -> None:
        self._wire = wire
        self._random = random.Random(seed)
        guild = wire.env.create_guild()
        self._channels = [guild.create_text_channel(f"channel-{n}") for n in range(channels)]
        made = [wire.env.create_user(f"user-{n}") for n in range(users)]
        self._members = [guild.add_member(user) for user in made]
        self._questions = questions()
        self._answers: list[ResponseMessage] = []  # with buttons
        self._claims: list[tuple[ChannelHandle, Any]] = []
        self._forms: list[tuple[MemberActor, InteractionResult]] = []

    async def prepare(self, answers: int = 20) -> None:
        """Ask in calm, so that there are buttons to press and messages to look up."""
        for channel in self._channels[:answers]:
            self._claims.append((channel, await self._member.send(channel, CLAIM)))
        for _ in range(answers):
            result = await self._member.slash(self._channel, "ask", question=self._question)
            await self._wire.until(lambda result=result: result.response and not result.deferred)
            if result.response and buttons(result.response):
                self._answers.append(result.response)
        await self._open_forms()

    def acts(self) -> dict[str, tuple[int, Act]]:
        """Return everything that the bot offers, by name, each with its weight."""
        acts: dict[str, tuple[int, Act]] = {
            "ask": (40, self.ask),
            "ask in private": (10, lambda: self.ask(private=True)),
            "mention": (10, self.mention),
            "direct message": (10, self.write),
            "button": (20, self.press),
            "menu": (10, self.look_up),
        }
        if self._suggesting():
            acts["autocomplete"] = (20, self.type)
        if self._forms:
            acts["form"] = (4, self.submit)
        return acts

    def draw(self, count: int) -> Iterator[Act]:
        """Draw what the users do next, by weight; a form is submitted once."""
        weights, acts = zip(*self.acts().values(), strict=True)
        yield from self._random.choices(acts, weights, k=count)

    async def ask(self, private: bool = False) -> Deed:
        """Ask by the slash command."""
        sent = time.perf_counter()
        result = await self._member.slash(
            self._channel, "ask", question=self._question, private=private
        )
        return deed("ask in private" if private else "ask", sent, result)

    async def mention(self) -> Deed:
        """Ask by a mention of the bot."""
        sent, bot = time.perf_counter(), self._wire.backend.bot_user.id
        message = await self._member.send(self._channel, f"<@{bot}> {self._question}")
        return Deed("mention", message.id, sent)

    async def write(self) -> Deed:
        """Ask by a direct message."""
        sent = time.perf_counter()
        message = await self._member.send_dm(self._question)
        return Deed("direct message", message.id, sent)

    async def look_up(self) -> Deed:
        """Look a message up by the context menu."""
        commands = self._wire.backend.commands[None].values()
        name = next(one["name"] for one in commands if one["type"] == MENU)
        channel, message = self._random.choice(self._claims)
        sent = time.perf_counter()
        return deed("menu", sent, await self._member.context_menu(channel, name, message))

    async def type(self) -> Deed:
        """Type the beginning of a question where the bot completes it."""
        command, option = self._random.choice(self._suggesting())
        sent, typed = time.perf_counter(), self._question[: self._random.randrange(20)]
        where = (self._member, self._channel)
        result = await _autocomplete_result(*where, command, option, typed, {})
        return deed("autocomplete", sent, result)

    async def press(self) -> Deed:
        """Press a button under an answer."""
        message = self._random.choice(self._answers)
        return await self._press(message, self._random.choice(buttons(message)))

    async def submit(self) -> Deed:
        """Fill and submit a form that a button has shown; press a button where none is open."""
        open_forms = [(who, shown) for who, shown in self._forms if shown.modal]
        if not open_forms:
            return await self.press()
        self._forms.remove(chosen := self._random.choice(open_forms))
        member, shown = chosen
        inputs = [one for one in _modal_controls(shown.modal or {}) if one["type"] == TEXT_INPUT]
        values = {one["custom_id"]: self._question for one in inputs}
        sent = time.perf_counter()
        return deed("form", sent, await member.submit_modal(shown, values))

    async def _open_forms(self) -> None:
        """Press each kind of button once, and the ones that show a form many times."""
        known = {kind(one): (message, one) for message in self._answers for one in buttons(message)}
        for message, button in known.values():
            pressed = await self._press(message, button)
            await self._wire.until(lambda pressed=pressed: pressed.result.acknowledged)
            for _ in range(FORMS if pressed.result and pressed.result.modal else 0):
                await self._press(message, button)

    async def _press(self, message: ResponseMessage, button: str) -> Deed:
        member, sent = self._member, time.perf_counter()
        result = await member.click(message, custom_id=button)
        self._forms = [*self._forms[-2 * FORMS :], (member, result)]
        return deed(f"button {kind(button)}", sent, result)

    def _suggesting(self) -> list[tuple[str, str]]:
        """Return the commands' options that the bot completes."""
        commands = self._wire.backend.commands[None].values()
        return [
            (command["name"], option["name"])
            for command in commands
            for option in command["options"]
            if option.get("autocomplete")
        ]

    @property
    def _member(self) -> MemberActor:
        return self._random.choice(self._members)

    @property
    def _channel(self) -> ChannelHandle:
        return self._random.choice(self._channels)

    @property
    def _question(self) -> str:
        return self._random.choice(self._questions)


def deed(kind: str, sent: float, result: InteractionResult) -> Deed:
    """Return an interaction as a deed."""
    return Deed(kind, result._interaction.id, sent, result)


def buttons(message: ResponseMessage) -> list[str]:
    """Return the custom_ids of the buttons that can be pressed."""
    found = (one for one in components(message) if one["type"] == BUTTON)
    return [one["custom_id"] for one in found if "custom_id" in one and not one.get("disabled")]


def kind(button: str) -> str:
    """Return what a button does: the first part of its custom_id."""
    return button.partition(":")[0]
