"""A report against an earlier one."""

import json
from pathlib import Path

import pytest

from index.errors import ReadingError
from index.evaluation.comparison import compare, load_report
from index.evaluation.measuring import Question, Report, Result
from index.kinds import Kind

ASKED = [Question(str(n), f"Question {n}?", ("x",) if n < 4 else ()) for n in range(5)]


def report(*found: tuple[int | None, bool]) -> Report:
    """A report on the questions, by rank and whether answered."""
    return Report(
        tuple(
            Result(question, rank, answered, 0.5, 2.0, expected=Kind.DATE)
            for question, (rank, answered) in zip(ASKED, found, strict=True)
        )
    )


EARLIER = report((1, True), (2, True), (None, True), (1, False), (None, False))
NOW = report((1, True), (1, True), (None, False), (3, False), (None, True))


def test_every_sort_of_change_by_hand() -> None:
    """A gain, a loss, an answer that came and one that went; the first did not change."""
    found = compare(NOW, EARLIER.to_json()).to_json()
    sorts = ("gained", "lost", "newly_answered", "no_longer_answered")
    assert [[change["id"] for change in found[sort]] for sort in sorts] == [
        *(["1"], ["3"], ["4"], ["2"])
    ]
    assert found["gained"][0]["rank"] == {"before": 2, "now": 1}
    assert found["newly_answered"][0]["answerable"] is False


def test_a_question_that_changed_in_two_ways_is_listed_once() -> None:
    """Under both; in JSON it is under each of its sorts."""
    now = report((None, False), (2, True), (None, True), (1, False), (None, False))
    found = compare(now, EARLIER.to_json())
    assert [(row[0], row[-1]) for row in found.question_rows()[1:]] == [
        ("Lost at rank 1, no longer answered", "Question 0?")
    ]
    assert [change["id"] for change in found.to_json()["lost"]] == ["0"]
    assert [change["id"] for change in found.to_json()["no_longer_answered"]] == ["0"]


def test_the_change_of_each_measure_by_hand() -> None:
    """Shares as points, the rest as it is."""
    rows = {row[0]: row[1:] for row in compare(NOW, EARLIER.to_json()).measure_rows()}
    assert rows["hit@1"] == ("50.0 %", "50.0 %", "+0.0 pts")
    assert rows["answered"] == ("75.0 %", "50.0 %", "-25.0 pts")
    assert rows["falsely answered"] == ("0.0 %", "100.0 %", "+100.0 pts")
    assert rows["ECE"] == ("0.167", "0.167", "+0.000")
    assert rows["p50 ms"] == ("2.0", "2.0", "+0.0")


def test_an_earlier_report_may_lack_the_highlights() -> None:
    """It is from before they were measured."""
    earlier = EARLIER.to_json()
    del earlier["highlighted"], earlier["highlights"]
    rows = {row[0]: row[1:] for row in compare(NOW, earlier).measure_rows()}
    assert rows["highlighted"] == ("–", "0.0 %", "–")


def test_the_same_results_change_nothing() -> None:
    """No line a question, and every change is 0."""
    found = compare(NOW, NOW.to_json())
    assert found.question_rows() == []
    assert {measure["change"] for measure in found.to_json()["measures"].values()} == {0.0}


def test_what_was_not_measured_has_no_change() -> None:
    """Without unanswerable questions there is no false answer and no AUROC."""
    only = Report(NOW.results[:1])
    rows = {row[0]: row[1:] for row in compare(only, only.to_json()).measure_rows()}
    assert rows["falsely answered"] == rows["AUROC"] == ("–", "–", "–")


def test_a_report_is_read_as_it_was_written(tmp_path: Path) -> None:
    """So that a comparison with it sees what was measured."""
    file = tmp_path / "before.json"
    file.write_text(json.dumps(EARLIER.to_json()), encoding="utf-8")
    assert load_report(file, ASKED) == EARLIER.to_json()


@pytest.mark.parametrize("key", ["id", "question", "rank", "answered", "confidence"])
def test_a_result_of_another_make_is_refused(tmp_path: Path, key: str) -> None:
    """Each part that is compared has its type, and the message names the file."""
    data, file = EARLIER.to_json(), tmp_path / "before.json"
    data["results"][2][key] = []
    file.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(ReadingError, match=r"before.json: not a report"):
        load_report(file, ASKED)


def test_other_questions_are_refused(tmp_path: Path) -> None:
    """The same ids with another wording are other questions."""
    file = tmp_path / "before.json"
    file.write_text(json.dumps(EARLIER.to_json()), encoding="utf-8")
    others = [*ASKED[:4], Question("4", "What else?", ())]
    with pytest.raises(ReadingError, match="has other questions"):
        load_report(file, others)
