"""Articles to store, and what holds of any store."""

from index.model import Article, Sentence
from index.store import Store

TEXT = "The bridge opened in May. It is 300 metres long.\n\nTraffic was light."
SENTENCES = [Sentence(0, 25, 0), Sentence(26, 48, 0), Sentence(50, 68, 1)]


def article(name: str = "bridge", text: str = TEXT, **fields: str) -> Article:
    """A small article."""
    return Article(name, "Bridge opens", text, source="bridge.txt", **fields)


def batch(name: str, size: int) -> list[tuple[Article, list[Sentence]]]:
    """Articles of three sentences, told apart by the name of the batch."""
    return [(article(f"{name}-{n}", f"{TEXT} {name} {n}."), SENTENCES) for n in range(size)]


def check_the_log(store: Store) -> None:
    """Its numbers have no gaps, and following it gives the current versions."""
    changes = store.changes(0)
    assert [change.number for change in changes] == list(range(1, store.latest() + 1))
    current: list[int] = []
    for change in changes:
        (current.remove if change.gone else current.append)(change.version)
    assert current == store.current_versions()
    half = len(changes) // 2
    assert store.changes(half) == changes[half:]
