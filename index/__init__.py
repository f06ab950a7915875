"""A library of articles that answers questions with its own sentences, word for word.

    from index import Library, Settings

    with Library.open(Settings.load("config.toml")) as library:
        answer = library.ask("How many users does Clubhouse have?")

The package knows nothing of Discord and nothing of asyncio; every call blocks until it is done
and may come from any thread. The names are imported when they are first asked for, so that the
processes that read documents start without the library.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from index.errors import VerbatimError
    from index.library import Library
    from index.model import Answer, Article, Quote
    from index.settings import Settings

__all__ = ["Answer", "Article", "Library", "Quote", "Settings", "VerbatimError"]

_MODULES = {
    "Answer": "index.model",
    "Article": "index.model",
    "Library": "index.library",
    "Quote": "index.model",
    "Settings": "index.settings",
    "VerbatimError": "index.errors",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_MODULES[name]), name)
