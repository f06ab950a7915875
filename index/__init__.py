"""A library of articles that answers questions with its own sentences, word for word.

    from index import Library, Settings

    with Library.open(Settings.load("config.toml")) as library:
        answer = library.ask("How many users does Clubhouse have?")

The package knows nothing of Discord and nothing of asyncio; every call blocks until it is done
and may come from any thread.
"""

from index.errors import VerbatimError
from index.library import Library
from index.model import Answer, Article, Quote
from index.settings import Settings

__all__ = ["Answer", "Article", "Library", "Quote", "Settings", "VerbatimError"]
