"""/insights: what a server's records and its library make of it, as a message with a plot."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord
from discord import ui

from bot import privacy
from bot.asking.places import Place
from bot.insights import telling
from bot.insights.counting import History, Insights, insights, veiled
from bot.insights.drawing import Plotter, can_draw
from bot.insights.export import FILE, Export, best_sentences, export
from bot.rendering import layout, plain, render
from bot.rendering.outgoing import Attached, Outgoing
from index.collection import Collection
from index.model import Quote

if TYPE_CHECKING:
    from bot.client import VerbatimBot
    from bot.records import Records

PLOT = "insights.png"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a moderator wants to see: the last days, today's included, and whether as a file too.

    `views` tells whether this moderator views a channel, by its id.
    """

    days: int
    views: Callable[[int], bool]
    export: bool = False


async def show(bot: VerbatimBot, plotter: Plotter, place: Place, wanted: Wanted) -> Outgoing:
    """The message about what was asked in the place."""
    history, found = await asyncio.to_thread(_counted, bot.records, place, wanted)
    if not found.asked:
        settings = privacy.command("settings", place.texts)
        days_kept = place.settings.retention
        return Outgoing.notice(telling.nothing(found, days_kept, settings, place.texts))
    needed = [number for complaint in found.complaints for number in complaint.sentences]
    if wanted.export:
        needed += best_sentences(history)
    quotes = await bot.desk.run(place, lambda collection: _quotes(collection, needed))
    made = None
    if wanted.export:
        answers = {number: quote.text for number, quote in quotes.items()}
        made = await asyncio.to_thread(export, history, answers)
    plot = await plotter.plot(found, place.texts) if can_draw() else None
    return await asyncio.to_thread(_message, found, quotes, made, plot, place)


def _counted(records: Records, place: Place, wanted: Wanted) -> tuple[History, Insights]:
    last = dt.datetime.now(dt.UTC).date()
    first = last - dt.timedelta(wanted.days - 1)
    since = dt.datetime.combine(first, dt.time(), dt.UTC).timestamp()
    history = veiled(records.history(place.scope, since), wanted.views)
    return history, insights(history, first, last)


def _quotes(collection: Collection, sentences: Iterable[int]) -> dict[int, Quote]:
    """The quotes by sentence, but those whose article was removed; blocks."""
    places = {number: collection.place(number) for number in set(sentences)}
    return {
        number: render.quote_at(place, place.position + 1)
        for number, place in places.items()
        if place
    }


def _message(
    found: Insights,
    quotes: dict[int, Quote],
    made: Export | None,
    plot: bytes | None,
    place: Place,
) -> Outgoing:
    texts, is_plain = place.texts, place.settings.style == "plain"
    remarks = telling.exported(made, texts) if made else []
    if not plot:
        remarks.append(texts.insights.plot_failed if can_draw() else texts.insights.no_plot)
    budget = plain.LIMIT if is_plain else render.MESSAGE
    reply = telling.reply(found, quotes, place.settings.retention, remarks, texts, budget)
    files = []
    if plot:
        files.append(Attached(PLOT, plot, telling.described(found, texts)))
    if made and made.questions:
        files.append(Attached(FILE, made.content))
    if is_plain:
        return Outgoing(text=plain.text(reply, texts), files=tuple(files))
    return Outgoing(view=_with_files(layout.view(reply, texts), files), files=tuple(files))


def _with_files(view: ui.LayoutView, files: Iterable[Attached]) -> ui.LayoutView:
    """The view with the files in it: Discord shows no other ones beside a view."""
    for file in files:
        address = f"attachment://{file.name}"
        if file.description:
            shown = discord.MediaGalleryItem(address, description=file.description)
            view.add_item(ui.MediaGallery(shown))
        else:
            view.add_item(ui.File(address))
    return view
