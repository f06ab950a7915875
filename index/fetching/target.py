"""Addresses as text → what to connect to and what to ask for."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from index.errors import FetchError

DEFAULT_PORTS = {"http": 80, "https": 443}
_LONGEST = 4096  # characters of an address
_UNFIT = {"Cc", "Cs", "Zs", "Zl", "Zp"}  # categories: controls, half characters, spaces
_SHOWN = 200  # characters of an address in a message
_AUTHORITY = re.compile(
    r"(?P<host>\[[0-9A-Fa-f:.]+\]|[^\[\]:@%]+)(?::(?P<port>[0-9]{0,5}))?", re.ASCII
)
_NAME = re.compile(r"(?=.{1,253}\Z)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*", re.ASCII)
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*", re.ASCII)
_KEPT = "%/:@!$&'()*+,;=~?"  # what quote must leave alone; escapes stay as they are
_USER_INFO = re.compile(r"^([^/\\?#:@]*:)?[/\\]*[^/\\?#]*@")

_OTHER_SERVICES = frozenset(
    {1433, 1521, 1719, 1720, 1723, 2049, 2375, 2376, 3306, 3389, 3659, 4045, 4190, 5060, 5061}
    | {5432, 5672, 5900, 6000, 6379, 6566, *range(6660, 6670), 6679, 6697, 9042, 9200, 10080}
    | {11211, 27017}
)
"""Unprivileged ports of services that are no web servers: those that browsers block (the Fetch
standard's "bad ports"), and databases, queues and remote desktops. Some of them take a line of a
web request for a command of their own.
"""


@dataclass(frozen=True, slots=True)
class Target:
    """An http or https address, taken apart once; `path` is what the request asks for.

    `host` is lower-case ASCII without brackets or a trailing dot.
    """

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Scheme, host and port, the latter where it is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == DEFAULT_PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"

    @property
    def url(self) -> str:
        """The address in one spelling, without a fragment."""
        return self.origin + self.path


def target_of(url: str) -> Target:
    """The parts of an address.

    Nothing but this function takes addresses apart, so that what is checked is what is asked.
    Raises FetchError where it is no plain address of a web server.
    """
    check_characters(url)
    try:
        parts = urlsplit(url)
    except ValueError:
        raise FetchError("is no valid address; correct it") from None
    if parts.scheme not in DEFAULT_PORTS:
        raise FetchError("is no http or https address; write it like https://news.example/page")
    host, port = _authority(parts.netloc)
    path = quote(parts.path or "/", safe=_KEPT)
    query = "?" + quote(parts.query, safe=_KEPT) if parts.query else ""
    return Target(parts.scheme, _host(host), _port(port, parts.scheme), path + query)


def shown(url: str) -> str:
    """The address as it may stand in a message: without user and password, on one line."""
    plain = _USER_INFO.sub(r"\1//", url.strip())
    plain = "".join(char if char.isprintable() else "\ufffd" for char in plain)
    return plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN]}…"


def check_characters(url: str) -> None:
    """Raise FetchError where parsers may disagree: urlsplit and urljoin drop line breaks and tabs
    silently, and browsers read a backslash as a slash.
    """
    if len(url) > _LONGEST:
        raise FetchError(f"has more than {_LONGEST} characters; give a shorter address")
    if any(char == "\\" or unicodedata.category(char) in _UNFIT for char in url):
        raise FetchError("holds a space, a backslash or a control character; correct the address")


def _authority(netloc: str) -> tuple[str, str]:
    """Host and port as written."""
    if "@" in netloc:
        raise FetchError("holds a user name or password, which are never sent; leave them out")
    match = _AUTHORITY.fullmatch(netloc)
    if match is None:
        raise FetchError("names no valid host and port; correct the address")
    return match["host"], match["port"] or ""


def _port(port: str, scheme: str) -> int:
    number = int(port) if port else DEFAULT_PORTS[scheme]
    usual = number in DEFAULT_PORTS.values() or 1024 <= number <= 65535
    if not usual or number in _OTHER_SERVICES:
        raise FetchError(
            f"port {number} is not one of web servers; use 80, 443 or another above 1023"
        )
    return number


def _host(host: str) -> str:
    if host.startswith("["):
        try:
            return str(ipaddress.IPv6Address(host[1:-1]))
        except ValueError:
            raise FetchError("names no valid IPv6 address; correct it") from None
    name = _ascii(host).lower().removesuffix(".")
    if not _NAME.fullmatch(name):
        raise FetchError("names no valid host; correct the address")
    if _NUMBER.fullmatch(name.rpartition(".")[2]):
        _check_dotted(name)
    return name


def _ascii(host: str) -> str:
    """The host's name as the domain name system knows it (IDNA 2008, mapped as by browsers)."""
    if host.isascii():
        return host
    import idna

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except UnicodeError:
        raise FetchError("names no valid international host; correct the address") from None


def _check_dotted(name: str) -> None:
    """Resolvers take 2130706433, 0x7f.1 and 0177.0.0.1 for 127.0.0.1; readers do not."""
    try:
        ipaddress.IPv4Address(name)
    except ValueError:
        raise FetchError(
            "spells an IP address in an unusual way; write four decimal numbers"
        ) from None
