"""What a store lists: order, case, dates, publishers, versions."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.catalog import EVERYTHING, Filter
from index.library import Library
from index.settings import Settings
from tests.index.shelving import put, written

ARTICLES = [
    written("mill", "Corn.", title="Die Mühle am Bach", publisher="Æther Post"),
    written("tram", "Rails.", title="The tram", publisher="Æther Post", published="2021-02-16"),
    written("lamp", "Light.", title="A LAMP", publisher="Dusk", published="2021-02-16T18:00"),
    written("kiln", "Clay.", title="İstanbul kilns", published="2020-12-31"),
    written("moat", "Water.", title="Μέγας Moat", publisher="dusk", published="2022-01-01"),
]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library of five articles, one without a date, one without a publisher."""
    with Library.open(Settings(tmp_path / "data", ())) as opened:
        put(opened, ARTICLES)
        yield opened


def listed(library: Library, words: str, limit: int = 9) -> list[str]:
    """The ids of the newest with these words."""
    return [article.id for article in library.catalog.newest(words, limit)]


def test_the_newest_come_first(library: Library) -> None:
    """By date of publication, time of day included; those without a date come last."""
    assert listed(library, "") == ["moat", "lamp", "tram", "kiln", "mill"]
    assert listed(library, "", 2) == ["moat", "lamp"]
    put(library, [written("late", "Snow.")])
    assert listed(library, "")[-2:] == ["late", "mill"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("lamp", ["lamp"]),
        ("MÜHLE", ["mill"]),
        ("æTHER", ["tram", "mill"]),
        ("post the", ["tram", "mill"]),
        ("dusk", ["moat", "lamp"]),
        ("dusk a lamp", ["lamp"]),
        ("ΜΈΓΑΣ", ["moat"]),
        ("lamp tram", []),
        ("%", []),
        ("corn", []),
    ],
)
def test_words_are_found_in_title_and_publisher(
    library: Library, words: str, found: list[str]
) -> None:
    """Without regard to case, in every script; never in the text."""
    assert listed(library, words) == found
    assert library.catalog.titled(words) == len(found)


@pytest.mark.parametrize(
    ("within", "found"),
    [
        (EVERYTHING, ["mill", "tram", "lamp", "kiln", "moat"]),
        (Filter("LAMP"), ["lamp"]),
        (Filter("die mÜHLE am bach"), ["mill"]),
        (Filter("ÆTHER POST"), ["mill", "tram"]),
        (Filter("Dusk"), ["lamp", "moat"]),
        (Filter("lam"), []),
        (Filter(""), []),
        (Filter(since="2021-02-16"), ["tram", "lamp", "moat"]),
        (Filter(until="2021-02-16"), ["tram", "lamp", "kiln"]),
        (Filter(since="2021-02-16", until="2021-02-16"), ["tram", "lamp"]),
        (Filter(since="2021-02-17", until="2021-02-16"), []),
        (Filter("dusk", since="2021-12-31"), ["moat"]),
        (Filter("mill", since="1900-01-01"), []),
    ],
)
def test_a_filter_fits_by_source_and_day(
    library: Library, within: Filter, found: list[str]
) -> None:
    """The first and the last day count; without a date an article fits no day."""
    ids = {stored.version: stored.article.id for stored in library.stored()}
    versions = sorted(library.catalog.versions_within(within))
    assert [ids[version] for version in versions] == found
    assert library.catalog.count(within) == len(found)


def test_titles_are_found_while_one_types(library: Library) -> None:
    """By words of title and publisher, the newest first; a change is seen at once."""
    found = [article.title for article in library.catalog.newest("", 10)]
    assert library.catalog.titles("", 10) == found
    assert library.catalog.titles("", 2) == found[:2]
    for words in ("æTHER", "dusk", "nowhere"):
        same = [article.title for article in library.catalog.newest(words, 10)]
        assert library.catalog.titles(words, 10) == same
    put(library, [written("late", "It came.", title="The latest", published="2999-01-01")])
    assert library.catalog.titles("", 1) == ["The latest"]
    library.remove("late")
    assert library.catalog.titles("", 10) == found


def test_publishers_have_the_typed_words(library: Library) -> None:
    """With the number of their articles; names that differ by case are two."""
    assert library.catalog.publishers("") == {"Æther Post": 2, "Dusk": 1, "dusk": 1}
    assert library.catalog.publishers("POST æ") == {"Æther Post": 2}
    assert library.catalog.publishers("İ") == {}


def test_sizes_count_what_is_current(library: Library) -> None:
    """Neither earlier versions nor what was removed."""
    put(library, [written("mill", "Corn. And bread.", title="Die Mühle am Bach")])
    library.remove("tram")
    assert library.catalog.size() == (4, 5)
    assert not library.catalog.is_empty()
    for name in ("mill", "lamp", "kiln", "moat"):
        library.remove(name)
    assert library.catalog.size() == (0, 0)
    assert library.catalog.is_empty()
    assert listed(library, "") == []


def test_sentences_lead_to_the_current_version(library: Library) -> None:
    """Those of an earlier version, too; not those of an article that was removed."""
    first = {stored.article.id: stored.sentence_ids.start for stored in library.stored()}
    put(library, [written("mill", "Corn. And bread.", title="Die Mühle am Bach")])
    library.remove("tram")
    current = {stored.article.id: stored.version for stored in library.stored()}
    ids = [first["moat"], first["mill"], first["tram"], first["mill"], 0, 10**12]
    assert library.catalog.versions_of(ids) == [current["moat"], current["mill"]]


def test_an_article_is_told_with_its_versions(library: Library) -> None:
    """The oldest first; the text is that of the current one."""
    put(library, [written("mill", "Corn. And bread.", title="Die Mühle am Bach")])
    details = library.article("mill")
    assert details
    assert details.stored.article.text == "Corn. And bread."
    versions = details.versions
    assert [(v.number, v.sentences, v.current) for v in versions] == [(1, 1, False), (2, 2, True)]
    assert versions[0].added <= versions[1].added
    assert library.article("nothing") is None
    library.remove("mill")
    assert library.article("mill") is None
