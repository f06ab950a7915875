"""What a person is told of what is kept of them. Functions with records block."""

from __future__ import annotations

import json

import discord
from discord import ui

from bot import custom_ids
from bot.asking.locales import Locales
from bot.asking.places import Place
from bot.records import Records
from bot.records.model import PersonalData
from bot.rendering import layout, render
from bot.rendering.outgoing import Attached, Outgoing
from bot.texts import Texts

FILE = "verbatim.json"


def show(records: Records, place: Place) -> Outgoing:
    """What is kept of the user, for how long in this place, and who sees it."""
    said, data = place.texts.privacy, records.about(place.user)
    lines = [said.what, _now(data, place), _kept(place), said.never, *_others(place)]
    reply = render.Reply(opening=(f"**{said.heading}**", "\n".join(lines)))
    return layout.outgoing(reply, place.texts, place.settings.style)


def export(records: Records, place: Place) -> Outgoing:
    """All that is kept of the user, as a file."""
    data = records.about(place.user)
    if not (data.questions or data.votes or data.settings):
        return Outgoing.notice(place.texts.privacy.nothing)
    content = json.dumps(data.to_json(), ensure_ascii=False, indent=2).encode()
    return Outgoing(text=place.texts.privacy.exported, files=(Attached(FILE, content),))


def ask_to_forget(place: Place) -> Outgoing:
    """Whether all is to be deleted, with a button where there are any."""
    said = place.texts.privacy
    if place.settings.style == "plain":
        return Outgoing.notice(f"{said.asked_to_forget} {place.texts.articles.confirm}")
    button: layout.Button = ui.Button(
        label=said.forget_button,
        custom_id=custom_ids.forget(place.user),
        style=discord.ButtonStyle.danger,
    )
    return Outgoing.of(layout.notice(said.asked_to_forget, button))


def forget(records: Records, locales: Locales, place: Place) -> str:
    """Delete all that is kept of the user; what was deleted, but for the language that was only
    remembered.
    """
    locales.forget(place.user)
    said, count = place.texts.privacy, records.forget(place.user)
    return said.forgotten.format(count=count) if count else said.nothing


def kept_time(days: int, texts: Texts) -> str:
    """For how long something is kept, in words."""
    said = texts.settings
    return said.one_day if days == 1 else said.some_days.format(count=days)


def command(words: str, texts: Texts) -> str:
    """A command as Discord shows it to the reader."""
    return "`/{}`".format(" ".join(texts.commands.get(word, word) for word in words.split()))


def _now(data: PersonalData, place: Place) -> str:
    return place.texts.privacy.now.format(
        questions=len(data.questions),
        here=sum(asked.scope == place.scope for asked in data.questions),
        votes=len(data.votes),
        notes=sum(bool(vote.note) for vote in data.votes),
        settings=len(data.settings),
    )


def _kept(place: Place) -> str:
    said, days = place.texts.privacy, place.settings.retention
    return said.kept_for.format(time=kept_time(days, place.texts)) if days else said.not_kept


def _others(place: Place) -> list[str]:
    """Who else sees it, who decides on it, and the user's own ways."""
    said, texts = place.texts.privacy, place.texts
    settings = command("settings", texts)
    if place.guild is not None:
        seen = said.seen_in_server.format(insights=command("insights", texts))
        lines = [
            seen if place.settings.retention else said.seen_by_nobody,
            said.set_in_server.format(settings=settings),
        ]
    else:
        lines = [said.seen_alone, said.set_alone.format(settings=settings)]
    own = (command(f"privacy {name}", texts) for name in ("export", "forget"))
    return [*lines, said.commands.format(**dict(zip(("export", "forget"), own, strict=True)))]
