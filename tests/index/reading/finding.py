"""What a reader finds in bytes."""

from collections.abc import Callable, Iterator

from index.model import Article
from index.reading.document import Document, Draft, Found, Refusal

Read = Callable[[Document], Iterator[Found]]


def found(read: Read, data: bytes, name: str = "tram") -> tuple[list[Article], list[Refusal]]:
    """The articles, and what was refused."""
    yielded = list(read(Document(data, name, name)))
    articles = [each.article() for each in yielded if isinstance(each, Draft)]
    return articles, [each for each in yielded if isinstance(each, Refusal)]


def only(read: Read, data: bytes, name: str = "tram") -> Article:
    """The one article."""
    (article,), refused = found(read, data, name)
    assert refused == []
    return article


def cuts(article: Article) -> list[tuple[str, str]]:
    """The kinds and texts of the article's cuts."""
    return [(cut.kind, article.text[cut.start : cut.end]) for cut in article.cuts]
