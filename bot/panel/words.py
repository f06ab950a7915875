"""The settings of a place in words: for the plain style, and above the panel. Pure."""

from __future__ import annotations

from bot.panel import choices
from bot.panel.choices import AUTO, Current
from bot.rendering import markdown
from bot.rendering.plain import LIMIT
from bot.texts import Texts

_SHOWN = 900  # UTF-16 code units of values that are listed in a sentence
_LONGEST = 100  # UTF-16 code units of what was typed or is the name of a channel or a role


def everything(current: Current, *, no_content: bool = False) -> str:
    """All settings, and how to change one; within the length of a message."""
    lines = [*filter(None, title(current)), ""]
    lines += [_line(current, setting.name) for setting in current.settings]
    end = [*(warning(current.texts) if no_content else ()), "", _how(current.texts)]
    if current.place.guild is not None:
        lines += _channels(current, LIMIT - markdown.length("\n".join([*lines, *end, ""])))
    return "\n".join([*lines, *end])


def about(current: Current, name: str) -> str:
    """One setting in words: what holds, and what is possible."""
    possible = current.texts.settings.possible.format(values=_values(current, name))
    line = "\n".join(_channels(current, _SHOWN)) if name == AUTO else _line(current, name)
    return f"{line}\n{possible}\n{_how(current.texts)}"


def _how(texts: Texts) -> str:
    """How to change a setting without a select, in the words that Discord shows."""
    called = {word: texts.commands.get(word, word) for word in ("settings", "name", "value")}
    return texts.settings.change_by_text.format(
        command=f"`/{called['settings']}`",
        name=f"`{called['name']}`",
        value=f"`{called['value']}`",
    )


def no_name(texts: Texts) -> str:
    """What to say where it is not clear which setting is to be changed."""
    name, value = (texts.commands.get(word, word) for word in ("name", "value"))
    return texts.settings.no_name.format(name=f"`{name}`", value=f"`{value}`")


def wrong_name(current: Current, typed: str) -> str:
    """What to say of a name that no setting has."""
    return current.texts.settings.wrong_name.format(
        text=markdown.inline(typed, _LONGEST), names=", ".join(current.names.values())
    )


def wrong_value(current: Current, name: str, typed: str) -> str:
    """What to say of a value that a setting cannot have; the role of all has the server's id."""
    typed = "@everyone" if typed == str(current.place.guild) else typed
    return current.texts.settings.wrong_value.format(
        text=markdown.inline(typed, _LONGEST),
        setting=current.names[name],
        values=_values(current, name),
    )


def saved(current: Current, name: str, value: str) -> str:
    """What to say when a setting was changed to the value of that key."""
    if name == AUTO:
        channel, _, option = value.partition(":")
        label = _set_to(current, int(channel), option)
    else:
        label = markdown.inline(current.labels(name)[value], _LONGEST)
    return current.texts.settings.saved.format(setting=current.names[name], value=label)


def title(current: Current) -> tuple[str, str]:
    """What the settings are, and where they hold if that has to be said."""
    settings = current.texts.settings
    if current.place.guild is not None:
        return settings.server_title, ""
    return settings.own_title, settings.own_note


def warning(texts: Texts) -> tuple[str, str, str]:
    """What to do where Discord does not send the content of messages, in lines."""
    auto = texts.auto
    return auto.no_content, auto.no_content_steps, auto.no_content_review


def channels(current: Current, most: int) -> list[str]:
    """What the channels are set to, one a line; the count of those for which there is no room."""
    there = [channel for channel in current.channels.values() if channel.id in current.auto]
    lines = [
        _set_to(current, channel.id, choices.channel_key(current.auto[channel.id], channel))
        for channel in there[:most]
    ]
    if len(there) > most:
        lines.append(current.texts.auto.further.format(count=len(there) - most))
    return lines


def _set_to(current: Current, channel: int, key: str) -> str:
    label = choices.channel_labels(current.channels[channel], current.texts)[key]
    return current.texts.auto.set_to.format(channel=f"<#{channel}>", value=label)


def _line(current: Current, name: str) -> str:
    """A setting, its value and its help, in words."""
    heading, help = choices.wording(name, current.texts)
    return f"{heading}: {markdown.inline(current.label(name), _LONGEST)}. {help}"


def _channels(current: Current, room: int) -> list[str]:
    """The channels in words, as many as there is room for."""
    heading, help = choices.wording(AUTO, current.texts)
    most = len(current.auto)
    while True:
        listed = channels(current, most) or [current.texts.auto.none]
        lines = [f"{heading}: {help}", *listed]
        if not most or markdown.length("\n".join(lines)) <= room:
            return lines
        most -= 1


def _values(current: Current, name: str) -> str:
    """What a setting may be set to, as much as is worth telling."""
    shown: list[str] = []
    for label in current.labels(name).values():
        shown.append(markdown.inline(label, _LONGEST))
        if markdown.length(", ".join(shown)) > _SHOWN:
            return ", ".join([*shown[:-1], "…"])
    return ", ".join(shown)
