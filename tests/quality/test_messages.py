"""What people type around a question costs little."""

import json
from pathlib import Path

from tests.quality.messages import FILE, lines, load, measure


def test_messages_are_found_and_answered_as_plain_questions_are() -> None:
    """More or less: some tell more of their writer than can be told from what he asks."""
    plain, typed = measure(load())
    assert typed[0] >= plain[0] - 5.5
    assert typed[1] >= plain[1] - 4.5
    assert typed[2] >= plain[2] - 24.5


def test_each_message_asks_a_question_of_its_set() -> None:
    """That has an answer; none is asked twice."""
    rows = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
    assert len({(row["set"], row["id"]) for row in rows}) == len(rows)
    for name, asked in load().items():
        file = FILE.parents[1] / name / "questions.jsonl"
        known = map(json.loads, file.read_text(encoding="utf-8").splitlines())
        assert asked.keys() <= {row["id"] for row in known if row["answers"]}


def test_what_is_printed(tmp_path: Path) -> None:
    """A line for the plain questions and one for the messages, in percent."""
    file = tmp_path / "messages.jsonl"
    (name, asked), *_ = load().items()
    number = next(iter(asked))
    file.write_text(json.dumps({"set": name, "id": number, "message": "xylophones?"}), "utf-8")
    head, plain, typed = lines(load(file))
    assert head.startswith("1 questions")
    assert plain.split()[0] == "plain"
    assert typed.split()[-3:] == ["0.0"] * 3
