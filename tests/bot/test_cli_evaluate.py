"""`eval`: the measures over a file of questions."""

import json
from pathlib import Path

import pytest

from tests.bot.command_line import PROJECT, SMALL, Program, screen

QUESTIONS = PROJECT / "tests" / "data" / "small" / "questions.jsonl"
SURROGATE = '{"id": "a", "question": "\\ud800", "answers": []}'


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
    for result in (*report["results"], *alone["results"]):
        assert result.pop("milliseconds") > 0
    assert report["results"] == alone["results"]


def test_the_measures_are_lines_of_tabs_on_a_pipe(program: Program, few: str):
    """A header, one line a kind, one for all; then one on the confidence and one on highlights."""
    shown = program.invoke("eval", few, "--articles", str(SMALL)).stdout
    *lines, empty, confidence, highlights = shown.splitlines()
    rows = [line.split("\t") for line in lines]
    assert empty == ""
    assert confidence.startswith("confidence: calibration error (ECE) 0.")
    assert highlights.startswith("highlighted words: ")
    assert highlights.endswith(" 0 highlights over 0 others")
    assert rows[0][:3] == ["kind", "questions", "hit@1"]
    assert rows[-1][:2] == ["all", "4"]
    assert {len(row) for row in rows} == {len(rows[0])}


def test_the_measures_are_a_table_on_a_screen(program: Program, few: str):
    """A bar shows how far it is."""
    with screen(program.command("eval", few, "--articles", str(SMALL))) as shown:
        assert shown.end() == 0
        assert "4/4" in shown.text
        assert "kind questions hit@1" in shown.text


def test_a_report_is_one_page_beside_the_table(program: Program, few: str, tmp_path: Path):
    """The page holds what was asked; the figures are printed all the same."""
    page = tmp_path / "report.html"
    result = program.invoke("eval", few, "--articles", str(SMALL), "--report", str(page))
    assert result.exit_code == 0
    assert result.stdout.startswith("kind\t")
    assert "<h1>few.jsonl</h1>" in page.read_text(encoding="utf-8")


def test_a_report_that_cannot_be_written_is_a_failure(program: Program, few: str, tmp_path: Path):
    """The figures are not lost; one line names the file."""
    page = tmp_path / "none" / "report.html"
    result = program.invoke("eval", few, "--articles", str(SMALL), "--report", str(page))
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert f"{page}: the report cannot be written" in result.stderr
    assert "all\t4" in result.stdout


@pytest.fixture
def earlier(program: Program, few: str, tmp_path: Path) -> str:
    """The path of a report on the same questions over the empty library."""
    file = tmp_path / "before.json"
    file.write_text(program.invoke("eval", few, "--json").stdout, encoding="utf-8")
    return str(file)


def test_a_comparison_names_what_changed(program: Program, few: str, earlier: str):
    """With the articles each question that hits at rank 1 is a gain, and none is lost."""
    (report,) = program.objects(
        "eval", few, "--articles", str(SMALL), "--json", "--compare", earlier
    )
    compared = report["compare"]
    gained = [change["id"] for change in compared["gained"]]
    assert gained == [result["id"] for result in report["results"] if result["right"]]
    assert compared["lost"] == compared["no_longer_answered"] == []
    assert compared["measures"]["hit@1"] == {
        "before": 0.0,
        "now": report["hit@1"],
        "change": report["hit@1"],
    }


def test_a_comparison_is_two_more_tables(program: Program, few: str, earlier: str):
    """The measures before and now, and one line a question."""
    shown = program.invoke("eval", few, "--articles", str(SMALL), "--compare", earlier).stdout
    _, _, measures, questions = shown.split("\n\n")
    assert measures.splitlines()[0].split("\t") == ["measure", "before", "now", "change"]
    rows = questions.splitlines()[1:]
    assert any(row.startswith("Gained at rank 1, now answered\t– → 1\t0.00 → ") for row in rows)
    assert len({row.split("\t")[-1] for row in rows}) == len(rows)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("", "it is no JSON object"),
        ("not JSON", "it is no JSON object"),
        ('{"id": "1"}\n{"id": "2"}', "it is no JSON object"),
        ("[]", "a part of it is of another type"),
        ('{"results": []}', "it has no 'hit@1'"),
    ],
)
def test_a_comparison_with_no_report_is_a_failure(
    program: Program, few: str, tmp_path: Path, content: str, fault: str
):
    """One line names the file and how to make one; nothing is asked before."""
    file = tmp_path / "other.json"
    file.write_text(content, encoding="utf-8")
    result = program.invoke("eval", few, "--compare", str(file))
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    line = f"Error: {file}: not a report ({fault}); make one with `eval --json`\n"
    assert result.stderr == line


def test_a_comparison_needs_the_same_questions(
    program: Program, few: str, earlier: str, tmp_path: Path
):
    """As when a question was taken out since."""
    fewer = tmp_path / "fewer.jsonl"
    lines = Path(few).read_text(encoding="utf-8").splitlines()
    fewer.write_text("\n".join(lines[1:]), encoding="utf-8")
    result = program.invoke("eval", str(fewer), "--compare", earlier)
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"{earlier}: has other questions" in result.stderr


def test_a_comparison_with_a_missing_file_is_a_failure(program: Program, few: str):
    """The line names the file."""
    result = program.invoke("eval", few, "--compare", "none.json")
    assert result.exit_code == 1
    assert result.stderr == (
        "Error: none.json: cannot be read (No such file or directory);"
        " name a file that `eval --json` wrote\n"
    )


@pytest.mark.parametrize(
    "content", ["", "{}", "not JSON", '{"id": "a", "question": "b"}', SURROGATE]
)
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
    assert result.stderr.count("none.jsonl") == 1
    assert "Errno" not in result.stderr
