"""Following redirects by hand, so that each one is checked like a first address."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urljoin

from index.errors import FetchError
from index.fetching.target import Target, check_characters, shown, target_of

if TYPE_CHECKING:
    from index.fetching.exchange import Answer

Ask: TypeAlias = "Callable[[Target], AbstractContextManager[Answer]]"
"""Sends a request; the answer can be read until the block ends."""

_REDIRECTS = {301, 302, 303, 307, 308}
_FOR_GOOD = {301, 308}


class Trail:
    """The addresses on the way from the one that was asked for.

    `moved` is the address that the first one moved to for good, None where it did not.
    """

    def __init__(self, url: str) -> None:
        self.target = target_of(url)
        self.moved: str | None = None
        self._seen = [self.target]
        self._for_good = True

    def redirect(self, status: int, location: str | None, most: int) -> None:
        """Go where an answer points to. Raises FetchError where that is nowhere to go."""
        if not location:
            raise FetchError("redirects to nowhere; check the address")
        target = target_of(_joined(self.target.url, location))
        self._check(target, most)
        self._seen.append(target)
        self._for_good = self._for_good and status in _FOR_GOOD
        if self._for_good:
            self.moved = target.url
        self.target = target

    def _check(self, target: Target, most: int) -> None:
        if target in self._seen:
            raise FetchError(
                "redirects in a circle; open it in a browser and give its last address"
            )
        if len(self._seen) > most:
            raise FetchError(f"redirects more than {most} times; give its last address")
        if self.target.scheme == "https" and target.scheme == "http":
            raise FetchError(
                f"redirects from https to http ({shown(target.url)}), where others could change"
                " the text; give that address itself to read it all the same"
            )


@contextmanager
def followed(url: str, ask: Ask, most: int) -> Iterator[tuple[Trail, Answer]]:
    """The first answer that is no redirect, and the way there, of at most so many redirects.

    Raises FetchError, which names the address on the way that is at fault.
    """
    trail = Trail(url)
    start = trail.target
    try:
        while True:
            with ask(trail.target) as answer:
                if answer.status not in _REDIRECTS:
                    yield trail, answer
                    return
                status, location = answer.status, answer.header.get("Location")
            trail.redirect(status, location, most)
    except FetchError as error:
        if trail.target == start:
            raise
        raise FetchError(
            f"leads to {shown(trail.target.url)}: {error}",
            retryable=error.retryable,
            retry_after=error.retry_after,
            status=error.status,
        ) from None


def _joined(base: str, location: str) -> str:
    """The address that a Location header means; servers send it unescaped, and as UTF-8."""
    with suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")
    location = location.strip(" ").replace(" ", "%20")
    check_characters(location)
    try:
        return urljoin(base, location)
    except ValueError:
        raise FetchError("redirects to what is no valid address; check the address") from None
