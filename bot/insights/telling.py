"""Insights as a message: what was asked, what the library lacks, what did not help. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.insights.clusters import Cluster
from bot.insights.counting import Insights, Voted
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
_QUOTES, _NOTES, _COMPLAINTS = 2, 2, 8  # quotes of a complaint, notes of each kind; complaints
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
    kept = _MORE + markdown.length(texts.insights.praised) if found.praised else 0
    complaints = list(_complaints(found.complaints, quotes, texts, left - kept))
    left -= sum(markdown.length(block) + 2 for group in complaints for block in group)
    groups += [*complaints, *_praised(found.praised, texts, left)]
    return Reply(opening=opening, groups=tuple(groups))


def nothing(found: Insights, days_kept: int, settings: str, texts: Texts) -> str:
    """What to say where there is nothing to show; `settings` is that command."""
    said = texts.insights
    why = said.nothing if days_kept else said.not_kept.format(command=settings)
    return f"{_heading(found, texts)}\n{why}"


def exported(made: Export, texts: Texts) -> list[str]:
    """What the exported file holds, and what not."""
    said = texts.insights
    upvoted, missing = made.kinds.get("upvoted", 0), made.kinds.get("not found", 0)
    told = said.exported.format(
        count=made.questions,
        answered=made.questions - missing,
        upvoted=upvoted,
        missing=missing,
    )
    left_out = {
        "downvoted": made.downvoted,
        "follow_ups": made.follow_ups,
        "unshown": made.unshown,
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
    if found.ups or found.downs:
        small.append(said.votes.format(ups=found.ups, downs=found.downs))
    if found.unshown:
        small.append(said.unshown.format(count=found.unshown))
    if days_kept < len(found.days):
        small.append(said.kept_for.format(time=kept_time(days_kept, texts)))
    return "\n".join([figures, *(f"-# {line}" for line in [*small, *remarks])])


def _lacking(missing: Sequence[Cluster], texts: Texts, budget: int) -> Iterator[tuple[str, ...]]:
    """The clusters, as many as fit, with the numbers that the plot shows."""
    told = (f"{number}. {_told(each, texts)}" for number, each in enumerate(missing, start=1))
    return _listed(texts.insights.lacks, told, len(missing), texts, budget)


def _listed(
    heading: str, told: Iterable[str], count: int, texts: Texts, budget: int
) -> Iterator[tuple[str, ...]]:
    """The heading with `count` entries below it, as many as fit; nothing where there are none."""
    if not count:
        return
    lines = [f"**{heading}**"]
    left = budget - markdown.length(lines[0]) - _MORE
    for number, line in enumerate(told):
        left -= markdown.length(line) + 1
        if left < 0:
            lines.append(texts.insights.more.format(count=count - number))
            break
        lines.append(line)
    yield ("\n".join(lines),)


def _told(cluster: Cluster, texts: Texts) -> str:
    question = _quoted(cluster.question, QUESTION, texts)
    if cluster.count == 1:
        return question
    words = markdown.inline(", ".join(cluster.words), QUESTION // 2)
    return f"**{cluster.count}×** {question}" + (words and f" – {words}")


def _complaints(
    complaints: Sequence[Voted], quotes: Mapping[int, Quote], texts: Texts, budget: int
) -> Iterator[tuple[str, ...]]:
    """The complaints, as many as fit."""
    heading = f"**{texts.insights.complaints}**"
    left = budget - markdown.length(heading) - _MORE
    for number, complaint in enumerate(complaints):
        told = _complaint(complaint, quotes, texts)
        left -= markdown.length(told) + 2
        if left < 0 or number == _COMPLAINTS:
            more = texts.insights.more.format(count=len(complaints) - number)
            yield (more,) if number else (heading, more)
            return
        yield (told,) if number else (heading, told)


def _complaint(complaint: Voted, quotes: Mapping[int, Quote], texts: Texts) -> str:
    """A question with the votes on its answer, the notes, and the answer's quotes."""
    said = texts.insights
    votes = f"👎 {complaint.downs}" + (f", 👍 {complaint.ups}" if complaint.ups else "")
    notes = [said.note.format(text=_quoted(note, NOTE, texts)) for note in complaint.notes[:_NOTES]]
    notes += _praise(complaint, texts)
    question = _quoted(complaint.question, QUESTION, texts)
    return "\n".join([f"{question} – {votes}", *notes, *_quotes(complaint, quotes, texts)])


def _praised(praised: Sequence[Voted], texts: Texts, budget: int) -> Iterator[tuple[str, ...]]:
    """The answers with notes for them, as many as fit."""
    told = (
        "\n".join(
            [f"{_quoted(one.question, QUESTION, texts)} – 👍 {one.ups}", *_praise(one, texts)]
        )
        for one in praised
    )
    return _listed(texts.insights.praised, told, len(praised), texts, budget)


def _praise(voted: Voted, texts: Texts) -> list[str]:
    note = texts.insights.note
    shown = voted.praise[:_NOTES]
    return [f"👍 {note.format(text=_quoted(each, NOTE, texts))}" for each in shown]


def _quoted(text: str, most: int, texts: Texts) -> str:
    return texts.quoted.format(text=markdown.inline(text, most))


def _quotes(complaint: Voted, quotes: Mapping[int, Quote], texts: Texts) -> list[str]:
    known = [quotes[number] for number in complaint.sentences if number in quotes]
    if not known:
        return [texts.removed]
    shown = (passage(quote, texts, _QUOTE) for quote in known[:_QUOTES])
    return [line for one in shown for line in (one.words, one.source)]
