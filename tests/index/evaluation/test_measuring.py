"""Questions, hits and the measures over them."""

import json
from pathlib import Path

import pytest

from index.errors import ReadingError
from index.evaluation.measuring import (
    Question,
    Report,
    Result,
    evaluate,
    first_hit,
    fold,
    load_questions,
    measures,
)
from index.library import Library
from index.model import Answer, Quote


def quote(text: str, article: str = "a", start: int = 0) -> Quote:
    """A quote of that text."""
    return Quote(text, article, "t", None, None, None, start, start + len(text))


def answer(*texts: str) -> Answer:
    """An answer with these quotes."""
    return Answer("q", answered=True, confidence=1.0, quotes=tuple(map(quote, texts)))


def test_a_hit_is_compared_without_case_and_punctuation() -> None:
    """And by whole words: 36 is not in 1836."""
    asked = Question("1", "q", ("3.6 Million",))
    assert first_hit(asked, answer("In 13.6 million homes", "Nearly 3.6 million “users”.")) == 2
    assert first_hit(Question("1", "q", ("36",)), answer("In 1836.")) is None
    assert fold("“It’s,\u00a0fine”") == "it s fine"


def test_the_article_and_the_passage_count_where_given() -> None:
    """The same words elsewhere are no hit."""
    texts = answer("yes, five")
    assert first_hit(Question("1", "q", ("five",), article="b"), texts) is None
    assert first_hit(Question("1", "q", ("five",), article="a", passage=(0, 8)), texts) is None
    assert first_hit(Question("1", "q", ("five",), article="a", passage=(0, 9)), texts) == 1


def test_measures_by_hand() -> None:
    """Two answerable questions (ranks 1 and 4), one that is not."""
    asked, unanswerable = Question("1", "q", ("x",)), Question("2", "q", ())
    results = [
        Result(asked, 1, True, 0.9, 2.0),
        Result(asked, 4, False, 0.4, 4.0),
        Result(unanswerable, None, True, 0.6, 3.0),
    ]
    found = measures(results)
    assert (found["questions"], found["answerable"]) == (3, 2)
    assert (found["hit@1"], found["hit@3"], found["hit@5"]) == (0.5, 0.5, 1.0)
    assert found["mrr@10"] == 0.625
    assert (found["answered"], found["falsely_answered"]) == (0.5, 1.0)
    assert found["latency_ms"]["p50"] == 3.0


def test_the_confidence_is_judged_by_hand() -> None:
    """Calibration looks at the answers shown, AUROC at every question."""
    asked, unanswerable = Question("1", "q", ("x",), "a"), Question("2", "q", ())
    report = Report(
        (
            Result(asked, 1, True, 0.95, 2.0),
            Result(asked, 4, True, 0.85, 4.0),
            Result(asked, 1, False, 0.25, 4.0),
            Result(unanswerable, None, True, 0.85, 3.1234),
        )
    )
    data = report.to_json()
    # |0.05| over one answer in the last bin, |0.85| over the two in the bin before it.
    assert data["calibration"]["ece"] == round((0.05 + 2 * 0.85) / 3, 4)
    assert data["calibration"]["bins"][8] == {
        "from": 0.8,
        "to": 0.9,
        "count": 2,
        "confidence": 0.85,
        "right": 0.0,
    }
    assert sum(part["count"] for part in data["calibration"]["bins"]) == 3
    assert data["auroc"] == 0.5  # one pair won, one tied, one lost
    assert report.about_confidence() == (
        "confidence: calibration error (ECE) 0.583 over 3 answers shown,"
        " AUROC 0.500 answerable against not; shown with no remark: 66.7 % of the answerable,"
        " 100.0 % of the others"
    )
    assert data["results"][3] == {
        "id": "2",
        "question": "q",
        "kind": "",
        "rank": None,
        "right": False,
        "answered": True,
        "confidence": 0.85,
        "milliseconds": 3.123,
        "expected": "other",
        "highlighted": None,
    }


def test_faulty_questions_name_the_line(tmp_path: Path) -> None:
    """And what to write."""
    file = tmp_path / "questions.jsonl"
    file.write_text('{"id": 1, "question": "q", "answers": []}\n{"id": 2}\n', encoding="utf-8")
    with pytest.raises(ReadingError, match=r"questions.jsonl:2: not a question"):
        load_questions(file)


@pytest.mark.parametrize("answers", ['"text"', "null", "3", '{"a": 1}'])
def test_answers_are_a_list(tmp_path: Path, answers: str) -> None:
    """A string would be compared letter by letter."""
    file = tmp_path / "questions.jsonl"
    file.write_text(f'{{"id": 1, "question": "q", "answers": {answers}}}', encoding="utf-8")
    with pytest.raises(ReadingError, match="answers is no list"):
        load_questions(file)


def test_a_passage_may_be_null(tmp_path: Path) -> None:
    """As optional fields are written by other programs."""
    file = tmp_path / "questions.jsonl"
    line = '{"id": 1, "question": "q", "answers": [], "passage_start": null, "passage_end": null}'
    file.write_text(line, encoding="utf-8")
    assert load_questions(file)[0].passage is None


def test_evaluate_end_to_end(tmp_path: Path) -> None:
    """Over a library made of one file alone."""
    articles = tmp_path / "articles.jsonl"
    text = "The ferry Elsa sank on Tuesday.\n\nRepairs to the harbour wall took nine weeks."
    articles.write_text(json.dumps({"id": "a", "title": "Elsa", "text": text}), encoding="utf-8")
    questions = [
        Question("1", "When did the ferry sink?", ("Tuesday",), "direct", "a", (0, 31)),
        Question("2", "Who invented the telegraph?", (), "off-topic"),
    ]
    with Library.temporary(articles) as library:
        report = evaluate(library, questions)
    data = report.to_json()
    assert (data["hit@1"], data["answered"], data["falsely_answered"]) == (1.0, 1.0, 0.0)
    assert list(data["kinds"]) == ["direct", "off-topic"]
    first = report.results[0].first
    assert first is not None
    assert first.text == "The ferry Elsa sank on Tuesday."
    assert report.results[0].highlighted == "on Tuesday"
    assert data["highlighted"] == 1.0
    assert data["highlights"]["date"]["right"] == data["highlights"]["all"]["questions"] == 1
    assert [row[0] for row in report.rows()] == ["kind", "direct", "off-topic", "all"]
