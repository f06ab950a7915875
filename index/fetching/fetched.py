"""What a fetch brings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.reading.document import Document


@dataclass(frozen=True, slots=True)
class Fetched:
    """The content of an address, or the news that it has not changed.

    `asked` is the address as given, `url` the one that answered. `status` is 200, or 304 where the
    content is the one that `etag` or `modified` told of: then `data` is empty. `moved` is the
    address to ask for from now on, where the first one moved for good. `etag` and `last_modified`
    are for the next request; `retry_after` is the time in seconds that the server asks to be left
    alone for, where it says so.
    """

    asked: str
    url: str
    status: int
    data: bytes
    name: str
    content_type: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    moved: str | None = None
    retry_after: int | None = None

    def document(self) -> Document:
        """The content as readers take it, known by the address as it was given."""
        from index.reading.document import Document

        return Document(self.data, self.asked, self.name, self.url, self.content_type)
