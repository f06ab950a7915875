"""Any run of changes leaves in the store what it leaves in plain dicts."""

from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import UnknownArticleError
from index.model import Article, Sentence
from index.store import Store
from tests.index.storing import article, check_the_log


class Model:
    """What a store ought to hold, in plain dicts. Content number n has n sentences."""

    def __init__(self) -> None:
        self.current: dict[str, int] = {}  # article -> content
        self.kept: dict[str, list[int]] = {}  # article -> the first sentence id of each version
        self.removed: set[int] = set()
        self.places: dict[int, tuple[str, int, int, int]] = {}  # id -> article, content, …
        self.next = 1
        self.log = 0

    def put(self, name: str, content: int, revive: bool) -> str:
        """As Store.put."""
        if content in self.current.values():
            return "unchanged"
        if not revive and content in self.removed:
            return "removed"
        self.removed.discard(content)
        self.log += 1 + (name in self.current)
        self.current[name] = content
        versions = self.kept.setdefault(name, [])
        versions.append(self.next)
        for position in range(content):
            self.places[self.next + position] = (name, content, position, len(versions))
        self.next += content
        return "added" if len(versions) == 1 else "updated"

    def remove(self, name: str) -> None:
        """As Store.remove; KeyError where the article is not there."""
        self.removed.add(self.current.pop(name))
        self.log += 1
        self.places = {id_: place for id_, place in self.places.items() if place[0] != name}
        del self.kept[name]


def item(name: str, content: int) -> tuple[Article, list[Sentence]]:
    """The article with that content."""
    text = "".join(f"{content}.{n} " for n in range(content))
    return article(name, text or "-"), [Sentence(n * 4, n * 4 + 3, n // 2) for n in range(content)]


def check_against(model: Model, store: Store) -> None:
    """Everything that a reader can see."""
    assert {s.article.id: len(s.sentences) for s in store.articles()} == model.current
    assert {s.id: s.version for s in store.summaries()} == {
        name: len(versions) for name, versions in model.kept.items()
    }
    assert store.latest() == model.log
    for sentence_id in range(model.next + 1):
        place = store.place(sentence_id)
        if sentence_id not in model.places:
            assert place is None
            continue
        assert place is not None
        name, content, position, version = model.places[sentence_id]
        assert (place.article.id, place.position) == (name, position)
        assert place.sentence_ids[position] == sentence_id
        span = place.sentences[position]
        assert place.article.text[span.start : span.end] == f"{content}.{position}"
        assert place.current == (version == len(model.kept[name]))


_NAMES, _CONTENTS = st.sampled_from("abc"), st.integers(0, 5)
_PUTS = st.tuples(st.lists(st.tuples(_NAMES, _CONTENTS), max_size=4), st.booleans())


@settings(deadline=None, max_examples=60)
@given(steps=st.lists(st.one_of(_PUTS, _NAMES), max_size=12))
def test_any_run_of_changes(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[list[tuple[str, int]], bool] | str]
) -> None:
    """Puts, updates and removals leave what plain dicts hold; sentence ids are used once."""
    model, file = Model(), tmp_path_factory.mktemp("run") / "library.sqlite3"
    with closing(Store(file)) as store:
        for step in steps:
            version, log = store.version(), model.log
            take(step, model, store)
            assert (store.version() != version) == (model.log != log)
            check_against(model, store)
        check_the_log(store)
    with closing(Store(file)) as store:
        check_against(model, store)


def take(step: tuple[list[tuple[str, int]], bool] | str, model: Model, store: Store) -> None:
    """One step, in the model and in the store."""
    if isinstance(step, tuple):
        contents, revive = step
        expected = [model.put(name, content, revive) for name, content in contents]
        items = [item(name, content) for name, content in contents]
        assert [put.outcome for put in store.put_many(items, revive=revive)] == expected
    elif step in model.current:
        model.remove(step)
        store.remove(step)
    else:
        with pytest.raises(UnknownArticleError):
            store.remove(step)
