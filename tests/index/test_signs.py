"""The signs of how far a sentence can be believed, each on a small library."""

import json
import math
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index import signs
from index.library import Library
from index.query import make_query
from index.ranking import rank
from index.signs import FOUND, TOLD, Look, accounted, look_at
from index.snapshot import Snapshot
from tests.index.making import Written, snapshot_of

BRIDGE = {
    "id": "bridge",
    "title": "Alder bridge opens",
    "text": "The Alder bridge in Norham is the longest in the county. It opened in 1998 and carries"
    " 4,000 cars a day.\n\nThe mayor, Ada Lind, never crossed it. Trucks are not allowed on it.",
}
FERRY = {
    "id": "ferry",
    "title": "Ferry stops",
    "text": "The ferry across the Tarn stopped on Friday. A ticket cost 3 crowns.",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Two articles of one paragraph or two."""
    path: Path = tmp_path_factory.mktemp("signs") / "articles.jsonl"
    path.write_text("\n".join(map(json.dumps, (BRIDGE, FERRY))), encoding="utf-8")
    with Library.temporary(path) as made:
        yield made


def look(library: Library, question: str, begins: str = "") -> Look:
    """The best sentence, or the one that begins so, looked at as an answer to the question."""
    snapshot = library.snapshot()
    query = make_query(question, snapshot)
    hits = rank(query, snapshot, 50)
    hit = next(h for h in hits if snapshot.text(h.row).startswith(begins))
    return look_at(query, snapshot, hit, 0.0)


def best(snapshot: Snapshot, question: str) -> Look:
    """The best sentence."""
    query = make_query(question, snapshot)
    return look_at(query, snapshot, rank(query, snapshot, 1)[0], 0.0)


Measure = Callable[[Look], float]


@pytest.mark.parametrize(
    ("measure", "holds", "does_not"),
    [
        (signs.negation, "Who never opened the bridge in Norham?", "Who opened the bridge?"),
        (signs.opposite, "Which is the shortest bridge?", "Which is the longest bridge?"),
        (signs.contrast, "Which is the shortest bridge?", "Which is the longest bridge?"),
        (signs.other_number, "Does it carry 9,000 cars?", "Does it carry 4,000 cars?"),
        (signs.unknown, "Is the Alder bridge a zeppelin?", "Is the Alder bridge in Norham?"),
        (signs.name_unsaid, "Is the bridge in Berlin?", "Is the bridge in Norham?"),
        (signs.guessed, "Is the Alder bridge in Nurhum?", "Is the Alder bridge in Norhm?"),
        (signs.scattered, "Is a mayor a carpenter?", "Is the Alder bridge the longest?"),
        (signs.name_elsewhere, "Who opened the bridge in Berlin?", "Is the bridge in Norham?"),
        (signs.no_year, "In what year was the ferry stopped?", "In what year did it open?"),
        (signs.no_figure, "How long is the mayor's bridge?", "How many cars does it carry?"),
        (signs.related, "Who governs Norham?", "Who is the mayor?"),
    ],
)
def test_a_sign_holds_for_the_one_question_and_not_for_the_other(
    library: Library, measure: Measure, holds: str, does_not: str
) -> None:
    """Measured on the sentence that ranks first for each."""
    assert measure(look(library, does_not)) == 0
    assert measure(look(library, holds, "The mayor" if measure is signs.related else "")) > 0


def test_a_negation_that_the_sentence_has_is_no_doubt(library: Library) -> None:
    """Both deny."""
    assert signs.negation(look(library, "What is not allowed on the bridge?", "Trucks")) == 0


def test_a_year_that_the_question_holds_is_not_told(library: Library) -> None:
    """The sentence has to tell another one."""
    asked = "What year came after 1998, when it opened?"
    assert signs.no_year(look(library, asked, "It opened")) == 1


def test_the_lead_counts_from_the_rival(library: Library) -> None:
    """The better another article does, the less the lead."""
    snapshot = library.snapshot()
    query = make_query("When did the ferry stop?", snapshot)
    hit = rank(query, snapshot, 1)[0]
    alone, rivalled = (signs.lead(look_at(query, snapshot, hit, r)) for r in (0.0, hit.strength))
    assert alone == signs.score(look_at(query, snapshot, hit, 0.0)) > rivalled == 0


def test_what_the_article_says_most_counts(library: Library) -> None:
    """The bridge of the first article stands in its title and three sentences."""
    bridge = signs.said(look(library, "Alder bridge", "The Alder"))
    assert bridge > signs.said(look(library, "mayor", "The mayor")) == pytest.approx(math.log(2))


@pytest.mark.parametrize(("articles", "asked_of"), [(8, 8), (50, 40)])
def test_terms_of_few_articles_single_one_out(articles: int, asked_of: int) -> None:
    """A second rare one makes up for common ones; fifty articles ask for no more than forty."""
    told = Written((), ((("ward", "cobalt", "basalt"),),))
    others = [Written((), ((("ward",),),))] * (articles - 1)
    snapshot = snapshot_of([[(each, True) for each in (told, *others)]])
    lacking = [
        signs.scattered(best(snapshot, asked))
        for asked in ("ward", "cobalt ward", "cobalt basalt ward")
    ]
    all_of_it = 1.5 * math.log(asked_of)
    assert lacking == pytest.approx([all_of_it, all_of_it - math.log(articles), 0.0])


def test_a_guess_that_the_article_says_again_is_none(library: Library) -> None:
    """The bridge stands in the title, too."""
    assert signs.guessed(look(library, "Is the Alder brigd open?")) == 0
    assert signs.guessed(look(library, "Who crossed the bridge in Nurhum?")) > 0


def test_terms_are_accounted_for_by_degrees(shipped: Library) -> None:
    """In the sentence, told by another word, around it, not at all."""
    snapshot = shipped.snapshot()
    query = make_query("How many people downloaded the Clubhouse zeppelin?", snapshot)
    hit = next(h for h in rank(query, snapshot, 50) if "App Annie" in snapshot.text(h.row))
    shares = accounted(query, hit.candidates.around(hit.index))
    assert shares["download"] == shares["clubhous"] == 1.0
    assert 0 < shares["peopl"] < 1
    assert shares["zeppelin"] == 0.0


def test_doubts_count_against_and_matches_for() -> None:
    """A weight of the wrong sign would turn the confidence round."""
    weights = {sign.name: sign.weight for sign in (*FOUND, *TOLD)}
    helpful = {"ranking", "lead", "said", "related"}
    assert {name for name, weight in weights.items() if weight > 0} == helpful


def test_what_is_denied_for_another_is_an_opposite_only_where_it_replaces(
    library: Library,
) -> None:
    """A passage that has the word itself, too, replaces nothing."""
    assert signs.opposite(look(library, "What is allowed on it: trucks?", "Trucks")) == 0
    assert signs.opposite(look(library, "Is it the shortest bridge?", "The Alder")) == 1


def test_a_name_around_the_sentence_is_elsewhere_and_not_missing(library: Library) -> None:
    """The paragraph has it, the sentence does not."""
    seen = look(library, "When did the bridge in Norham open?", "It opened")
    assert signs.name_elsewhere(seen) == 1
    assert signs.name_unsaid(seen) == 0


@pytest.mark.parametrize(
    "asked", ["How much did the bridge cost?", "How tall is the mayor?", "When did Ada Lind cross?"]
)
def test_every_kind_of_figure_is_missed(library: Library, asked: str) -> None:
    """A price, a number, a date: where the sentence has none."""
    assert signs.no_figure(look(library, asked, "The mayor")) == 1


def test_every_sign_has_a_name_a_weight_and_a_meaning() -> None:
    """They are shown to people."""
    every = (*FOUND, *TOLD)
    assert len({sign.name for sign in every}) == len(every)
    assert all(sign.weight and sign.help for sign in every)
