"""The settings of a place as a panel of selects. Pure.

The panel has at most 35 of Discord's 40 components and, in every language, well under its 4,000
characters. What is open in it stands in the custom_ids of its selects.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import discord
from discord import ui

from bot import custom_ids
from bot.panel import choices, words
from bot.panel.choices import AUTO, Current

CHANNEL_TYPES = (
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.forum,
)

_COLOUR = 0x80848E  # a grey, since it is no answer
_LISTED = 10  # channels

Select = ui.Select[Any] | ui.RoleSelect[Any] | ui.ChannelSelect[Any]


def panel(
    current: Current, *, saved: str = "", opened: int = 0, no_content: bool = False
) -> ui.LayoutView:
    """The panel. `saved` says what was changed, and the choices of the channel `opened` are shown;
    with `no_content` it says that Discord does not send the channels' messages, and what to do.
    """
    items = [*_heading(current, saved), *_settings(current)]
    if current.place.guild is not None:
        items += [ui.Separator(), *_channels(current, opened, no_content)]
    layout = ui.LayoutView(timeout=None)
    layout.add_item(ui.Container(*items, accent_colour=_COLOUR))
    layout.stop()  # discord.py is to keep nothing of it
    return layout


def opened_in(layout: ui.View | ui.LayoutView | None) -> int:
    """The channel whose choices a panel shows; 0 for none."""
    for item in layout.walk_children() if layout else ():
        match = custom_ids.SETTING.fullmatch(getattr(item, "custom_id", None) or "")
        if match and match["channel"]:
            return int(match["channel"])
    return 0


def _heading(current: Current, saved: str) -> Iterator[ui.Item[Any]]:
    title, note = words.title(current)
    yield ui.TextDisplay(f"## {title}" + (note and f"\n-# {note}"))
    if saved:
        yield ui.TextDisplay(saved)
    yield ui.Separator()


def _settings(current: Current) -> Iterator[ui.Item[Any]]:
    for setting in current.settings:
        heading, help = choices.wording(setting.name, current.texts)
        yield ui.TextDisplay(f"**{heading}**\n-# {help}")
        custom_id = custom_ids.setting(setting.name)
        if setting.choices:
            labels = current.labels(setting.name)
            yield _row(_select(custom_id, labels, current.value(setting.name)))
        else:
            yield _row(_roles(custom_id, current))


def _select(custom_id: str, labels: dict[str, str], chosen: str) -> ui.Select[Any]:
    options = [
        discord.SelectOption(label=label, value=key, default=key == chosen)
        for key, label in labels.items()
    ]
    return ui.Select(custom_id=custom_id, options=options)


def _roles(custom_id: str, current: Current) -> ui.RoleSelect[Any]:
    """A select of a role, or none; a role that is gone cannot be shown as chosen."""
    role = current.place.settings.role
    known = [discord.Object(role)] if role is not None and role in current.roles else []
    return ui.RoleSelect(
        custom_id=custom_id,
        placeholder=current.texts.settings.role_none,
        min_values=0,
        default_values=[discord.SelectDefaultValue.from_role(each) for each in known],
    )


def _channels(current: Current, opened: int, no_content: bool) -> Iterator[ui.Item[Any]]:
    """The channels that are set, a select of one to open, and the choices of the opened one."""
    auto = current.texts.auto
    listed = "\n".join(words.channels(current, _LISTED)) or auto.none
    yield ui.TextDisplay(f"**{auto.heading}**\n-# {auto.help}\n{listed}")
    if no_content:
        fault, *steps = words.warning(current.texts)
        yield ui.TextDisplay("\n".join([f"**{fault}**", *steps]))
    channel = current.channels.get(opened)
    chosen = [discord.Object(opened)] if channel else []
    yield _row(
        ui.ChannelSelect(
            custom_id=custom_ids.setting(AUTO),
            placeholder=auto.choose,
            channel_types=list(CHANNEL_TYPES),
            default_values=[discord.SelectDefaultValue.from_channel(each) for each in chosen],
        )
    )
    if channel:
        labels = choices.channel_labels(channel, current.texts)
        key = choices.channel_key(current.auto.get(opened), channel)
        yield _row(_select(custom_ids.setting(AUTO, opened), labels, key))


def _row(select: Select) -> ui.ActionRow[Any]:
    return ui.ActionRow(select)
