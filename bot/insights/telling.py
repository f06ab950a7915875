"""Insights as a message: what was asked, what the library lacks, what did not help. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bot.insights.clusters import Cluster
from bot.insights.counting import Complaint, Insights
from bot.insights.export import Export
from bot.privacy import kept_time
from bot.rendering import citations, markdown
from bot.rendering.passages import passage
from bot.rendering.render import Reply
from bot.texts import Texts
from index.model import Quote

QUESTION, NOTE = 160, 160
"""The most that a question and a note may take, in UTF-16 code units."""

_QUOTE = 600  # what a quote with its source may take
_QUOTES, _NOTES, _COMPLAINTS = 2, 2, 8  # quotes and notes of a complaint; complaints
_LACKING = 0.45  # the share of the room below the figures that what is missing may take
_MORE = 40  # UTF-16 code units of "… and 100 more"


def reply(
    found: Insights,
    quotes: Mapping[int, Quote],
    days_kept: int,
    remarks: Sequence[str],
    texts: Texts,
    budget: int,
) -> Reply:
    """The message; `quotes` are those of the complaints by sentence, but removed ones, and
    `remarks` are lines to show in small print.
    """
    opening = (_heading(found, texts), _figures(found, days_kept, remarks, texts))
    left = budget - sum(markdown.length(block) + 2 for block in opening)
    groups = list(_lacking(found.missing, texts, int(_LACKING * left)))
    left -= sum(markdown.length(block) + 2 for group in groups for block in group)
    groups += _complaints(found.complaints, quotes, texts, left)
    return Reply(opening=opening, groups=tuple(groups))


def nothing(found: Insights, days_kept: int, settings: str, texts: Texts) -> str:
    """What to say where there is nothing to show; `settings` is that command."""
    said = texts.insights
    why = said.nothing if days_kept else said.not_kept.format(command=settings)
    return f"{_heading(found, texts)}\n{why}"


def exported(made: Export, texts: Texts) -> list[str]:
    """What the exported file holds, and what not."""
    said = texts.insights
    upvoted, missing = made.count("upvoted"), made.count("not found")
    told = said.exported.format(
        count=len(made.lines),
        answered=len(made.lines) - missing,
        upvoted=upvoted,
        missing=missing,
    )
    left_out = {
        "downvoted": made.downvoted,
        "follow_ups": made.follow_ups,
        "private": made.private,
        "removed": made.removed,
        "older": made.older,
    }
    return [told, said.left_out.format(**left_out)] if any(left_out.values()) else [told]


def described(found: Insights, texts: Texts) -> str:
    """The plot in words, as plain text."""
    return texts.insights.described.format(
        first=found.days[0].day.isoformat(),
        last=found.days[-1].day.isoformat(),
        answered=found.answered,
        missing=found.not_found,
    )


def _heading(found: Insights, texts: Texts) -> str:
    first = found.days[0].day.isoformat()
    heading = texts.insights.heading.format(date=citations.timestamp(first))
    return f"**{heading}**"


def _figures(found: Insights, days_kept: int, remarks: Sequence[str], texts: Texts) -> str:
    said, ways = texts.insights, found.ways
    figures = said.figures.format(
        asked=found.asked, answered=found.answered, missing=found.not_found
    )
    small = [
        said.ways.format(
            command=ways.get("command", 0),
            message=ways.get("message", 0),
            auto=ways.get("auto", 0),
            follow_up=ways.get("follow-up", 0),
        )
    ]
    if found.private:
        small.append(said.in_private.format(count=found.private))
    if days_kept < len(found.days):
        small.append(said.kept_for.format(time=kept_time(days_kept, texts)))
    return "\n".join([figures, *(f"-# {line}" for line in [*small, *remarks])])


def _lacking(missing: Sequence[Cluster], texts: Texts, budget: int) -> Iterator[tuple[str, ...]]:
    """The clusters, as many as fit, with the numbers that the plot shows."""
    if not missing:
        return
    lines = [f"**{texts.insights.lacks}**"]
    left = budget - markdown.length(lines[0]) - _MORE
    for number, cluster in enumerate(missing, start=1):
        line = f"{number}. {_told(cluster, texts)}"
        left -= markdown.length(line) + 1
        if left < 0:
            lines.append(texts.insights.more.format(count=len(missing) - number + 1))
            break
        lines.append(line)
    yield ("\n".join(lines),)


def _told(cluster: Cluster, texts: Texts) -> str:
    question = texts.quoted.format(text=markdown.inline(cluster.question, QUESTION))
    if cluster.count == 1:
        return question
    words = markdown.inline(", ".join(cluster.words), QUESTION // 2)
    return f"**{cluster.count}×** {question}" + (words and f" – {words}")


def _complaints(
    complaints: Sequence[Complaint], quotes: Mapping[int, Quote], texts: Texts, budget: int
) -> Iterator[tuple[str, ...]]:
    """The complaints, as many as fit."""
    heading = f"**{texts.insights.complaints}**"
    left = budget - markdown.length(heading) - _MORE
    for number, complaint in enumerate(complaints):
        told = _complaint(complaint, quotes, texts)
        left -= markdown.length(told) + 2
        if left < 0 or number == _COMPLAINTS:
            yield (texts.insights.more.format(count=len(complaints) - number),)
            return
        yield (told,) if number else (heading, told)


def _complaint(complaint: Complaint, quotes: Mapping[int, Quote], texts: Texts) -> str:
    """A question with the votes on its answer, the notes, and the answer's quotes."""
    question = texts.quoted.format(text=markdown.inline(complaint.question, QUESTION))
    votes = f"👎 {complaint.downs}" + (f", 👍 {complaint.ups}" if complaint.ups else "")
    notes = (
        texts.insights.note.format(text=texts.quoted.format(text=markdown.inline(note, NOTE)))
        for note in complaint.notes[:_NOTES]
    )
    return "\n".join([f"{question} – {votes}", *notes, *_quotes(complaint, quotes, texts)])


def _quotes(complaint: Complaint, quotes: Mapping[int, Quote], texts: Texts) -> list[str]:
    known = [quotes[number] for number in complaint.sentences if number in quotes]
    if not known:
        return [texts.removed]
    shown = (passage(quote, texts, _QUOTE) for quote in known[:_QUOTES])
    return [line for one in shown for line in (one.words, one.source)]
