"""`eval`: the measures over a file of questions."""

import json
from pathlib import Path

import pytest

from tests.bot.command_line import PROJECT, SMALL, Program, screen

QUESTIONS = PROJECT / "tests" / "data" / "small" / "questions.jsonl"


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """The command line over an empty library."""
    return Program.at(tmp_path, articles=None)


@pytest.fixture
def few(tmp_path: Path) -> str:
    """The path of a file with the first questions on the small articles."""
    file = tmp_path / "few.jsonl"
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join(lines[:4]), encoding="utf-8")
    return str(file)


def test_articles_of_a_file_are_measured_alone(program: Program, few: str):
    """The report has a result for each question, and the configured library stays as it is."""
    (report,) = program.objects("eval", few, "--articles", str(SMALL), "--json")
    asked = [json.loads(line)["id"] for line in Path(few).read_text("utf-8").splitlines()]
    assert [result["id"] for result in report["results"]] == asked
    assert report["questions"] == 4
    assert report["hit@1"] > 0
    assert program.objects("articles", "--json") == [[]]


def test_the_configured_library_is_measured(program: Program, few: str):
    """An empty library hits nothing; with the articles it does as well as the file alone."""
    (empty,) = program.objects("eval", few, "--json")
    assert empty["hit@5"] == 0
    program.invoke("add", str(SMALL))
    (report,) = program.objects("eval", few, "--json")
    (alone,) = program.objects("eval", few, "--articles", str(SMALL), "--json")
    assert report["results"] == alone["results"]


def test_the_measures_are_lines_of_tabs_on_a_pipe(program: Program, few: str):
    """A header, one line a kind, and one for all."""
    lines = program.invoke("eval", few, "--articles", str(SMALL)).stdout.splitlines()
    rows = [line.split("\t") for line in lines]
    assert rows[0][:3] == ["kind", "questions", "hit@1"]
    assert rows[-1][:2] == ["all", "4"]
    assert {len(row) for row in rows} == {len(rows[0])}


def test_the_measures_are_a_table_on_a_screen(program: Program, few: str):
    """A bar shows how far it is."""
    with screen(program.command("eval", few, "--articles", str(SMALL))) as shown:
        assert shown.end() == 0
        assert "4/4" in shown.text
        assert "kind questions hit@1" in shown.text


@pytest.mark.parametrize("content", ["", "{}", "not JSON", '{"id": "a", "question": "b"}'])
def test_a_file_without_questions_is_a_failure(program: Program, tmp_path: Path, content: str):
    """One line names the file, and the faulty line in it."""
    file = tmp_path / "wrong.jsonl"
    file.write_text(content, encoding="utf-8")
    result = program.invoke("eval", str(file))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.count("\n") == 1
    assert f"{file}:1: " in result.stderr if content else f"{file}: holds no" in result.stderr


@pytest.mark.parametrize("missing", ["questions", "articles"])
def test_a_missing_file_is_a_failure(program: Program, few: str, missing: str):
    """The line names the file that is not there."""
    articles = "none.jsonl" if missing == "articles" else str(SMALL)
    questions = "none.jsonl" if missing == "questions" else few
    result = program.invoke("eval", questions, "--articles", articles)
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "none.jsonl: " in result.stderr
