"""What libraries raise over broken files → one clear line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from index.errors import ReadingError
from index.prose.shapes import on_one_line

_LONGEST = 100  # characters of what a library says


@contextmanager
def broken(what: str) -> Iterator[None]:
    """Raise ReadingError for whatever goes wrong, for files of hostile bytes lead libraries to
    errors of all kinds. Missing memory and missing packages are told as what they are.
    """
    try:
        yield
    except (ReadingError, MemoryError, ImportError):
        raise
    except Exception as error:  # noqa: BLE001 (as above)
        fault = on_one_line(f"{type(error).__name__}: {error}")[:_LONGEST].rstrip()
        raise ReadingError(f"is a broken {what} ({fault}); open it and save it anew") from None
