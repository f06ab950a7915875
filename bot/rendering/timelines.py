"""What the articles say of a topic, by date, as messages. All but `shown` is pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot import custom_ids
from bot.asking.places import Place
from bot.rendering import context, layout, markdown, paging, plain, render
from bot.rendering.layout import Style
from bot.rendering.outgoing import Outgoing
from bot.rendering.paging import Page
from bot.rendering.passages import passage
from bot.rendering.render import Reply
from bot.texts import Texts
from index.collection import Collection
from index.timeline import Entry, Timeline

LIMIT = 24
"""The sentences of a timeline at most."""

PAGE = {"rich": 4, "plain": 2}
"""The sentences of one page."""

# UTF-16 code units: of a page in all (plain text says some things in more words), of its heading.
_MOST = {"rich": render.MESSAGE, "plain": plain.LIMIT - 120}
_TOPIC = 200


def shown(collection: Collection, topic: str, number: int, place: Place, style: Style) -> Outgoing:
    """Page `number` (from 0) of what the articles say of a topic, or the last one. Blocks."""
    topic, texts = custom_ids.carried(topic), place.texts
    if hindrance := _hindrance(collection, topic, place):
        return layout.outgoing(render.notice(hindrance), texts, style)
    found = collection.timeline(topic, LIMIT)
    page = Page.near(number, PAGE[style], len(found.dated) + len(found.undated))

    def custom_id(number: int) -> str:
        return custom_ids.timeline(number, topic, texts.language)

    return paging.outgoing(render_page(found, page, texts, style), page, custom_id, texts, style)


def render_page(found: Timeline, page: Page, texts: Texts, style: Style) -> Reply:
    """The sentences of a page, each with its date and its source."""
    opening = _opening(found, texts)
    entries = [*found.dated, *found.undated][page.start : page.start + page.size]
    if not entries:
        return Reply(opening=(opening,))
    foot = page.told(texts.timeline.page)
    share = (_MOST[style] - markdown.length(opening) - markdown.length(foot)) // len(entries)
    groups = _groups(entries, share, texts)
    return Reply(found=True, opening=(opening,), groups=(*groups, (foot,)) if foot else groups)


def _hindrance(collection: Collection, topic: str, place: Place) -> str:
    """Why there is no timeline, or ""."""
    if not topic:
        return place.texts.timeline.no_topic
    return place.no_articles if collection.is_empty() else ""


def _opening(found: Timeline, texts: Texts) -> str:
    said = texts.timeline
    heading = said.heading.format(topic=markdown.inline(found.topic, _TOPIC))
    if found.dated or found.undated:
        counts = said.counts.format(dated=len(found.dated), undated=len(found.undated))
        lines = [heading, f"-# {counts}", f"-# {said.order}" if found.dated else ""]
    else:
        lines = [heading, said.not_found]
    lines.append(render.corrected(found.corrections, texts))
    lines.append(render.missing(found.missing, found.topic, texts))
    return "\n".join(filter(None, lines))


def _groups(entries: Sequence[Entry], share: int, texts: Texts) -> tuple[tuple[str, ...], ...]:
    """The blocks of each entry, within its share of the page."""
    groups = []
    above: Entry | None = None
    for entry in entries:
        label = _label(entry, above, texts)
        found = replace(entry.quote, span=entry.said.span if entry.said else None)
        remark = _unclear(entry, texts)
        one = passage(found, texts, share - markdown.length(label), also=remark)
        groups.append(tuple(filter(None, (label, one.words, one.source))))
        above = entry
    return tuple(groups)


def _label(entry: Entry, above: Entry | None, texts: Texts) -> str:
    """When it happened; of the undated sentences only the first of a page says what they are."""
    if entry.period:
        return f"**{context.period_text(entry.period, texts)}**"
    return "" if above and not above.period else texts.timeline.undated


def _unclear(entry: Entry, texts: Texts) -> str:
    """What a time may mean that is not clear, where no note on the quote says so; or ""."""
    if entry.period or not entry.said or not entry.said.periods:
        return ""
    meaning = context.meaning(entry.said, entry.quote, texts)
    if any(meaning in note for note in context.notes(entry.quote, texts)):
        return ""
    return texts.times_unclear.format(times=meaning)
