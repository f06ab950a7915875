"""The question files in tests/data are sound: they can be trusted as a measure."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

DATA = Path(__file__).parent / "data"
SHIPPED_ARTICLES = Path(__file__).parents[1] / "index" / "articles"

# The fewest questions of each kind; a set that shrinks below measures too little.
SHIPPED_FLOOR = {
    "direct": 20,
    "paraphrased": 20,
    "misspelled": 9,
    "lower-case": 9,
    "conflicting": 4,
    "keywords": 4,
    "unanswerable": 12,
    "off-topic": 6,
    "boilerplate": 6,
}
SMALL_FLOOR = {
    "direct": 30,
    "paraphrased": 40,
    "misspelled": 12,
    "lower-case": 12,
    "conflicting": 6,
    "keywords": 5,
    "unanswerable": 25,
    "off-topic": 20,
}
NEWS_FLOOR = {"paraphrase": 80, "plain": 80, "unanswerable": 80, "off-topic": 45}
PRESS_FLOOR = {"plain": 200, "unanswerable": 45}
DESK_FLOOR = {"plain": 640, "unanswerable": 160}
GIST_FLOOR = {"plain": 180, "unanswerable": 8}
TOPICS_FLOOR = {"plain": 350, "unanswerable": 50}
HELD_FLOOR = {"plain": 360, "unanswerable": 90}
NOT_ANSWERED = {"unanswerable", "off-topic", "boilerplate"}
SETS = ("shipped", "small", "news", "press", "desk", "gist", "topics", "held")
FIELDS = {"id", "question", "answers", "kind"}
# A string that two articles share stands in both; one that stands in more places is too vague.
MOST_PLACES = 2

Rows = list[dict[str, Any]]


def read_rows(path: Path) -> Rows:
    """Return the objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def shipped_texts() -> dict[str, str]:
    """Return the text of each shipped article, by its file's stem."""
    return {path.stem: path.read_text(encoding="utf-8") for path in SHIPPED_ARTICLES.glob("*.txt")}


def texts_of(name: str) -> dict[str, str]:
    """Return the text of each article of a set, by its id."""
    if name == "shipped":
        return shipped_texts()
    return {row["id"]: row["text"] for row in read_rows(DATA / name / "articles.jsonl")}


@pytest.fixture(params=SETS)
def questions(request: pytest.FixtureRequest) -> Rows:
    """Return the questions of one set."""
    return read_rows(DATA / request.param / "questions.jsonl")


def faults_of_answers(questions: Rows, texts: dict[str, str]) -> list[str]:
    """Name each accepted string that stands nowhere it may, or in too many places."""
    faults = []
    everywhere = "\n".join(texts.values()).casefold()
    for row in questions:
        given = row.get("article_id")
        searched = texts if given is None else {given: texts[given]}
        for answer in row["answers"]:
            if not any(answer in text for text in searched.values()):
                faults.append(f"{row['id']}: {answer!r} is not in the text")
            if everywhere.count(answer.casefold()) > MOST_PLACES:
                faults.append(f"{row['id']}: {answer!r} is too vague")
    return faults


@pytest.mark.parametrize("name", SETS)
def test_accepted_strings_stand_in_the_articles(name: str) -> None:
    """Every accepted string is copied from an article, the given one where one is given."""
    assert faults_of_answers(read_rows(DATA / name / "questions.jsonl"), texts_of(name)) == []


def test_faulty_answers_are_found() -> None:
    """The check itself sees a wrong article, a missing string and a vague one."""
    texts = {"a": "Tea is hot. Tea is wet. Tea is old.", "b": "Coffee is black."}
    rows: Rows = [
        {"id": "wrong-article", "answers": ["black"], "article_id": "a"},
        {"id": "missing", "answers": ["cocoa"]},
        {"id": "vague", "answers": ["tea"], "article_id": "a"},
        {"id": "sound", "answers": ["is wet"], "article_id": "a"},
    ]
    faulty = {fault.split(":")[0] for fault in faults_of_answers(rows, texts)}
    assert faulty == {"wrong-article", "missing", "vague"}


def test_fields(questions: Rows) -> None:
    """Every question has the fields that the README names, and no others."""
    for row in questions:
        assert FIELDS <= row.keys() <= FIELDS | {"article_id"}, row["id"]
        assert row["question"].strip()


def test_ids_and_questions_are_unique(questions: Rows) -> None:
    """No id and no question stands twice in a set."""
    for field in ("id", "question"):
        counts = Counter(row[field].casefold() for row in questions)
        assert [value for value, count in counts.items() if count > 1] == []


def test_only_answerable_kinds_have_answers(questions: Rows) -> None:
    """A kind that is not answered has no accepted string; every other kind has one."""
    wrong = [
        row["id"] for row in questions if bool(row["answers"]) == (row["kind"] in NOT_ANSWERED)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "floor", "answered", "not_answered"),
    [
        ("shipped", SHIPPED_FLOOR, 66, 24),
        ("small", SMALL_FLOOR, 105, 45),
        ("news", NEWS_FLOOR, 160, 125),
        ("press", PRESS_FLOOR, 200, 45),
        ("desk", DESK_FLOOR, 640, 160),
        ("gist", GIST_FLOOR, 180, 8),
        ("topics", TOPICS_FLOOR, 350, 50),
        ("held", HELD_FLOOR, 360, 90),
    ],
    ids=SETS,
)
def test_counts(name: str, floor: dict[str, int], answered: int, not_answered: int) -> None:
    """Every kind is known and has enough questions."""
    counts = Counter(row["kind"] for row in read_rows(DATA / name / "questions.jsonl"))
    assert counts.keys() == floor.keys()
    assert {kind: counts[kind] for kind in floor if counts[kind] < floor[kind]} == {}
    without = sum(counts[kind] for kind in NOT_ANSWERED)
    assert counts.total() - without >= answered
    assert without >= not_answered


def test_small_articles_are_complete() -> None:
    """The ten small articles have every field, a date, two to five paragraphs and unique ids."""
    articles = read_rows(DATA / "small" / "articles.jsonl")
    assert len({row["id"] for row in articles}) == len(articles) == 10
    for row in articles:
        assert row.keys() == {"id", "title", "publisher", "published", "url", "text"}
        assert date.fromisoformat(row["published"])
        assert row["url"].startswith("https://example.org/")
        assert 2 <= len(row["text"].split("\n\n")) <= 5
