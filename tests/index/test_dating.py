"""Dates of a question that the day of publication tells."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.dating import dated, may_be_dated
from index.library import Library
from index.query import make_query

ARTICLES = [
    {
        "id": "dairy",
        "title": "Dairy grows",
        "published": "2022-03-18",
        "text": "The dairy in Norham has 41 workers. Last year it opened a shop. In 2016 it had 12"
        " workers. Four new vans came on 3 March.",
    },
    {"id": "mill", "title": "Mill", "text": "The mill in Norham has 9 workers."},
]
HAS, LAST_YEAR, IN_2016, IN_MARCH, UNDATED = range(5)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A dated article and one without a date."""
    path: Path = tmp_path_factory.mktemp("dating") / "articles.jsonl"
    path.write_text("\n".join(map(json.dumps, ARTICLES)), encoding="utf-8")
    with Library.temporary(path) as made:
        yield made


@pytest.mark.parametrize(
    ("question", "row", "terms"),
    [
        ("How many workers did the dairy have in 2022?", HAS, {"2022"}),
        ("dairy workers 2022", HAS, {"2022"}),
        ("How many workers had it in March 2022?", HAS, {"march", "2022"}),
        ("how many workers had it on 18 march 2022", HAS, {"18", "march", "2022"}),
        ("How many workers had it on March 18th, 2022?", HAS, {"18", "th", "march", "2022"}),
        ("How many workers had it in March?", HAS, {"march"}),
        ("How many workers had it in 2015?", HAS, set()),
        ("How many workers had it in May 2022?", HAS, set()),
        ("How many workers had it on 2 March 2022?", HAS, set()),
        ("How many workers has it had since 2022?", HAS, set()),
        ("How many may work there?", HAS, set()),
        ("What opened in 2021?", LAST_YEAR, {"2021"}),
        ("What opened in 2022?", LAST_YEAR, set()),
        ("How many workers had it in 2022?", IN_2016, set()),
        ("How many workers had it in 2016?", IN_2016, set()),
        ("How many vans came in 2022?", IN_MARCH, {"2022"}),
        ("How many workers did the mill have in 2022?", UNDATED, set()),
    ],
)
def test_the_time_of_a_sentence_tells_a_date(
    library: Library, question: str, row: int, terms: set[str]
) -> None:
    """The day of publication does where the sentence has no time; no other date is told, nor one
    that the sentence says itself.
    """
    snapshot = library.snapshot()
    assert dated(make_query(question, snapshot), snapshot, row) == terms


@pytest.mark.parametrize(
    ("question", "dairy"),
    [("workers in 2022", True), ("workers in 2021", True), ("workers in 2016", False)],
)
def test_articles_of_the_year_and_of_the_next_may_tell_it(
    library: Library, question: str, dairy: bool
) -> None:
    """One without a date never does."""
    snapshot = library.snapshot()
    query = make_query(question, snapshot)
    found = [may_be_dated(query, snapshot, number) for number in snapshot.articles()]
    assert found == [dairy, False]


def test_a_year_that_only_the_publication_tells_is_answered(shipped: Library) -> None:
    """The wrong year is not."""
    asked = "How many users did Clubhouse have in {}?"
    assert shipped.ask(asked.format("2021")).sure
    assert shipped.ask(asked.format("February 2021")).sure
    assert not shipped.ask(asked.format("2015")).answered
    assert not shipped.ask(asked.format("January 2021")).answered


def test_of_two_years_the_article_of_the_one_asked_for_leads(tmp_path: Path) -> None:
    """Their sentences are the same but for the figure."""
    text = "The dairy in Norham has {} workers."
    articles = [
        {"id": f"a{year}", "title": "Dairy", "published": f"{year}-05-02", "text": text.format(n)}
        for year, n in ((2019, 12), (2022, 41))
    ]
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    with Library.temporary(path) as library:
        for year in ("2019", "2022"):
            answer = library.ask(f"How many workers did the dairy have in {year}?")
            assert answer.quotes[0].article == f"a{year}"
