"""Why this answer: the parts add up, and say what the ranking and the confidence saw."""

import json
import math
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import confidence
from index.explaining import Explanation, Reasons, reasons
from index.library import Library
from index.passages import idf
from index.query import make_query
from index.quoting import quote_of
from index.ranking import rank
from index.segments.bags import ADJACENT, HEADLINE, K1, NEAR, OWN
from index.signals import SIGNALS
from index.signs import FOUND_BIAS, TOLD_BIAS

KILN = (
    "The kiln at Pellmoor was fired again on 4 June. Its director Oda Brack lit the first log. "
    "Potters brought 300 jugs to the kiln.\n\n"
    "A kiln needs wood, and more wood. The jugs cool for two days."
)
ORCHARD = "Director Tam Loxley runs the orchard in Pellmoor. It has 90 pear trees."
QUESTIONS = (
    "Who leads the kiln?",
    "When was the kiln at Pellmoor fired?",
    "How many pear trees are there?",
    "who diretcs the orchrad in pellmoor",
    "Is there a zeppelin in Pellmoor?",
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Two small articles."""
    file = tmp_path_factory.mktemp("explaining") / "articles.jsonl"
    articles = [
        {"id": "kiln", "title": "Pellmoor lights its kiln", "text": KILN},
        {"id": "orchard", "title": "Pears", "text": ORCHARD},
    ]
    file.write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    with Library.temporary(file) as opened:
        yield opened


def both(explanation: Explanation) -> tuple[Reasons, Reasons]:
    """The best and the runner-up, where there are two."""
    assert explanation.best is not None
    assert explanation.runner_up is not None
    return explanation.best, explanation.runner_up


def check(found: Reasons) -> None:
    """Every figure follows from those that it is made of, up to the score."""
    assert [signal.name for signal in found.signals] == [signal.name for signal in SIGNALS]
    assert sum(signal.part for signal in found.signals) == found.quote.score
    for signal in found.signals:
        assert signal.weight * signal.value == signal.part
    assert found.signals[0].value == found.bm25 / found.possible
    for term in found.terms:
        tf = term.frequency * (K1 + 1) / (term.frequency + K1 * term.length_factor)
        assert term.contribution == pytest.approx(term.idf * tf, abs=1e-12)
    assert math.fsum(t.contribution for t in found.terms) == pytest.approx(found.bm25, abs=1e-9)
    assert sum(t.idf for t in found.terms) * (K1 + 1) == pytest.approx(found.possible, abs=1e-9)


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_parts_add_up_to_the_scores_of_the_answer(library: Library, question: str) -> None:
    """Terms to BM25, signals to the score, margins to the difference of the scores."""
    answer, explanation = library.ask(question, 2), library.explain(question, 2)
    best, second = both(explanation)
    assert best.quote == (answer.quotes or answer.nearest)[0]
    check(best)
    check(second)
    gap = best.quote.score - second.quote.score
    assert math.fsum(m.difference for m in explanation.margins) == pytest.approx(gap, abs=1e-9)
    sizes = [abs(margin.difference) for margin in explanation.margins]
    assert sizes == sorted(sizes, reverse=True)
    assert 0.0 not in sizes


@given(st.lists(st.sampled_from((KILN + ORCHARD).split()), min_size=1, max_size=8))
def test_every_hit_adds_up(library: Library, chosen: list[str]) -> None:
    """Not only the best, and whatever is asked."""
    snapshot = library.snapshot()
    query = make_query(" ".join(chosen), snapshot)
    for hit in rank(query, snapshot, 10):
        check(reasons(query, snapshot, hit, quote_of(query, snapshot, hit, 0.0)))


def test_long_articles_add_up_too(shipped: Library) -> None:
    """Bags whose context is cut off by no article's end, and articles of unlike length."""
    for question in ("How many users does Clubhouse have?", "Who invited Putin?", "Musk Kremlin"):
        best, second = both(shipped.explain(question))
        check(best)
        check(second)


def test_a_term_is_counted_with_its_weights(library: Library) -> None:
    """By hand, for a term that stands in several places and for one that stands in one."""
    best, _ = both(library.explain("Which potters brought jugs to the kiln?"))
    assert best.quote.text.startswith("Potters")
    terms = {term.word: term for term in best.terms}
    # In the sentence, two before it, one after it, and in the headline.
    assert terms["kiln"].frequency == OWN + NEAR + ADJACENT + HEADLINE
    assert terms["potters"].frequency == OWN
    assert (terms["kiln"].sentences, terms["potters"].sentences) == (3, 1)
    assert terms["kiln"].idf == idf(3, 7)
    assert terms["potters"].contribution > terms["kiln"].contribution > 0


def test_related_words_are_named(library: Library) -> None:
    """ "Leads" is told by "director", and accounted for by it, not by BM25."""
    best, _ = both(library.explain("Who leads the kiln?"))
    assert best.quote.text.startswith("Its director")
    leads, kiln = best.terms
    assert (leads.word, leads.told_by, leads.contribution) == ("leads", ("director",), 0.0)
    assert 0 < leads.accounted < 1
    assert kiln.told_by == ()
    assert next(signal.part for signal in best.signals if signal.name == "related") > 0


def test_a_word_that_stands_there_is_told_by_no_other(library: Library) -> None:
    """ "Runs" stands beside "director", which would tell it elsewhere."""
    best, _ = both(library.explain("Who runs the orchard?"))
    assert best.quote.text.startswith("Director Tam Loxley runs")
    assert [term.told_by for term in best.terms] == [(), ()]


def test_corrected_words_are_named(library: Library) -> None:
    """The terms are those searched for."""
    explanation = library.explain("pear treees")
    assert explanation.corrections == (("treees", "trees"),)
    assert [term.word for term in both(explanation)[0].terms] == ["pear", "trees"]


def test_a_word_that_no_article_has_gives_nothing(library: Library) -> None:
    """Its idf stays in what is possible, and the confidence does not account for it."""
    answer, explanation = (
        library.ask("Tallest zeppelin jugs?"),
        library.explain("Tallest zeppelin jugs?"),
    )
    assert not answer.answered
    best, _ = both(explanation)
    assert best.quote == answer.nearest[0]
    zeppelin = next(term for term in best.terms if term.word == "zeppelin")
    assert (zeppelin.frequency, zeppelin.sentences, zeppelin.contribution) == (0, 0, 0.0)
    assert zeppelin.accounted == 0.0
    assert zeppelin.idf == max(term.idf for term in best.terms)


@pytest.mark.parametrize("question", ["", "???", "zeppelin"])
def test_without_a_passage_there_is_nothing_to_explain(library: Library, question: str) -> None:
    """No best, no runner-up, no margins."""
    explanation = library.explain(question)
    assert explanation == Explanation(())
    assert explanation.to_json() == {
        "corrections": [],
        "best": None,
        "runner_up": None,
        "margins": [],
        "belief": None,
    }


def test_a_single_sentence_has_no_runner_up(tmp_path: Path) -> None:
    """Its own parts add up all the same."""
    file = tmp_path / "one.txt"
    file.write_text("One\n\nThe mill in Tarrow closed in 1987.\n", encoding="utf-8")
    with Library.temporary(file) as opened:
        explanation = opened.explain("When did the mill close?", 1)
    assert explanation.best is not None
    check(explanation.best)
    assert explanation.runner_up is None
    assert explanation.margins == ()


def test_the_object_holds_every_figure(library: Library) -> None:
    """As JSON and back, nothing is lost; the quote is that of the contract."""
    explanation = library.explain("Who leads the kiln?")
    best, _ = both(explanation)
    data = json.loads(json.dumps(explanation.to_json()))
    assert list(data) == ["corrections", "best", "runner_up", "margins", "belief"]
    assert list(data["best"]) == ["quote", "bm25", "possible", "terms", "signals"]
    assert data["best"]["quote"] == json.loads(json.dumps(best.quote.to_json()))
    assert sum(s["part"] for s in data["best"]["signals"]) == data["best"]["quote"]["score"]
    assert data["best"]["terms"][0]["told_by"] == ["director"]
    assert data["margins"][0] == {
        "name": explanation.margins[0].name,
        "difference": explanation.margins[0].difference,
    }


def test_the_belief_is_what_the_confidence_is_made_of(library: Library) -> None:
    """The signs' parts and the bias make each probability, and both make the confidence."""
    explanation = library.explain("What did the potters fire in the kiln?")
    belief, best = explanation.belief, explanation.best
    assert belief
    assert best
    for bias, signs, probability in (
        (FOUND_BIAS, belief.found_signs, belief.found),
        (TOLD_BIAS, belief.told_signs, belief.told),
    ):
        total = bias + sum(sign.part for sign in signs)
        assert probability == pytest.approx(1 / (1 + math.exp(-total)))
        assert all(sign.part == sign.weight * sign.value for sign in signs)
    odds = math.log(belief.found * belief.told / (1 - belief.found * belief.told))
    scale, shift = confidence._SCALE, confidence._SHIFT
    assert (
        best.quote.confidence
        == belief.confidence
        == pytest.approx(1 / (1 + math.exp(-(scale * odds + shift))))
    )


def test_nothing_found_is_nothing_to_believe(library: Library) -> None:
    """There is no sentence to look at."""
    assert library.explain("zeppelin").belief is None
