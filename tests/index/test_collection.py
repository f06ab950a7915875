"""Two libraries asked as one: what counts, what is told, and what never is."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from index.collection import EVERYTHING, OWN_SENTENCES, Collection, Filter
from index.library import Library
from index.model import Answer
from index.query import make_query
from index.settings import Settings
from index.snapshot import Snapshot
from tests.index.growing import QUESTIONS, line, told
from tests.index.shelving import Shelf, put, shelf, written

HARBOUR = "The harbour of Skerrow is 40 metres deep. Ships wait there for the tide."
MILL = "The mill in Tarrow closed in 1987. Nobody grinds corn there now."
SECRET = "The zeppelin of Pellmoor costs 700 crowns. Quillmark built the zeppelin in a shed."

numbers = st.integers(0, 19)
"""Of texts that all differ: what is stored twice in one library counts once."""


@pytest.fixture
def shelves(tmp_path: Path) -> Iterator[Shelf]:
    """The harbour is shared, the mill is the first server's, the zeppelin the second's."""
    with shelf(tmp_path) as opened:
        put(opened.shared, [written("harbour", HARBOUR, publisher="Shore")])
        put(opened.one, [written("mill", MILL, publisher="Hill")])
        put(opened.other, [written("zeppelin", SECRET, publisher="Sky")])
        yield opened


def everything_told(answer: Answer) -> Any:
    """The answer as it is printed, and what it corrected."""
    return told(answer), answer.corrections, answer.sure, len(answer.evidence)


def texts(answer: Answer) -> list[str]:
    """The texts of all quotes."""
    return [quote.text for quote in (*answer.quotes, *answer.nearest)]


@limits(max_examples=15, deadline=None)
@given(st.dictionaries(numbers, st.sampled_from(["shared", "one", "other"])))
def test_an_answer_is_that_of_one_library_with_the_same_articles(homes: dict[int, str]) -> None:
    """All of it: quotes, confidence, words that are missing, corrections. Whatever another server
    added changes nothing.
    """
    with tempfile.TemporaryDirectory() as name, shelf(Path(name)) as opened:
        lines = {
            home: [json.loads(line(f"a{n}", n)) for n in homes if homes[n] == home]
            for home in ("shared", "one", "other")
        }
        for home, articles in lines.items():
            put(getattr(opened, home), articles)
        with Library.open(Settings(Path(name) / "whole", ())) as whole:
            put(whole, [*lines["one"], *lines["shared"]])
            for question in QUESTIONS:
                joined, single = opened.of_one.ask(question), whole.ask(question)
                assert everything_told(joined) == everything_told(single)


def test_words_of_another_server_are_unknown(shelves: Shelf) -> None:
    """They are neither found nor corrected to, and told as missing, one by one."""
    assert shelves.of_other.ask("Who built the zeppelin?").answered
    assert shelves.of_other.ask("Who is Quillmrak?").corrections == (("quillmrak", "quillmark"),)
    assert shelves.of_one.ask("Who built the zeppelin?").missing == ("built", "zeppelin")
    assert shelves.of_one.ask("Who is Quillmrak?").corrections == ()
    for question in ("Who built the zeppelin?", "How much is 700 crowns?", "Quillmark Pellmoor"):
        assert not set(texts(shelves.of_one.ask(question))) & set(SECRET.split(". "))


def test_the_words_of_an_index_are_its_own(shelves: Shelf) -> None:
    """No part of the joined index is one of another server's."""

    def held(snapshot: Snapshot) -> set[str]:
        numbers = (range(len(part.segment.words)) for part in snapshot.parts)
        lists = [
            part.segment.words.spell(list(n))
            for part, n in zip(snapshot.parts, numbers, strict=True)
        ]
        return {word for words in lists for word in words}

    own = shelves.of_one.asked(held)
    assert {"mill", "harbour", "tarrow"} <= own
    assert not own & {"zeppelin", "quillmark", "pellmoor", "crowns", "shed", "sky"}


def test_rarity_counts_in_both_libraries(shelves: Shelf) -> None:
    """Two sentences hold "there", one in each; "mill" is rarer with more sentences around."""
    alone = Collection([shelves.one])
    joined = shelves.of_one.asked(lambda snapshot: snapshot.idf("mill"))
    assert joined > alone.asked(lambda snapshot: snapshot.idf("mill"))
    assert shelves.of_one.asked(len) == 4


def test_one_library_alone_is_asked_as_it_is(shelves: Shelf) -> None:
    """The same snapshot, so that nothing is kept twice."""
    alone = Collection([shelves.shared])
    assert alone.asked(lambda snapshot: snapshot) is shelves.shared.snapshot()
    assert told(alone.ask("How deep is the harbour?")) == told(
        shelves.shared.ask("How deep is the harbour?")
    )
    assert alone.explain("How deep is the harbour?") == shelves.shared.explain(
        "How deep is the harbour?"
    )


def test_no_library_is_refused() -> None:
    """There is nothing to ask."""
    with pytest.raises(ValueError, match="name one or more"):
        Collection([])


def test_a_change_in_either_library_is_seen(shelves: Shelf) -> None:
    """At the next question; without one the joined index stays as it is."""
    collection = shelves.of_one
    before = collection.asked(lambda snapshot: snapshot)
    assert collection.asked(lambda snapshot: snapshot) is before
    put(shelves.one, [written("lamp", "The lamp of Ostwick is violet.")])
    assert texts(collection.ask("Which lamp is violet?")) == ["The lamp of Ostwick is violet."]
    put(shelves.shared, [written("tram", "The tram of Ostwick is yellow.")])
    assert "The tram of Ostwick is yellow." in texts(collection.ask("Which tram is yellow?"))
    shelves.one.remove("lamp")
    assert collection.ask("Which lamp is violet?").missing == ("lamp", "violet")
    assert collection.ask("mill").index_version != before.version


def test_an_article_removed_meanwhile_is_asked_for_no_more(shelves: Shelf) -> None:
    """The question is asked again of the index without it."""
    collection, asked = shelves.of_one, []

    def ask(snapshot: Snapshot) -> list[str]:
        if not asked:
            shelves.one.remove("mill")
        asked.append(snapshot.version)
        return [snapshot.text(row) for row in snapshot.rows()]

    assert collection.asked(ask) == ["The harbour of Skerrow is 40 metres deep.", HARBOUR[42:]]
    assert len(set(asked)) == 2


def test_collections_over_one_library_take_turns(shelves: Shelf) -> None:
    """While one is asked, neither the shared library nor another collection over it is."""
    shelves.of_one.asked(lambda _: _assert_held(shelves.shared))
    shelves.of_other.asked(lambda _: _assert_held(shelves.shared))
    assert not shelves.shared.asking.locked()


def _assert_held(library: Library) -> None:
    assert library.asking.locked()


def test_a_sentence_id_tells_its_library(shelves: Shelf) -> None:
    """Ids of own libraries begin far above those of the shared one."""
    (shared,) = shelves.of_one.ask("How deep is the harbour?").quotes[:1]
    (own,) = shelves.of_one.ask("When did the mill close?").quotes[:1]
    assert shared.sentence_id < OWN_SENTENCES <= own.sentence_id
    for quote in (shared, own):
        place = shelves.of_one.place(quote.sentence_id)
        assert place
        sentence = place.sentences[place.position]
        assert place.article.text[sentence.start : sentence.end] == quote.text
    assert Collection([shelves.shared]).place(own.sentence_id) is None
    assert Collection([shelves.one]).place(shared.sentence_id) is None
    assert shelves.of_one.place(OWN_SENTENCES - 1) is None
    assert shelves.of_one.place(OWN_SENTENCES + 100) is None


def test_one_id_in_two_libraries_is_two_articles(shelves: Shelf) -> None:
    """What differs between them is told, and each quote knows its article."""
    put(shelves.shared, [written("count", "Skerrow has 300 lamps in its streets.")])
    put(shelves.one, [written("count", "Skerrow has 450 lamps in its streets.")])
    answer = shelves.of_one.ask("How many lamps does Skerrow have?")
    (difference,) = answer.differences
    assert sorted(difference.values) == ["300", "450"]
    one, other = (answer.quotes[index] for index in difference.quotes)
    assert one.article == other.article == "count"
    assert one.origin != other.origin


def test_a_filter_leaves_articles_out(shelves: Shelf) -> None:
    """Of either library, with their words and all that they count for."""
    collection = shelves.of_one
    told = texts(collection.ask("Which ships wait for corn?", within=Filter("HILL")))
    assert told == [MILL[35:], MILL[:34]]
    assert collection.ask("How deep is the harbour?", within=Filter("hill")).missing == ("harbour",)
    assert collection.asked(len, Filter("Shore")) == 2
    assert collection.asked(len, Filter("nobody")) == 0
    assert not texts(collection.ask("When did the mill close?", within=Filter("nobody")))
    assert collection.counts(EVERYTHING) == 2
    assert [collection.counts(Filter(name)) for name in ("mill", "shore", "sky")] == [1, 1, 0]


def test_a_filter_is_applied_anew_after_a_change(shelves: Shelf) -> None:
    """A snapshot that was kept for it is used for the same articles alone."""
    collection, hill = shelves.of_one, Filter("Hill")
    before = collection.asked(lambda snapshot: snapshot, hill)
    assert collection.asked(lambda snapshot: snapshot, hill) is before
    put(shelves.one, [written("kiln", "The kiln stands on a hill.", publisher="hill")])
    assert collection.asked(len, hill) == 3
    shelves.one.remove("mill")
    assert collection.asked(len, hill) == 1


@limits(max_examples=15, deadline=None)
@given(st.sets(numbers), st.sets(numbers))
def test_a_filtered_index_is_that_of_its_articles(chosen: set[int], others: set[int]) -> None:
    """Whether few are left or most: the same answers as if the others had never been there."""
    with tempfile.TemporaryDirectory() as name, shelf(Path(name)) as opened:
        wanted = [{**json.loads(line(f"a{n}", n)), "publisher": "Éire"} for n in sorted(chosen)]
        rest = [json.loads(line(f"b{n}", n)) for n in sorted(others)]
        put(opened.one, [*wanted[::2], *rest[::2]])
        put(opened.shared, [*wanted[1::2], *rest[1::2]])
        with Library.open(Settings(Path(name) / "whole", ())) as whole:
            put(whole, [*wanted[::2], *wanted[1::2]])
            for question in QUESTIONS:
                filtered = opened.of_one.ask(question, within=Filter("éIRE"))
                assert everything_told(filtered) == everything_told(whole.ask(question))


def test_what_is_asked_is_what_is_explained(shelves: Shelf) -> None:
    """Over both libraries."""
    explanation = shelves.of_one.explain("When did the mill close?")
    assert explanation.best
    assert explanation.best.quote == shelves.of_one.ask("When did the mill close?").quotes[0]


def test_what_is_asked_of_some_articles_is_explained_by_them(shelves: Shelf) -> None:
    """Their figures, not those of all; of none there is nothing to explain."""
    question, within = "Which ships wait for corn?", Filter("HILL")
    explanation = shelves.of_one.explain(question, within=within)
    asked = shelves.of_one.ask(question, within=within)
    assert explanation.best
    assert explanation.best.quote == (asked.quotes or asked.nearest)[0]
    assert explanation.best.quote != shelves.of_one.ask(question).quotes[0]
    assert shelves.of_one.explain(question, within=Filter("nobody")).best is None


def test_articles_are_listed_in_one_order(shelves: Shelf) -> None:
    """The newest first, whichever library holds them; pages fit together."""
    put(
        shelves.shared, [written(f"s{n}", f"Sheep {n}.", published=f"2021-0{n}-01") for n in (1, 4)]
    )
    put(shelves.one, [written(f"o{n}", f"Oxen {n}.", published=f"2021-0{n}-01") for n in (2, 5)])
    collection = shelves.of_one
    every, total = collection.find("", 0, 10)
    assert [article.id for article in every[:4]] == ["o5", "s4", "o2", "s1"]
    assert {article.id for article in every[4:]} == {"mill", "harbour"}
    assert total == 6
    pages = [collection.find("", offset, 2) for offset in range(0, 8, 2)]
    assert [article for page, _ in pages for article in page] == every
    assert {total for _, total in pages} == {6}
    listed, _ = collection.listed("", 1, 3)
    assert [(article.id, number) for article, number in listed] == [("s4", 1), ("o2", 0), ("s1", 1)]
    assert collection.find("MILL hill", 0, 10) == ([each for each in every if each.id == "mill"], 1)
    assert collection.find("zeppelin", 0, 10) == ([], 0)


def test_titles_are_those_of_both(shelves: Shelf) -> None:
    """A server's own come first, and another server's never."""
    put(shelves.one, [written("oxen", "Oxen graze.", title="Oxen")])
    assert shelves.of_one.titles("", 1) == ["Oxen"]
    assert "Oxen" in shelves.of_one.titles("OX", 25)
    assert "Oxen" not in shelves.of_other.titles("", 25)


def test_publishers_and_sizes_are_those_of_both(shelves: Shelf) -> None:
    """Those with the most articles first."""
    put(shelves.shared, [written("hill", "Sheep graze.", publisher="Hill")])
    collection = shelves.of_one
    assert collection.publishers("", 5) == ["Hill", "Shore"]
    assert collection.publishers("", 1) == ["Hill"]
    assert collection.publishers("sHO", 5) == ["Shore"]
    assert collection.publishers("sky", 5) == []
    assert collection.size() == (3, 5)
    assert collection.sizes() == [(1, 2), (2, 3)]
    assert not collection.is_empty()
    for name in ("hill", "harbour"):
        shelves.shared.remove(name)
    assert not collection.is_empty()
    shelves.one.remove("mill")
    assert collection.is_empty()
    assert collection.size() == (0, 0)
    assert collection.ask("When did the mill close?").nearest == ()


def test_a_timeline_is_of_both(shelves: Shelf) -> None:
    """Its sentences have ids that tell the libraries apart; another server's are not there."""
    put(shelves.shared, [written("s", "The mill in Tarrow got a new wheel in 1950.")])
    found = shelves.of_one.timeline("Tarrow mill", 5)
    assert [entry.words for entry in found.dated] == ["1950", "1987"]
    assert [entry.quote.sentence_id >= OWN_SENTENCES for entry in found.dated] == [False, True]
    unknown = shelves.of_one.timeline("zeppelin", 5)
    assert (unknown.dated, unknown.undated, unknown.missing) == ((), (), ("zeppelin",))


def test_corrections_go_to_words_that_the_filter_leaves(shelves: Shelf) -> None:
    """A word of an article that is left out is unknown."""

    def corrected(snapshot: Snapshot) -> tuple[tuple[str, str], ...]:
        return make_query("Skerrwo and Tarorw", snapshot).corrections

    both = (("skerrwo", "skerrow"), ("tarorw", "tarrow"))
    assert shelves.of_one.asked(corrected) == both
    assert shelves.of_one.asked(corrected, Filter("Hill")) == both[1:]
    assert both[1] not in shelves.of_one.asked(corrected, Filter("Shore"))
