"""The gate fails below a floor and on other data, and lowers no floor unasked."""

import json
from pathlib import Path

import pytest

from tests.quality.gate import FLOORS, HIGHER_IS_BETTER, ROOT, below, run

ARTICLE = {"id": "a", "title": "Elsa", "text": "The ferry Elsa sank on Tuesday off Ostwick."}
QUESTION = {"id": "1", "question": "When did the ferry Elsa sink?", "answers": ["Tuesday"]}


@pytest.fixture
def floors(tmp_path: Path) -> Path:
    """Floors of one small set, as measured."""
    (tmp_path / "articles.jsonl").write_text(json.dumps(ARTICLE), encoding="utf-8")
    (tmp_path / "questions.jsonl").write_text(json.dumps(QUESTION), encoding="utf-8")
    file = tmp_path / "floors.json"
    names = {"name": "small", "questions": "questions.jsonl", "articles": "articles.jsonl"}
    file.write_text(json.dumps([{**names, "data": "", "floors": {}}]), encoding="utf-8")
    assert run(file, tmp_path, update=True, lower=False) == []
    return file


def edit(file: Path, **fields: object) -> None:
    """Change fields of the only entry."""
    (entry,) = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps([{**entry, **fields}]), encoding="utf-8")


def test_measured_floors_hold(floors: Path) -> None:
    """What was just measured passes."""
    assert run(floors, floors.parent, update=False, lower=False) == []


def test_a_missed_floor_fails(floors: Path) -> None:
    """With the measure, its value and its floor."""
    edit(floors, floors={"hit@1": 1.0, "hit@3": 1.1})
    faults = run(floors, floors.parent, update=False, lower=False)
    assert faults == ["small: hit@3 is 100.0 %, its floor is 110.0 %"]


def test_changed_data_fails(floors: Path) -> None:
    """Floors of other questions say nothing."""
    with (floors.parent / "questions.jsonl").open("a", encoding="utf-8") as file:
        file.write("\n" + json.dumps({**QUESTION, "id": "2"}))
    faults = run(floors, floors.parent, update=False, lower=False)
    assert faults == ["small: the data has changed; look at the figures, then run with --update"]


def test_lowering_needs_the_flag(floors: Path) -> None:
    """And leaves the file as it is without it."""
    edit(floors, floors={"hit@1": 1.1})
    before = floors.read_text(encoding="utf-8")
    with pytest.raises(ValueError, match="say --lower"):
        run(floors, floors.parent, update=True, lower=False)
    assert floors.read_text(encoding="utf-8") == before
    assert run(floors, floors.parent, update=True, lower=True) == []
    assert json.loads(floors.read_text(encoding="utf-8"))[0]["floors"]["hit@1"] == 1.0


def test_fewer_false_answers_are_better() -> None:
    """A ceiling is a floor the other way round."""
    assert below({"falsely_answered": 0.1}, {"falsely_answered": 0.2}) == []
    assert len(below({"falsely_answered": 0.3}, {"falsely_answered": 0.2})) == 1


def test_the_committed_floors_are_complete() -> None:
    """Every set names its data and its floors; the files that ship are there."""
    for entry in json.loads(FLOORS.read_text(encoding="utf-8")):
        assert set(entry["floors"]) == set(HIGHER_IS_BETTER)
        assert len(entry["data"]) == 64
        assert entry.get("optional") or (ROOT / entry["questions"]).exists()
