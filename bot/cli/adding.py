"""`add`: files and folders into the library, with a bar while it runs and a summary in the end."""

from __future__ import annotations

import os
import re
import signal
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli.output import progress_bar
from bot.cli.program import Failure, NotConfigured, Session

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from index.library import Library
    from index.model import AddReport, Step

_NAMED = 5  # ids that a summary spells out
_LISTED = 10  # refused places that it lists one by one; more are grouped by their reasons
_REASONS = 20  # that it tells
_PLACES = 3  # that it names for each


@click.command(short_help="Add files, folders and addresses.")
@click.argument("places", nargs=-1, required=True, metavar="PATH_OR_URL...")
@click.option("--dry-run", is_flag=True, help="Read everything, change nothing, say what would be.")
@click.pass_obj
def add(session: Session, places: tuple[str, ...], dry_run: bool) -> None:
    """Add the articles of files, folders and addresses to the library.

    Read are text, Markdown, web pages, feeds, PDF, DOCX, EPUB, ZIP archives of them, and JSON
    lines, one article each; the content tells the kind. Of a folder, the files with such names are
    read. A URL is fetched once, as its site allows; of a feed, its entries are added ('verbatim
    follow' adds what comes later, too); sites have to be told whom to write to, by 'contact' in
    [fetching] of config.toml. An article that changed becomes a new version. Every place is
    tried; the exit code is 1 where nothing could be read from one of them. What was stored stays
    when adding is interrupted, and adding the same again goes on from there.

    \b
    Examples:
      verbatim add articles/
      verbatim add 2021-02-15.txt archive.jsonl
      verbatim add --dry-run downloads/
      verbatim add https://example.org/news/tram.html
    """
    from bot.terminal import visible
    from index.contact import NO_CONTACT

    outcomes = _add_all(session, places, dry_run)
    for line in _summary([report for report, _ in outcomes], dry_run):
        click.echo(visible(line))
    if faults := dict.fromkeys(fault for _, fault in outcomes if fault):
        failure = NotConfigured if NO_CONTACT in faults else Failure
        raise failure("; ".join(faults))


class _Counter:
    """Moves the bar: files done of all that are known, articles read, and refused places.

    `waiting` is the number of places that have not ended; each is taken for one file. `articles` is
    how many the library holds by now of those that were read.
    """

    def __init__(self, bar: Progress, task: TaskID, waiting: int) -> None:
        self._bar, self._task, self._waiting = bar, task, waiting
        self._files = self._read = self._refused = 0  # of the places that have ended
        self._step: Step | None = None
        self.articles = 0

    def stored(self, _article: str) -> None:
        """An article was added, or was there."""
        self.articles += 1
        self._show()

    def at(self, step: Step) -> None:
        """A file begins, or some of its articles were read."""
        self._step = step
        self._show()

    def end(self, refused: int) -> None:
        """A place has ended."""
        self._files += self._step.total if self._step else 1
        self._read += self._step.articles if self._step else 0
        self._refused += refused
        self._waiting -= 1
        self._step = None
        self._bar.update(self._task, completed=self._files, total=self._files + self._waiting)

    def _show(self) -> None:
        from bot.terminal import visible

        if step := self._step:
            refused = self._refused + step.refused
            also = f", {refused:,} refused" if refused else ""
            read = self._read + step.articles
            told = f"{_articles(read)} read{also}, {Path(step.file).name}"
            done, total = self._files + step.done, self._files + step.total + self._waiting - 1
            self._bar.update(self._task, description=visible(told), completed=done, total=total)


def _add_all(
    session: Session, places: Sequence[str], dry_run: bool
) -> list[tuple[AddReport, str | None]]:
    """For each of the paths what adding it did, and the fault where nothing could be read."""
    outcomes = []
    with (
        session.library() as library,
        progress_bar("Adding", len(places)) as (bar, task),
        _sigterm_as_interrupt(),
    ):
        counter = _Counter(bar, task, len(places))
        try:
            for place in places:
                outcomes.append(_add(session, library, place, counter, dry_run))
                counter.end(len(outcomes[-1][0].refused))
        except KeyboardInterrupt:
            raise Failure(_interrupted(counter.articles, dry_run)) from None
    return outcomes


@contextmanager
def _sigterm_as_interrupt() -> Iterator[None]:
    """A block that SIGTERM ends as Ctrl-C does."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _interrupted(articles: int, dry_run: bool) -> str:
    if dry_run:
        return f"interrupted after {_articles(articles)}; nothing was changed"
    if not articles:
        return "interrupted before anything was stored; add the same again"
    stored = f"interrupted after {_articles(articles)}, which the library holds"
    return f"{stored}; add the same again to go on"


def _articles(count: int) -> str:
    return f"{count:,} article{'' if count == 1 else 's'}"


def _add(
    session: Session, library: Library, place: str, counter: _Counter, dry_run: bool
) -> tuple[AddReport, str | None]:
    from index.adding.addresses import is_address
    from index.errors import FetchError, ReadingError, SettingsError
    from index.model import AddReport

    try:
        if is_address(place):
            report = _fetched(session, library, place, counter, dry_run)
        else:
            put = library.rehearse if dry_run else library.add
            report = put(place, counter.stored, workers=os.cpu_count() or 1, at=counter.at)
    except (FetchError, ReadingError, SettingsError) as error:
        return AddReport(), str(error)
    if report.added or report.updated or report.unchanged:
        return report, None
    return _nothing(place, report)


def _fetched(
    session: Session, library: Library, address: str, counter: _Counter, dry_run: bool
) -> AddReport:
    """What adding the articles at an address did. Raises FetchError, ReadingError, or
    SettingsError where no contact is set.
    """
    from index.adding.addresses import articles_at
    from index.fetching import check_address

    check_address(address)  # no contact helps where this is the fault
    refused: list[tuple[str, str]] = []
    with session.fetcher() as fetcher:
        found = articles_at(address, fetcher, lambda *why: refused.append(why))
        if dry_run:
            report = library.rehearse_put(found, counter.stored)
        else:
            report = library.put(found, counter.stored, revive=True)
    report.refused += refused
    return report


def _nothing(place: str, report: AddReport) -> tuple[AddReport, str]:
    """The fault of a path that gave nothing; one reason is told by it and not by the summary."""
    from index.model import AddReport

    if len(report.refused) > 1:
        return report, f"{place}: holds nothing that can be read; see the reasons above"
    told = [f"{where}: {why}" for where, why in report.refused]
    return AddReport(), "".join(told) or f"{place}: holds no article; name another file"


def _summary(reports: Sequence[AddReport], dry_run: bool) -> Iterator[str]:
    """One line an outcome, and what was refused."""
    would = "would be " if dry_run else ""
    for outcome in ("added", "updated", "unchanged"):
        if ids := [name for report in reports for name in getattr(report, outcome)]:
            done = outcome if outcome == "unchanged" else f"{would}{outcome}"
            yield counted(ids, done)
    partial = {name: notes for report in reports for name, notes in report.partial.items()}
    if partial:
        told = [f"{name} ({', '.join(notes)})" for name, notes in partial.items()]
        yield counted(told, "not whole")
    yield from _passed_over([name for report in reports for name in report.passed_over])
    if refused := [pair for report in reports for pair in report.refused]:
        yield f"{len(refused):,} refused:"
        yield from _listed(refused) if len(refused) <= _LISTED else _grouped(refused)


def _passed_over(names: Sequence[str]) -> Iterator[str]:
    """How many files of a folder were not looked at, by their endings."""
    endings = Counter(Path(name).suffix.lower() or "no ending" for name in names)
    if endings:
        told = [f"{ending} {count:,}" for ending, count in endings.most_common(_NAMED)]
        more = ", …" if len(endings) > _NAMED else ""
        yield (
            f"{len(names):,} passed over, not named like what is read ({', '.join(told)}{more});"
            " name one by itself to add it"
        )


def counted(ids: Sequence[str], done: str) -> str:
    """How many articles something was done to, and the first of their ids."""
    more = f" and {len(ids) - _NAMED:,} more" if len(ids) > _NAMED else ""
    return f"{len(ids):,} {done}: {', '.join(ids[:_NAMED])}{more}"


def _listed(refused: Sequence[tuple[str, str]]) -> Iterator[str]:
    return (f"  {place}: {why}" for place, why in refused)


def _grouped(refused: Sequence[tuple[str, str]]) -> Iterator[str]:
    """A line a reason, the most frequent first, with the first of the places that it holds for.

    What a reason says in brackets is of one place alone, and does not part it from others.
    """
    groups: dict[str, list[tuple[str, str]]] = {}
    for place, why in refused:
        groups.setdefault(re.sub(r" \([^)]*\)", "", why), []).append((place, why))
    ranked = sorted(groups.items(), key=lambda group: -len(group[1]))
    for reason, group in ranked[:_REASONS]:
        if len(group) == 1:
            yield from _listed(group)
            continue
        more = f" and {len(group) - _PLACES:,} more" if len(group) > _PLACES else ""
        places = ", ".join(place for place, _ in group[:_PLACES])
        yield f"  {len(group):,} times: {reason}: {places}{more}"
    if rest := sum(len(group) for _, group in ranked[_REASONS:]):
        yield f"  {rest:,} for other reasons; add them by themselves to see these"
