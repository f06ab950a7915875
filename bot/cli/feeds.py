"""`follow` and `unfollow`: feeds whose articles come into the library by themselves."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from bot.cli.adding import counted
from bot.cli.output import progress_bar, show_json, show_table
from bot.cli.program import Failure, Session

if TYPE_CHECKING:
    from index.feeds.followed import Feed
    from index.feeds.visiting import Visit
    from index.library import Library

_SECONDS = {"m": 60, "h": 3_600, "d": 86_400}
_SHORTEST, _LONGEST = 5 * 60, 30 * 86_400  # seconds


def _interval(_ctx: click.Context, _option: click.Parameter, value: str | None) -> int | None:
    """An interval such as 30m, 2h or 1d, in seconds."""
    if value is None:
        return None
    match = re.fullmatch(r"(\d{1,6})\s*([mhd])", value.strip(), re.I)
    if match is None:
        raise click.BadParameter(f"{value!r} is no interval; write 15m, 2h or 1d.")
    seconds = int(match[1]) * _SECONDS[match[2].lower()]
    if not _SHORTEST <= seconds <= _LONGEST:
        raise click.BadParameter(f"{value!r} is not between 5m and 30d; write 15m, 2h or 1d.")
    return seconds


@click.command(short_help="Follow a feed: its articles are added as they appear.")
@click.argument("address", required=False, metavar="URL")
@click.option(
    "--every",
    callback=_interval,
    metavar="INTERVAL",
    help="How often to look for new articles, at least 5m; 30m by default.",
)
@click.option("--list", "listing", is_flag=True, help="List the feeds that are followed.")
@click.option("--json", "as_json", is_flag=True, help="List them as one JSON array of objects.")
@click.pass_obj
def follow(
    session: Session, address: str | None, every: int | None, listing: bool, as_json: bool
) -> None:
    """Follow an RSS or Atom feed: its articles are added now, and as they appear while the bot
    runs.

    Where a feed holds but excerpts, the articles' pages are read. Intervals are written 15m, 2h or
    1d; a feed that asks to be read less often is. To follow a feed again changes its interval.
    Sites have to be told whom to write to, by 'contact' in [fetching] of config.toml.

    \b
    Examples:
      verbatim follow https://example.org/news.xml
      verbatim follow https://example.org/news.xml --every 2h
      verbatim follow --list
    """
    if (listing or as_json) == (address is not None):
        raise click.UsageError("give either the URL of a feed or --list.")
    with session.library() as library:
        if address is None:
            _list(library, as_json=as_json)
        else:
            _follow(session, library, address.strip(), every)


@click.command(short_help="Follow a feed no longer.")
@click.argument("address", metavar="URL")
@click.pass_obj
def unfollow(session: Session, address: str) -> None:
    """Follow a feed no longer. Its articles stay in the library.

    \b
    Example:
      verbatim unfollow https://example.org/news.xml
    """
    from bot.terminal import visible

    with session.library() as library:
        feed = library.feeds.named(address.strip())
        if feed is None:
            raise Failure(_unknown(address, library))
        count = library.feeds.articles().get(feed.id, 0)
        library.feeds.unfollow(feed.address)
    stay = "its article stays" if count == 1 else f"its {count:,} articles stay"
    click.echo(visible(f"no longer followed: {feed.address}; {stay} in the library"))


def _follow(session: Session, library: Library, address: str, every: int | None) -> None:
    from bot.terminal import visible
    from index.errors import ReadingError
    from index.feeds.following import follow as follow_feed
    from index.feeds.visiting import Visitor
    from index.fetching import check_address

    check_address(address)  # no contact helps where this is the fault
    with session.fetcher() as fetcher, progress_bar("Adding", 1) as (bar, task):
        try:
            visit = follow_feed(
                *(Visitor(library, fetcher), address, every),
                lambda done, total: bar.update(task, completed=done, total=total),
            )
        except ReadingError as error:
            raise Failure(f"{address}: {error}") from None
    if visit is None:
        click.echo(visible(f"following {address}; the running bot is reading it now"))
        return
    for line in _summary(visit):
        click.echo(visible(line))


def _summary(visit: Visit) -> Iterator[str]:
    """The feed on one line, what was added on others, and one for each fault of a page."""
    feed, report = visit.feed, visit.report
    asks = " as the feed asks" if feed.asked > feed.interval else ""
    yield f"following {feed.address} every {_text(_pause(feed))}{asks}: {feed.title or 'no title'}"
    done = [
        counted(ids, outcome)
        for outcome in ("added", "updated", "unchanged")
        if (ids := getattr(report, outcome))
    ]
    yield from done or ["nothing new"]
    if visit.excerpts:
        count = len(visit.excerpts)
        pages = "1 page was" if count == 1 else f"{count:,} pages were"
        yield f"{pages} not read, so that an excerpt has to do:"
        yield from (f"  {fault}" for _, fault in visit.excerpts)
    if report.refused:
        yield f"{len(report.refused):,} refused:"
        yield from (f"  {place}: {why}" for place, why in report.refused)


def _list(library: Library, *, as_json: bool) -> None:
    counts = library.feeds.articles()
    feeds = [_described(feed, counts.get(feed.id, 0)) for feed in library.feeds.all()]
    if as_json:
        show_json(feeds)
        return
    header = ("address", "title", "interval", "fetched", "next", "articles", "state")
    rows = [header, *([_cell(feed, name) for name in header] for feed in feeds)]
    show_table(rows, whole=("address",))


def _described(feed: Feed, articles: int) -> dict[str, Any]:
    """The feed as the object that `follow --list --json` prints."""
    failing = "stopped" if feed.due is None else "failing"
    return {
        "address": feed.address,
        "title": feed.title,
        "interval": _pause(feed),
        "fetched": _iso(feed.succeeded),
        "next": _iso(feed.due),
        "articles": articles,
        "state": failing if feed.error else "ok",
        "failures": feed.failures,
        "error": feed.error,
    }


def _cell(feed: dict[str, Any], name: str) -> str:
    value = feed[name]
    if name == "interval":
        return _text(value)
    if name == "state" and feed["error"]:
        return f"{value} ({feed['failures']}): {feed['error']}"
    return "" if value is None else str(value)


def _pause(feed: Feed) -> int:
    """The seconds between two readings, where all goes well."""
    from index.feeds.schedule import after_success

    return int(after_success(feed.interval, feed.asked))


def _text(seconds: int) -> str:
    """The interval as it is written: 30m, 2h, 1d."""
    fitting = [(size, unit) for unit, size in _SECONDS.items() if seconds % size == 0]
    size, unit = max(fitting, default=(1, "s"))
    return f"{seconds // size}{unit}"


def _iso(seconds: float | None) -> str | None:
    if seconds is None:
        return None
    return dt.datetime.fromtimestamp(seconds, dt.UTC).isoformat(timespec="seconds")


def _unknown(address: str, library: Library) -> str:
    """Why a feed cannot be unfollowed, with the followed one that is most like it."""
    known = [feed.address for feed in library.feeds.all()]
    close = difflib.get_close_matches(address, known, n=1)
    meant = f" (did you mean {close[0]}?)" if close else ""
    return f"{address}: not followed{meant}; see the feeds with 'verbatim follow --list'"
