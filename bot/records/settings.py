"""The settings of a scope: a server, or a user in direct messages."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from bot.texts import LANGUAGES
from index.errors import SettingsError

Value: TypeAlias = str | int | bool | None


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds in one scope. SETTINGS says what each field may be and what it means."""

    style: Literal["rich", "plain"] = "rich"
    language: str = "auto"
    quotes: int = 4
    shared: bool = True
    role: int | None = None
    user_questions: int = 20
    channel_questions: int = 0
    retention: int = 30


DEFAULTS = Settings()


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its name, the values that it may have and its meaning.

    Without `choices` it is the id of something on Discord, or None.
    """

    name: str
    choices: tuple[Value, ...]
    help: str

    @property
    def default(self) -> Value:
        """The value where none was chosen."""
        value: Value = getattr(DEFAULTS, self.name)
        return value

    @property
    def allowed(self) -> str:
        """The values that it may have, in words."""
        if not self.choices:
            return "an id, or null for none"
        return " or ".join(json.dumps(choice) for choice in self.choices)

    def allows(self, value: object) -> bool:
        """Whether it may have this value; 1 is not true."""
        if not self.choices:
            return value is None or (type(value) is int and 0 < value < 2**63)
        return any(type(value) is type(choice) and value == choice for choice in self.choices)


SETTINGS = (
    Setting(
        "style",
        ("rich", "plain"),
        "how answers look: cards with buttons, or plain text for screen readers",
    ),
    Setting(
        "language",
        ("auto", *(texts.language for texts in LANGUAGES)),
        "language of the bot's own texts; auto: that of the user or the server",
    ),
    Setting("quotes", (1, 2, 3, 4, 5), "quotes in an answer at most, those behind More included"),
    Setting("shared", (True, False), "whether the shared articles are asked (servers only)"),
    Setting("role", (), "a role whose members may manage articles and settings (servers only)"),
    Setting(
        "user_questions",
        (0, 3, 5, 10, 20, 30, 60),
        "questions that a user may ask in a minute; 0: no limit",
    ),
    Setting(
        "channel_questions",
        (0, 5, 10, 20, 30, 60, 120),
        "questions that may be asked in a channel in a minute; 0: no limit",
    ),
    Setting(
        "retention",
        (0, 1, 7, 14, 30, 60, 90, 180, 365),
        "days that questions and votes are kept; 0: nothing is kept",
    ),
)
_BY_NAME = {setting.name: setting for setting in SETTINGS}


def check(values: Mapping[str, object]) -> None:
    """Raise SettingsError, with every fault, where a setting is unknown or may not be that."""
    if faults := list(_faults(values)):
        raise SettingsError("\n".join(faults))


def from_stored(stored: Mapping[str, str]) -> Settings:
    """The settings of values in JSON, by name.

    What this version does not know, since a newer one stored it, is as if it were not there.
    """
    return Settings(**known(stored))


def known(stored: Mapping[str, str]) -> dict[str, Any]:
    """The values that `from_stored` takes, by name in the order of SETTINGS."""
    values = {name: json.loads(stored[name]) for name in _BY_NAME if name in stored}
    return {name: value for name, value in values.items() if _BY_NAME[name].allows(value)}


def _faults(values: Mapping[str, object]) -> Iterator[str]:
    for name, value in values.items():
        if name not in _BY_NAME:
            yield f"{name}: unknown setting; known are {', '.join(_BY_NAME)}"
        elif not _BY_NAME[name].allows(value):
            yield f"{name}: {value!r} is not possible; choose {_BY_NAME[name].allowed}"
