"""Addresses of web pages → keys, the same for all addresses of one article. Pure.

What cannot tell articles apart goes: scheme, user, port of the web, fragment, "www." and "m.", the
order of parameters, those that only track (index/data/tracking.txt), and forms of a page for AMP,
for printing and for the index of a folder. All else stays: in doubt two addresses are two articles.

No library does this: courlan leaves hosts and AMP as they are and, when strict, drops every
parameter that it does not know, those that name an article among them.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import cache, lru_cache
from itertools import chain
from urllib.parse import quote, unquote, urlsplit

from index.analysis import read_words
from index.patterns import later

_VIEWS = {"www", "m", "mobile", "amp"}  # labels of a host that name a view of its pages
_FORMS = {"amp", "print"}  # the last segment of a path that does
_INDEX = later(r"(?:index|default)\.(?:html?|php|aspx?)")
_AMP_ENDING = later(r"(?<=.)\.amp(?=(?:\.html?)?$)", re.I)
_CACHED = later(  # Google's copies of AMP pages: the address stands in the path
    r"(?:(?:www\.)?google\.[a-z.]+/amp/(?:s/)?|[\w-]+\.cdn\.ampproject\.org/[cv]/(?:s/)?)(?=\w)"
)
_HOST = later(r"[a-z0-9_.-]+|\[[0-9a-f:.]+\]")
_WEB_PORTS = {None, 80, 443}
_UNRESERVED = later(r"[A-Za-z0-9._~-]")
_PLAIN = later(r"[A-Za-z0-9._~/-]*")
_LONGEST_SLUG, _MARK = 60, 8  # characters of an id
_HOSTS = 500  # that are kept; most articles come from few


def key(url: str) -> str | None:
    """The key of an address, "example.org/tram?id=3"; None for one that is no web address.

    The key with a scheme before it is an address that has this key.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = _host(parts.hostname or ""), parts.port
    except ValueError:  # of encoding a host, too
        return None
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host):
        return None
    path = _encoded(parts.path, "/")
    if original := _CACHED.match(f"{host}{path}"):
        rest = f"{host}{path}"[original.end() :]
        return key(f"https://{rest}?{parts.query}")
    where = host + ("" if port in _WEB_PORTS else f":{port}")
    route = parts.fragment if parts.fragment[:1] in ("!", "/") else ""  # pages made by scripts
    query, fragment = _query(parts.query), _encoded(route, "!/?=&")
    return where + _path(path) + (query and f"?{query}") + (fragment and f"#{fragment}")


def digest(url: str | None) -> int | None:
    """The key as a number of 64 bits with a sign, as databases keep it; None for no web address."""
    told = key(url) if url else None
    if told is None:
        return None
    return int.from_bytes(hashlib.sha256(told.encode()).digest()[:8], signed=True)


def article_id(url: str) -> str | None:
    """An id for the article at an address, the same for all that share its key: host, last words
    of the path and a mark, "example.org-tram-line-opens-1a2b3c4d". None for no web address.
    """
    told = key(url)
    if told is None:
        return None
    host, _, path = re.split(r"[?#]", told)[0].partition("/")
    parts = [re.sub(r"[^A-Za-z0-9.-]+", "-", host).strip("-"), _slug(path)]
    parts.append(hashlib.sha256(told.encode()).hexdigest()[:_MARK])
    return "-".join(filter(None, parts))


@lru_cache(maxsize=_HOSTS)
def _host(host: str) -> str:
    """The host as ASCII without labels for views; the last two labels are never such ones.

    Raises UnicodeError, a ValueError, for what is no host.
    """
    if ":" in host:
        return f"[{host}]"  # an address of IPv6
    labels = host.rstrip(".").encode("idna").decode().lower().split(".")
    return ".".join([*(label for label in labels[:-2] if label not in _VIEWS), *labels[-2:]])


def _path(path: str) -> str:
    """The path, from its first "/" on, without what names a form of the page."""
    segments = path.strip("/").split("/")
    while (plainer := _plainer(segments)) != segments:
        segments = plainer
    rest = "/".join(segments)
    return f"/{rest}" if rest else ""


def _plainer(segments: list[str]) -> list[str]:
    """The segments of a path with one form of the page fewer, if they name any."""
    first, last = segments[0].lower(), segments[-1].lower()
    if len(segments) > 1 and last in ("", *_FORMS):
        return segments[:-1]
    if len(segments) > 1 and first in ("", "amp"):
        return segments[1:]
    if _INDEX.fullmatch(last):
        return segments[:-1] or [""]
    return [*segments[:-1], _AMP_ENDING.sub("", segments[-1])]


def _query(query: str) -> str:
    """The parameters that may name the article, by name; those of one name in their order."""
    pairs = [part.partition("=") for part in query.split("&") if part.strip("=")]
    named = [(_parameter(name), _parameter(value)) for name, _, value in pairs]
    kept = sorted((pair for pair in named if not _tracks(*pair)), key=lambda pair: pair[0])
    return "&".join(f"{name}={value}" if value else name for name, value in kept)


def _parameter(text: str) -> str:
    return _encoded(text.replace("+", "%20"), "/:,;@!$'()*?")


def _tracks(name: str, value: str) -> bool:
    """Whether the parameter names no article, by the table."""
    exact, beginnings = _table()
    name = name.lower()
    return name in exact or f"{name}={value.lower()}" in exact or name.startswith(beginnings)


@cache
def _table() -> tuple[frozenset[str], tuple[str, ...]]:
    """The names and name=value pairs of the table, and the beginnings of names."""
    words = read_words("tracking.txt")
    beginnings = tuple(word[:-1] for word in words if word.endswith("*"))
    return frozenset(words), beginnings


def _encoded(text: str, safe: str) -> str:
    """The text with each character either plain or percent-encoded in capitals, in one way."""
    if _PLAIN.fullmatch(text):  # as most are, and "/" is safe in all parts
        return text
    pieces = re.split(r"(%[0-9A-Fa-f]{2})", text)
    plain = (quote(piece, safe, errors="replace") for piece in pieces[::2])
    escapes = map(_escape, pieces[1::2])
    return "".join(chain.from_iterable(zip(plain, [*escapes, ""], strict=True)))


def _escape(escape: str) -> str:
    character = chr(int(escape[1:], 16))
    return character if _UNRESERVED.match(character) else escape.upper()


def _slug(path: str) -> str:
    """Words of the path's last segment that has any, in lower case and ASCII."""
    for segment in reversed(path.split("/")):
        name = re.sub(r"\.[a-z]{2,5}$", "", unquote(segment), flags=re.I)
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
        if words := re.findall(r"[a-z0-9]+", plain.lower()):
            return _cut("-".join(words))
    return ""


def _cut(slug: str) -> str:
    if len(slug) <= _LONGEST_SLUG:
        return slug
    return slug[:_LONGEST_SLUG].rpartition("-")[0] or slug[:_LONGEST_SLUG]
