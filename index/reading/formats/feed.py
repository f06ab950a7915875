"""RSS and Atom feeds → drafts of their entries."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from index.errors import ReadingError
from index.model import EXCERPT
from index.prose.shapes import SPACES, on_one_line
from index.reading.document import Document, Draft, Found, Refusal
from index.reading.formats.feed_times import printed_time
from index.reading.kinds import encoding_mark
from index.reading.markup import markup_pieces
from index.reading.pieces import Piece, composed

Parsed: TypeAlias = Any
"""A part of what feedparser returns: a dictionary of its own kind."""

_LARGEST = 20_000_000  # bytes; beyond that feedparser takes minutes
_MOST = 2_000  # entries
_FULL = 2_000  # characters from which on what is called a summary passes for the whole text
_END = 200  # characters at the end of a text that tell whether it was cut short
_ID = 12  # hexadecimal digits

_SHORTENED = re.compile(
    r"(?:…|\.\.\.)[\s\])]*(?:(?:read )?more\W*)?$"
    r"|(?:^|[.!?…\]\n]\s*)(?:read (?:more|on|the rest)|continue reading|keep reading)\b[^.!?\n]*$",
    re.I,
)
_FOOTER = re.compile(r"The post .+ (?:appeared first|first appeared) on .+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_MAIL = re.compile(r"[\s(<]*[^\s()<>@]+@[^\s()<>@]+[\s)>]*")

_CHECK = "look at it in a browser, and name another address where it is damaged"

# What feedparser lets pass of its own faults, where a document is made to provoke them.
_FAULTS = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError)


def read(document: Document) -> Iterator[Found]:
    """The entries of a feed, in its order; one without text, title and link is refused.

    An entry's id is made of what the feed calls it, so that a changed entry is a new version; one
    that has a page of its own may be found to be an article that is known by that. Where the feed
    holds but an excerpt of the article, the draft carries the note "excerpt".
    Raises ReadingError where the document is no feed or has no end.
    """
    parsed = _parsed(document)
    entries = list(islice(parsed.entries, _MOST))
    names = [_name(entry, document) for entry in entries]
    often, pages = Counter(names), Counter(map(_link, entries))
    feed = _Feed.of(parsed)
    for number, (entry, name) in enumerate(zip(entries, names, strict=True), start=1):
        unique = name if often[name] == 1 else f"{name} {entry.get('title', '')}"
        try:
            draft = _draft(entry, feed, unique, document)
            yield replace(draft, made=_has_page(draft.url, pages))
        except ReadingError as error:
            yield Refusal(f"{document.source}: entry {number}", str(error))
    if left := len(parsed.entries) - len(entries):
        yield Refusal(document.source, f"holds {left:,} entries too many; the first are read")


@dataclass(frozen=True, slots=True)
class _Feed:
    """What a feed says of all its entries."""

    title: str | None
    author: str | None
    language: str | None

    @classmethod
    def of(cls, parsed: Parsed) -> _Feed:
        # An RSS feed's is its editor or webmaster.
        author = _author(parsed.feed) if parsed.get("version", "").startswith("atom") else None
        return cls(_line(parsed.feed, "title"), author, _language(parsed.feed.get("language")))


def _parsed(document: Document) -> Parsed:
    """The feed as feedparser sees it. It is given bytes, or it would fetch what looks like an
    address; nothing is sanitised, since of all markup the text alone is kept. Entities that the
    document declares are none: made of one another, they may stand for gigabytes.
    """
    import feedparser

    if len(document.data) > _LARGEST:
        most = _LARGEST // 1_000_000
        raise ReadingError(f"is larger than {most} MB; name a feed with fewer entries")
    mark = encoding_mark(document.data)
    data = document.data.decode(mark, "replace").encode() if mark else document.data
    try:
        parsed = feedparser.parse(
            data.replace(b"<!ENTITY", b"<!entity"),  # which is no declaration
            response_headers=_headers(data, document),
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except _FAULTS as error:
        raise ReadingError(
            f"is no feed that can be read ({type(error).__name__}); {_CHECK}"
        ) from None
    if not parsed.entries and (parsed.bozo or not parsed.get("version")):
        raise ReadingError(_fault(parsed))
    return parsed


def _fault(parsed: Parsed) -> str:
    if not parsed.get("version"):
        return "is neither RSS nor Atom; name the address of a feed"
    error = parsed.get("bozo_exception")
    where = getattr(error, "getLineNumber", lambda: None)()
    place = f" (broken XML in line {where})" if where else ""
    return f"is a feed of which no entry can be read{place}; {_CHECK}"


def _headers(data: bytes, document: Document) -> dict[str, str]:
    """What feedparser is told of the document: what is UTF-8 is hardly ever anything else, whatever
    the server or the document itself says.
    """
    headers = {"content-location": document.url or "", "content-type": "application/xml"}
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        declared = (document.content_type or "").partition("charset=")[2]
        charset = declared.strip(" \"'").partition(";")[0]
    else:
        charset = "utf-8"
    if charset:
        headers["content-type"] += f"; charset={charset}"
    return headers


def _name(entry: Parsed, document: Document) -> str:
    """What tells the entry from others: the id that the feed gives it, which is unique within its
    site, or else its link, or else its title.
    """
    link = _link(entry)
    site = _host(link) or _host(document.url) or document.source
    return f"{site} {entry.get('id') or link or entry.get('title', '')}"


def _draft(entry: Parsed, feed: _Feed, name: str, document: Document) -> Draft:
    """The draft of an entry. Raises ReadingError where it has no text that can be read."""
    title, link = _line(entry, "title"), _link(entry)
    pieces, whole = _pieces(entry)
    text, cuts = composed(pieces)
    if not text and not title:
        raise ReadingError(f"has no text; add its page{f', {link}' if link else ''}")
    published, updated = _time(entry, "published"), _time(entry, "updated")
    return Draft(
        text or title or "",
        document.source,
        id=hashlib.sha256(_sound(name).encode()).hexdigest()[:_ID],
        title=title,
        url=link,
        publisher=_line(entry.get("source", {}), "title") or feed.title,
        published=published or updated,
        author=_author(entry) or feed.author,
        updated=updated if published and updated != published else None,
        language=_language(_content(entry).get("language")) or feed.language,
        notes=() if whole else (EXCERPT,),
        cuts=cuts,
    )


def _content(entry: Parsed) -> Parsed:
    """The fullest text that the entry has, with its type: content, or else the summary."""
    readable = [
        content
        for content in entry.get("content", ())
        if str(content.get("type", "")).startswith("text/") or "xhtml" in content.get("type", "")
    ]
    fullest = max(readable, key=lambda content: len(content.get("value", "")), default=None)
    if fullest and fullest.get("value", "").strip():
        return fullest
    return entry.get("summary_detail", {})


def _pieces(entry: Parsed) -> tuple[list[Piece], bool]:
    """The paragraphs of an entry, and whether they are the whole article's."""
    content = _content(entry)
    pieces = [
        Piece(each.text, "related links") if _FOOTER.fullmatch(each.text) else each
        for each in _parted(content)
    ]
    prose = [each.text for each in pieces if not each.kind]
    if not prose:
        return [], False
    is_summary = content is entry.get("summary_detail")
    short = is_summary and sum(map(len, prose)) < _FULL
    return pieces, not short and not _SHORTENED.search(prose[-1][-_END:])


def _parted(detail: Parsed) -> list[Piece]:
    """The paragraphs of a text of either type."""
    value = _sound(str(detail.get("value", "")))
    if detail.get("type") == "text/plain":
        return [Piece(each) for each in value.split("\n\n") if each.strip(SPACES)]
    return markup_pieces(value)


def _sound(text: str) -> str:
    """The text with half characters replaced, which numeric references may give."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _line(part: Parsed, name: str) -> str | None:
    """A title, as plain text on one line; collected entries have the plain one alone."""
    detail = part.get(f"{name}_detail") or {"value": part.get(name, "")}
    return on_one_line(" ".join(each.text for each in _parted(detail))) or None


def _link(entry: Parsed) -> str | None:
    """The address of the entry's page; the one that a feed's distributor replaced, if any."""
    for link in (entry.get("feedburner_origlink"), entry.get("link")):
        if link and _host(link) and not re.search(r"\s", link):
            return _sound(link)
    return None


def _has_page(url: str | None, often: Counter[str | None]) -> bool:
    """Whether the address is that of one entry alone, and no home page."""
    parts = urlsplit(url or "")
    return often[url] == 1 and bool(parts.path.strip("/") or parts.query)


def _host(link: str | None) -> str | None:
    try:
        parts = urlsplit(link or "")
        return parts.hostname if parts.scheme in {"http", "https"} else None
    except ValueError:
        return None


def _author(part: Parsed) -> str | None:
    """The names of the authors; a mere mail address is none."""
    authors: Sequence[Any] = part.get("authors") or [part.get("author_detail", {})]
    names = (on_one_line(_sound(str(author.get("name") or ""))) for author in authors)
    named = [name for name in names if name and not _MAIL.fullmatch(name)]
    return ", ".join(dict.fromkeys(named)) or None


def _time(entry: Parsed, name: str) -> str | None:
    # Asked for an update that is not there, feedparser gives the publication, with a warning.
    printed = dict.get(entry, name)
    return printed_time(str(printed), dict.get(entry, f"{name}_parsed")) if printed else None


def _language(tag: object) -> str | None:
    found = str(tag or "").strip().replace("_", "-")
    return found if _LANGUAGE.fullmatch(found) else None
