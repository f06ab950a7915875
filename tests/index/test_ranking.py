"""Ranked sentences: order, parts, candidates, answering words."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.highlights.fresh import Fresh
from index.library import Library
from index.query import make_query
from index.ranking import DEPTH, Hit, Ranking, parts, rank, ranking
from index.searching import find
from index.signals import ORDERING, SIGNALS

HARBOUR = (
    "The harbour wall of Ostwick broke on 3 May. Repairs took nine weeks and cost $4 million.\n\n"
    "Harbour master Ada Venn led the work. She thanked 40 volunteers.\n\n"
    "The ferry to Lindford sails only on weekdays. Tickets are sold on board."
)
TOWER = "The tower in Lindford rises to 300 metres. It was built by the engineer Bo Hale in 1931."


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory):
    """Two small articles."""
    file = tmp_path_factory.mktemp("ranking") / "articles.jsonl"
    articles = [
        {"id": "harbour", "title": "Ostwick mends its harbour", "text": HARBOUR},
        {"id": "tower", "title": "A tower for Lindford", "text": TOWER, "published": "2021-05-03"},
    ]
    file.write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    with Library.temporary(file) as opened:
        yield opened


def first(library: Library, question: str) -> tuple[str, str | None]:
    """The best sentence and the words in it that answer."""
    snapshot = library.snapshot()
    query = make_query(question, snapshot)
    hit = rank(query, snapshot, 1)[0]
    text, span = snapshot.text(hit.row), hit.candidates.choosing.answering_span(hit.row)
    assert hit.holds_kind == (span is not None)
    return text, span and text[slice(*span)]


@pytest.mark.parametrize(
    ("question", "start", "words"),
    [
        ("When did the harbour wall break?", "The harbour wall", "3 May"),
        ("How much did the repairs cost?", "Repairs took", "$4 million"),
        ("How many volunteers were thanked?", "She thanked", "40"),
        ("Who headed the work?", "Harbour master", "Ada Venn"),
        ("How tall is the tower?", "The tower in Lindford", "300 metres"),
        ("How long did the repairs take?", "Repairs took", "nine weeks"),
        ("Can I take the ferry on Sunday?", "The ferry to Lindford", None),
        ("who biult the towr", "It was built", "Bo Hale"),
    ],
)
def test_the_right_sentence_comes_first(
    library: Library, question: str, start: str, words: str | None
) -> None:
    """With the answering words where the kind of answer is known."""
    text, found = first(library, question)
    assert text.startswith(start)
    assert found == words


@given(st.lists(st.sampled_from((HARBOUR + TOWER).split()), min_size=1, max_size=8))
def test_hits_are_ordered_and_their_parts_add_up(library: Library, chosen: list[str]) -> None:
    """By score, then row; every part is weight × signal; no row twice."""
    snapshot = library.snapshot()
    query = make_query(" ".join(chosen), snapshot)
    hits = rank(query, snapshot, 10)
    assert [(hit.score, -hit.row) for hit in hits] == sorted(
        ((hit.score, -hit.row) for hit in hits), reverse=True
    )
    assert len({hit.row for hit in hits}) == len(hits)
    for hit in hits:
        assert len(hit.parts) == len(SIGNALS)
        assert hit.score == sum(hit.parts)


@given(st.lists(st.sampled_from((HARBOUR + TOWER).split()), min_size=1, max_size=8))
def test_every_candidate_shares_a_term_with_the_question(
    library: Library, chosen: list[str]
) -> None:
    """Itself or through its context; a related word counts as shared."""
    snapshot = library.snapshot()
    query = make_query(" ".join(chosen), snapshot)
    told = set(query.terms).union(*query.told_by.values())
    for row in find(query, snapshot, 50).rows.tolist():
        title = snapshot.article(snapshot.owner(row)).article.title
        bag = set(snapshot.analyzer.terms(title)).union(
            *(snapshot.view(other).terms for other in snapshot.window(row))
        )
        assert bag & told


ASKED = ("", "When", "Who", "How many", "How much", "How many volunteers", "How long is", "In 2021")
PHRASES = st.tuples(
    st.sampled_from(ASKED),
    st.lists(st.sampled_from((HARBOUR + TOWER).split()), min_size=1, max_size=8),
).map(lambda asked: " ".join([asked[0], *asked[1]]))


def measured(library: Library, question: str) -> list[Hit]:
    """The hits of a question, every candidate measured by every signal."""
    snapshot = library.snapshot()
    candidates = find(make_query(question, snapshot), snapshot, DEPTH)
    values = [signal.weight * signal.measure(candidates) for signal in SIGNALS]
    kind = [signal.name for signal in SIGNALS].index("kind")
    ordering = [signal.name in ORDERING for signal in SIGNALS]
    hits = []
    for index, row in enumerate(candidates.rows.tolist()):
        parts = tuple(float(value[index]) for value in values)
        score, owner = sum(parts), snapshot.owner(row)
        strength = sum(part for part, each in zip(parts, ordering, strict=True) if not each)
        hits.append(Hit(row, owner, score, strength, parts, parts[kind] > 0, candidates, index))
    return sorted(hits, key=lambda hit: (-hit.score, hit.row))


@given(PHRASES, st.data())
def test_what_is_read_late_is_ordered_as_if_read_at_once(
    library: Library, question: str, data: st.DataObject
) -> None:
    """Whichever place is looked at first, and however far down."""
    expected = measured(library, question)
    snapshot = library.snapshot()
    hits = Ranking(find(make_query(question, snapshot), snapshot, DEPTH))
    assert len(hits) == len(expected)
    for place in data.draw(st.permutations(range(len(expected)))):
        assert hits[place] == expected[place]
    assert hits[:3] == expected[:3]
    assert list(hits) == expected


@given(PHRASES, st.data())
def test_who_is_behind_is_found_without_measuring_all(
    library: Library, question: str, data: st.DataObject
) -> None:
    """The strongest behind a place of an article that was not passed, whatever is known yet."""
    expected = measured(library, question)
    snapshot = library.snapshot()
    hits = Ranking(find(make_query(question, snapshot), snapshot, DEPTH))
    for _ in range(4 if expected else 0):
        place = data.draw(st.integers(0, len(expected) - 1))
        passed = data.draw(st.sets(st.sampled_from(snapshot.articles())))
        others = [hit for hit in expected[place + 1 :] if hit.owner not in passed]
        strongest = min(others, key=lambda hit: (-hit.strength, hit.row), default=None)
        rival = hits.strongest(place, passed)
        assert rival == (strongest and (strongest.row, strongest.owner, strongest.strength))
    assert list(hits) == expected


@given(PHRASES, st.floats(-5, 30))
def test_rows_that_may_reach_a_score_are_told_before_they_are_measured(
    library: Library, question: str, score: float
) -> None:
    """None is missing, and what is told to be measured was."""
    expected = measured(library, question)
    snapshot = library.snapshot()
    hits = Ranking(find(make_query(question, snapshot), snapshot, DEPTH))
    told = {hit.row for hit in expected if hit.score >= score}
    assert told <= {row for row, _ in hits.reaching(score)}
    list(hits)
    assert all(measured for _, measured in hits.reaching(score))


def test_what_only_orders_is_read_last(shipped: Library) -> None:
    """Or a strength would be told before all of it is read."""
    snapshot = shipped.snapshot()
    query = make_query("How many people did not join in February?", snapshot)
    names = [[SIGNALS[place].name for place in each] for each in parts(find(query, snapshot, 9))[1]]
    assert any("mention" in each for each in names)
    for each in names:
        ordering = [name in ORDERING for name in each]
        assert ordering == sorted(ordering, reverse=True)  # the last is read first


def test_the_first_hit_is_found_without_reading_every_sentence(
    shipped: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading costs more than all other signals."""
    read, holds_kind = [], Fresh.holds_kind

    def holds(fresh: Fresh, row: int) -> bool:
        read.append(row)
        return holds_kind(fresh, row)

    monkeypatch.setattr(Fresh, "holds_kind", holds)
    snapshot = shipped.snapshot()
    hits = ranking(make_query("When did Clubhouse start?", snapshot), snapshot)
    assert hits[0].row in read
    assert len(set(read)) == len(read) < len(hits)
    assert sorted(hit.row for hit in hits) == sorted(read)


def test_a_question_without_terms_finds_nothing(library: Library) -> None:
    """Stop words alone are no topic."""
    snapshot = library.snapshot()
    assert rank(make_query("what is it about?", snapshot), snapshot, 5) == []


def test_signal_names_are_unique_and_explained() -> None:
    """They stand in the table that the fit prints."""
    assert len({signal.name for signal in SIGNALS}) == len(SIGNALS)
    assert all(signal.help and signal.weight for signal in SIGNALS)


def test_readme_names_the_fitting_command() -> None:
    """Whoever changes a signal finds how to weigh it."""
    readme = Path(__file__).parents[2] / "README.md"
    assert "tests.quality.fit" in readme.read_text(encoding="utf-8")


def test_a_mistyped_question_asks_what_something_is(tmp_path: Path) -> None:
    """As the one without the slip does."""
    file = tmp_path / "articles.jsonl"
    texts = ("There is a skiff boat.", "A skiff is a boat.")
    lines = [json.dumps({"id": f"{n}", "title": "News", "text": t}) for n, t in enumerate(texts)]
    file.write_text("\n".join(lines), encoding="utf-8")
    with Library.temporary(file) as opened:
        for question in ("What is a skiff?", "Whhat is a skiff?"):
            assert opened.ask(question).quotes[0].text == texts[1]
