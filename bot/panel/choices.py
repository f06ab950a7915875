"""What each setting may be set to, and how that is called: the same in selects and in words. Pure.

Every value has a key, which stands in a select's option and may be typed, and a label in the
reader's language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.asking.places import Place
from bot.records.model import AutoChannel
from bot.records.settings import SETTINGS, Setting, Value
from bot.texts import Texts, texts_for
from index.confidence import SURE, THRESHOLD

AUTO = "auto"
"""The name under which channels are set, beside the names of SETTINGS."""
OFF, NONE = "off", "none"

# The shipped articles' own questions hardly get beyond 0.55: two good articles that agree are not
# more certain than that.
LEVELS = (0.45, SURE, 0.2, THRESHOLD)
"""The least confidence of an answer that nobody asked the bot for, from the strictest."""

ROLE = "role"
"""The setting that only those with Manage Server may change."""
_NAME = 50  # characters of a channel's name, so that a choice of autocomplete shows what follows
_PERSONAL = ("style", "language", "quotes", "retention")
_KEYS: Mapping[Value, str] = {None: NONE, True: "yes", False: "no"}
_IN_THREAD = "+thread"
_AROUND = "<@&#> "  # stand around the names and ids of roles and channels


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel of a server; the posts of a `forum` are threads already."""

    id: int
    name: str
    forum: bool = False


@dataclass(frozen=True, slots=True)
class Current:
    """What holds in a place, and what its settings may name: roles by id, and channels.

    `manages`: whether the user has Manage Server there.
    """

    place: Place
    roles: Mapping[int, str]
    channels: Mapping[int, Channel]
    auto: Mapping[int, AutoChannel]
    manages: bool = False

    @property
    def texts(self) -> Texts:
        """The texts in the language that holds in the place."""
        return self.place.texts

    @property
    def settings(self) -> tuple[Setting, ...]:
        """The settings that there are in the place."""
        of_a_server = self.place.guild is not None
        return tuple(each for each in SETTINGS if of_a_server or each.name in _PERSONAL)

    @property
    def names(self) -> dict[str, str]:
        """The headings of all that can be set in the place, by name."""
        names = {setting.name: wording(setting.name, self.texts)[0] for setting in self.settings}
        return names if self.place.guild is None else names | {AUTO: self.texts.auto.heading}

    def value(self, name: str) -> str:
        """The key of a setting's value."""
        return key(getattr(self.place.settings, name))

    def labels(self, name: str) -> dict[str, str]:
        """The labels of all that a setting may be set to, by key; those of channels for AUTO."""
        if name == AUTO:
            return {
                f"{channel.id}:{option}": f"#{channel.name[:_NAME]}: {label}"
                for channel in self.channels.values()
                for option, label in channel_labels(channel, self.texts).items()
            }
        if name == ROLE:
            roles = {str(role): f"@{called}" for role, called in self.roles.items()}
            return {key(None): self.texts.settings.role_none} | roles
        (setting,) = (each for each in self.settings if each.name == name)
        return {key(value): label(name, value, self.texts) for value in setting.choices}

    def label(self, name: str) -> str:
        """The label of a setting's value; a role that is gone is none."""
        return self.labels(name).get(self.value(name), self.texts.settings.role_none)


def find(labels: Mapping[str, str], typed: str) -> str | None:
    """The key that was typed, as it is, by its label, or as Discord mentions a role."""
    wanted = typed.strip(_AROUND).casefold()
    same = (key for key, label in labels.items() if wanted in _spellings(key, label))
    return next(same, None)


def _spellings(key: str, label: str) -> tuple[str, str]:
    return key.casefold(), label.strip(_AROUND).casefold()


def key(value: Value) -> str:
    """The key of a setting's value."""
    return str(value) if type(value) is int else _KEYS.get(value, str(value))


def value_of(setting: Setting, chosen: str) -> Value:
    """The value of a key that is one of the setting's."""
    if setting.choices:
        return next(value for value in setting.choices if key(value) == chosen)
    return None if chosen == key(None) else int(chosen)


def wording(name: str, texts: Texts) -> tuple[str, str]:
    """The heading of a setting, and a line of help."""
    settings = texts.settings
    return {
        "style": (settings.style, settings.style_help),
        "language": (settings.language, settings.language_help),
        "quotes": (settings.quotes, settings.quotes_help),
        "shared": (settings.shared, settings.shared_help),
        "role": (settings.role, settings.role_help),
        "user_questions": (settings.user_questions, settings.user_questions_help),
        "channel_questions": (settings.channel_questions, settings.channel_questions_help),
        "retention": (settings.retention, settings.retention_help),
        AUTO: (texts.auto.heading, texts.auto.help),
    }[name]


def label(name: str, value: Value, texts: Texts) -> str:
    """How a value of a setting is called."""
    settings = texts.settings
    match name, value:
        case "style", _:
            return settings.style_rich if value == "rich" else settings.style_plain
        case "language", str():
            automatic = settings.language_auto
            return automatic if value == "auto" else texts_for(value).settings.language_itself
        case "quotes", _:
            return _counted(value, "", settings.one_quote, settings.some_quotes)
        case "shared", _:
            return settings.shared_yes if value else settings.shared_no
        case "retention", _:
            return _counted(value, settings.not_kept, settings.one_day, settings.some_days)
        case (("user_questions" | "channel_questions"), _):
            return _counted(value, settings.no_limit, "", settings.a_minute)
    raise KeyError(name)


def _counted(value: Value, none: str, one: str, some: str) -> str:
    if value == 1 and one:
        return one
    return some.format(count=value) if value else none


def channel_labels(channel: Channel, texts: Texts) -> dict[str, str]:
    """The labels of all that a channel may be set to, by key."""
    labels = {str(level): called for level, called in _levels(texts).items()}
    if channel.forum:
        return {OFF: texts.auto.off} | labels
    threads = {
        f"{level}{_IN_THREAD}": texts.auto.in_thread.format(value=called)
        for level, called in labels.items()
    }
    return {OFF: texts.auto.off} | labels | threads


def channel_key(auto: AutoChannel | None, channel: Channel) -> str:
    """The key of what a channel is set to; the nearest one."""
    if auto is None:
        return OFF
    level = min(LEVELS, key=lambda level: abs(level - auto.confidence))
    return f"{level}{_IN_THREAD}" if auto.thread and not channel.forum else str(level)


def auto_channel(channel: int, chosen: str) -> AutoChannel | None:
    """The channel as a key sets it; None for off."""
    if chosen == OFF:
        return None
    level, thread, _ = chosen.partition(_IN_THREAD)
    return AutoChannel(channel, float(level), bool(thread))


def _levels(texts: Texts) -> dict[float, str]:
    auto = texts.auto
    return dict(zip(LEVELS, (auto.very_sure, auto.sure, auto.likely, auto.perhaps), strict=True))
