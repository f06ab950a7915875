"""The ablation measures the product, and a piece that is switched off is really off."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from index.evaluation.measuring import evaluate, load_questions
from index.library import Library
from index.query import make_query
from index.ranking import DEPTH, Hit
from index.ranking import rank as rank_all
from index.segments.bags import K1, OWN, B
from index.segments.segment import PASSAGE
from index.signals import SIGNALS
from tests.quality import timing
from tests.quality.ablation import (
    PAGE,
    PRODUCT,
    SHIPPED,
    Figures,
    Group,
    Source,
    added,
    added_table,
    aligned,
    left_out,
    left_out_table,
    measure,
    mistyped,
    page,
    rank,
    shares,
)
from tests.quality.gate import ROOT
from tests.quality.pieces import ALL, RANKS, Bench, Ranking, bare, first_steps

SMALL = ROOT / "tests" / "data" / "small"

# Question, and the sentences of two articles. With the piece the second article's leads over the
# first's; without it they are equal in all, so that the first stays first, or the second is lost.
CASES = {
    "stems": ("Who is repairing it?", "The crew left.", "Repairs ended."),
    "spelling": ("Where are the vsitors?", "The crew left.", "Visitors came."),
    "context": (
        "ferry sailed",
        "The ferry.\n\nRain.\n\nFog.\n\nRain.\n\nIt sailed.",
        "The ferry.\n\nRain.\n\nIt sailed.",
    ),
    "article": (
        "ferry sailed",
        "Snow.\n\nRain.\n\nFog.\n\nRain.\n\nIt sailed.",
        "Ferry.\n\nRain.\n\nFog.\n\nRain.\n\nIt sailed.",
    ),
    "subject": (
        "the boat of Ostwick and Lund is gone",
        "Ostwick.\n\nRain.\n\nFog.\n\nGone.\n\nRain.\n\nFog.\n\nBoat.",
        "Ostwick.\n\nRain.\n\nFog.\n\nLund.\n\nRain.\n\nFog.\n\nBoat.",
    ),
    "naming": (
        "a boat in Ostwick",
        "Boat.\n\nRain.\n\nFog.\n\nRain.\n\nOstwick, long gone.",
        "Ostwick.\n\nRain.\n\nFog.\n\nRain.\n\nBoat, long gone.",
    ),
    "relations": ("Who headed Ostwick?", "Ostwick, Bo baker.", "Ostwick, Bo director."),
    "phrases": ("Ostwick behind bars", "Ostwick, Bo baker.", "Ostwick, Bo jailed."),
    "related": (
        "Who headed Ostwick?",
        "Director.\n\nRain.\n\nFog.\n\nRain.\n\nOstwick, Bo baker.",
        "Painter.\n\nRain.\n\nFog.\n\nRain.\n\nOstwick, Bo director.",
    ),
    "told": ("Who headed it?", "The crew left.", "Bo is director."),
    "alike": ("glacier Skiff", "Skiff, the painting.", "Skiff, the glaciation."),
    "exact": ("repairs of Skiff", "Skiff, the repair.", "Skiff, the repairs."),
    "pairs": ("old harbour", "Harbour, old.", "Old harbour."),
    "names": (
        "the boats in Ostwick",
        "Ostwick.\n\nRain. Fog. Rain. Fog. Boats, long gone.",
        "Ostwick. Rain. Fog. Rain. Fog. Boats, long gone.",
    ),
    "kind": ("When did Skiff sail?", "Skiff sail: windy.", "Skiff sail: Monday."),
    "mention": ("What year did Skiff sail?", "Skiff sail: Monday.", "Skiff sail: 1974."),
    "cause": ("Why did Skiff sail?", "Skiff sail, with it windy.", "Skiff sail, since it windy."),
    "role": ("Who is the mayor of Skiff?", "Skiff: Bo Aker, mayor.", "Skiff: mayor Bo Aker."),
    "denial": ("Did Skiff sail?", "Skiff did sail.", "Skiff not sail."),
    "measure": ("How many people sail?", "Sail, people: 30 boats.", "Sail, boats: 30 people."),
    "definition": ("What is a skiff?", "There is a skiff boat.", "A skiff is a boat."),
    "pronoun": ("Ostwick", "Ostwick crowds won.", "It won Ostwick crowds."),
    "surname": (
        "Did Ruth Aalto sail?",
        "Aalto stays. Sail Ruth.",
        "Ruth stays. Sail Aalto.",
    ),
    "referent": (
        "When did the Lund ferry of the old quay sail?",
        "Lund ferry, old quay. Rain. Sail Monday, all calm, windy.",
        "Lund ferry, old quay. Rain. It sail.",
    ),
    "asks": ("the old harbour", "The old harbour?", "The old harbour."),
    "reply": ("the old harbour", "The old harbour. Skiffs.", "The old harbour? Skiffs."),
}


@contextmanager
def bench_of(folder: Path, *texts: str) -> Iterator[Bench]:
    """A library of articles with these texts and nothing else to tell them apart."""
    file = folder / "articles.jsonl"
    articles = [{"id": f"{n}", "title": "News", "text": text} for n, text in enumerate(texts)]
    file.write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    with Library.temporary(file) as library:
        yield Bench(library.snapshot())


@pytest.fixture(scope="module")
def bench() -> Iterator[Bench]:
    """The small articles."""
    with Library.temporary(SMALL / "articles.jsonl") as library:
        yield Bench(library.snapshot())


@pytest.fixture(scope="module")
def some(tmp_path_factory: pytest.TempPathFactory) -> Group:
    """Every sixth answerable question on the small articles."""
    file = tmp_path_factory.mktemp("ablation") / "questions.jsonl"
    lines = (SMALL / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    answerable = [line for line in lines if json.loads(line)["answers"]]
    file.write_text("\n".join(answerable[::6]), encoding="utf-8")
    return Group("some", (Source("small", file, SMALL / "articles.jsonl"),))


@pytest.fixture(scope="module")
def figures(some: Group) -> Figures:
    """What is measured of them."""
    return measure(some)


def test_the_last_step_is_the_product(some: Group, figures: Figures) -> None:
    """Its ranks are those that the evaluation finds, question by question."""
    (source,) = some.sources
    questions = load_questions(source.questions)
    with Library.temporary(source.articles) as library:
        report = evaluate(library, questions)
        whole = Bench(library.snapshot())
        found = [result.rank or 0 for result in report.results]
        for ranking in (added(whole)[-1][1], dict(left_out(whole))[PRODUCT]):
            assert [rank(whole, ranking, question) for question in questions] == found
    assert list(figures.added.values())[-1] == figures.left_out[PRODUCT] == shares(found)


@pytest.mark.parametrize("piece", CASES)
def test_a_piece_switched_off_changes_the_ranking(piece: str, tmp_path: Path) -> None:
    """What leads because of it alone leads no more."""
    question, first, second = CASES[piece]
    with bench_of(tmp_path, first, second) as bench:
        assert leads(bench, bench.less(), question)
        assert not leads(bench, bench.less(piece), question)


@pytest.mark.parametrize(("off", "same"), [("told", True), ("context", False)])
def test_what_related_words_count_is_a_piece_of_its_own(
    off: str, same: bool, tmp_path: Path
) -> None:
    """Whether they bring in candidates is another; and less context, none stands around."""
    text = "Bo is director. Ostwick, Bo baker."
    with bench_of(tmp_path, text) as bench:
        whole, less = (bench.ranked("Who headed Ostwick?", frozenset(each)) for each in ((), [off]))
        place = [signal.name for signal in SIGNALS].index("related")
        told, then = (
            next(hit.parts[place] for hit in hits if bench.snapshot.text(hit.row)[0] == "O")
            for hits in (whole, less)
        )
        assert told > 0
        assert then == (told if same else 0)


def leads(bench: Bench, ranking: Ranking, question: str) -> bool:
    """Whether the last sentence of the second article stands before that of the first."""
    rows = ranking(question)
    other, one = bench.snapshot.span(0)[-1], bench.snapshot.span(1)[-1]
    return one in rows and (other not in rows or rows.index(one) < rows.index(other))


def test_the_word_for_a_measure_is_a_term_without_the_piece(tmp_path: Path) -> None:
    """Only then does "long" in a sentence count for "how long"."""
    with bench_of(tmp_path, "Short talks.", "Long talks.") as bench:
        assert bench.less()("How long are the talks?") == [0, 1]
        assert bench.less("how")("How long are the talks?") == [1, 0]


def test_without_passages_every_sentence_is_looked_at(tmp_path: Path) -> None:
    """One that holds a word by its context alone, over the end of a passage, is found only then."""
    text = " ".join(["It rained."] * (PASSAGE - 1) + ["Ostwick.", "Nobody came."])
    with bench_of(tmp_path, text) as bench:
        assert PASSAGE not in bench.less()("Ostwick")
        assert PASSAGE in bench.less("passages")("Ostwick")


def test_times_are_told_for_every_library(some: Group) -> None:
    """Of the product and of a search through every sentence."""
    (source,) = some.sources
    told = timing.measure(source.name, source.questions, source.articles)
    assert told.passages > 0
    assert told.every > 0
    assert f"| small   | {told.sentences:9,} |" in "\n".join(aligned(timing.table([told])))


@pytest.mark.parametrize("signal", [signal.name for signal in SIGNALS])
def test_a_signal_switched_off_is_missing_from_the_sum(bench: Bench, signal: str) -> None:
    """The rest of the parts decide among the same candidates."""
    number = [each.name for each in SIGNALS].index(signal)
    query = make_query("How many homes lost power in the storm?", bench.snapshot)

    def rest(hit: Hit) -> tuple[float, int]:
        return -sum(hit.parts[:number] + hit.parts[number + 1 :]), hit.row

    hits = sorted(rank_all(query, bench.snapshot, DEPTH), key=rest)
    assert bench.less(signal)(query.text) == [hit.row for hit in hits[:RANKS]]


def test_a_piece_that_does_not_exist_is_named(bench: Bench) -> None:
    """A typing error would measure the product."""
    with pytest.raises(ValueError, match=r"no such piece: \['headlin'\]"):
        bench.less("headlin")


def test_the_bag_of_bare_sentences_leads_over_to_the_signals(bench: Bench) -> None:
    """With all other pieces off the order is that of the step before them."""
    off = bench.less(*(ALL - {"stems", "bag"}))
    _, before = first_steps(bench.snapshot)[-1]
    for text in ("the storm in Ostwick", "power for the homes", "who measured the gust"):
        found = off(text)
        assert found
        assert before(text)[: len(found)] == found


def test_a_weight_of_one_orders_as_the_weight_of_the_product(bench: Bench) -> None:
    """BM25 saturates alike where k1 grows with the weight of a term."""
    terms = bench.snapshot.analyzer.terms("the storm cut the power to the homes")
    weighted = bare(bench.snapshot, weight=OWN, k1=K1, b=B).get_scores(terms)
    plain = bare(bench.snapshot, weight=1, k1=K1 / OWN, b=B).get_scores(terms)
    assert weighted / (K1 + 1) == pytest.approx(plain / (K1 / OWN + 1))


def test_a_text_is_always_mistyped_alike() -> None:
    """So that all rankings are asked the same."""
    for question in load_questions(SMALL / "questions.jsonl"):
        assert mistyped(question.text) == mistyped(question.text) != question.text


def test_shares_and_changes() -> None:
    """Shares are percent; a step's gain is in hit@1, a piece's absence is told for each cutoff."""
    assert shares([1, 2, 4, 0]) == (25.0, 50.0, 75.0)
    measured = Figures(
        group="some",
        questions={"small": 4},
        added={"stock": (25.0, 50.0, 75.0), "+ stems": (50.0, 50.0, 75.0)},
        left_out={PRODUCT: (50.0, 50.0, 75.0), "less stems": (25.0, 50.0, 100.0)},
    )
    assert added_table([measured, measured]) == [
        ("step", "some hit@1", "hit@3", "hit@5", "gain", "some hit@1", "hit@3", "hit@5", "gain"),
        ("stock", *("25.0", "50.0", "75.0", "") * 2),
        ("+ stems", *("50.0", "50.0", "75.0", "+25.0") * 2),
    ]
    assert left_out_table([measured]) == [
        ("ranking", "some hit@1", "hit@3", "hit@5"),
        (PRODUCT, "50.0", "50.0", "75.0"),
        ("less stems", "-25.0", "0", "+25.0"),
    ]


def test_columns_line_up() -> None:
    """In a terminal as in Markdown."""
    assert list(aligned([("step", "gain"), ("+ stems", "+1.0")])) == [
        "| step    | gain |",
        "| ------- | ---: |",
        "| + stems | +1.0 |",
    ]


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_page_is_the_same_in_every_process(some: Group, figures: Figures, seed: str) -> None:
    """Whatever the order of its sets and dictionaries."""
    (source,) = some.sources
    program = (
        "import sys; from pathlib import Path; from tests.quality.ablation import *;"
        "source = Source(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]));"
        "print(page([measure(Group('some', (source,)))], 'a command'), end='')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, source.name, source.questions, source.articles],
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode() == page([figures], "a command")


def test_the_committed_page_knows_all_pieces_and_sets() -> None:
    """Who adds one runs the command again."""
    text = PAGE.read_text(encoding="utf-8")
    assert all(f"| less {name} " in text for name in ALL)
    assert all(f"| + {name}: " in text for name in ALL - {"stems", "bag", "relations"})
    assert all(f"{source.name} " in text for source in SHIPPED.sources)
