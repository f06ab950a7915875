"""`articles show` and `articles export`."""

import json
from pathlib import Path

import pytest

from tests.bot.command_line import SMALL, Program, screen
from tests.bot.test_cli_articles import BARN, write

FULL = {
    **BARN,
    "text": "Barn burns\n\nA barn burned down on Friday. Nobody was hurt.\n\nThe cows live.",
    "agency": "Norwire",
    "author": "Jane Doe",
    "updated": "2024-05-04",
    "language": "en",
    "notes": ["paywall"],
    "cuts": [[0, 10, "headline"]],
}
CHANGED = {**FULL, "text": FULL["text"].replace("Friday", "Sunday")}


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """The command line over an empty library."""
    return Program.at(tmp_path, articles=None)


def test_an_article_is_shown_as_it_is_stored(program: Program, tmp_path: Path):
    """What is known of it, then its text in order, sentences numbered and cuts named."""
    path = write(tmp_path, FULL)
    program.invoke("add", path)
    shown = program.invoke("articles", "show", "barn").stdout
    facts, *text = shown.rstrip("\n").split("\n\n")
    known = dict(line.split("\t") for line in facts.splitlines())
    assert known.pop("version").endswith("+00:00, sentences: 3")
    assert known == {
        **{name: FULL[name] for name in ("id", "title", "publisher", "agency", "author")},
        **{name: FULL[name] for name in ("published", "updated", "language")},
        "address": FULL["url"],
        "read from": f"{path}:1",
        "notes": "paywall",
    }
    assert text == [
        "[headline]\tBarn burns",
        "1\tA barn burned down on Friday.\n2\tNobody was hurt.",
        "3\tThe cows live.",
    ]


def test_a_byline_tells_the_author(program: Program, tmp_path: Path):
    """Where nothing else does."""
    text = FULL["text"].replace("burns\n", "burns\n\nBy Jo Li, 5 May 2024\n")
    bare = {name: value for name, value in FULL.items() if name not in {"author", "cuts"}}
    program.invoke("add", write(tmp_path, {**bare, "text": text}))
    assert "\nauthor\tJo Li\n" in program.invoke("articles", "show", "barn").stdout


def test_a_former_version_is_shown(program: Program, tmp_path: Path):
    """With its text; the versions say which is current and which is shown."""
    program.invoke("add", write(tmp_path, FULL))
    program.invoke("add", write(tmp_path, CHANGED))
    now = program.invoke("articles", "show", "barn").stdout
    before = program.invoke("articles", "show", "barn", "--version", "1").stdout
    assert "burned down on Sunday" in now
    assert "burned down on Friday" in before
    assert "sentences: 3, changed since, shown here\n" in before
    assert "sentences: 3, current, shown here\n" in now


def test_copies_are_named(program: Program):
    """With outlet, date and id."""
    program.invoke("add", str(SMALL))
    shown = program.invoke("articles", "show", "river-fever-lindford-herald").stdout
    (copy,) = (line for line in shown.splitlines() if line.startswith("also in\t"))
    assert "river-fever-eastern-post)" in copy


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("bern",), "bern (did you mean barn?): no article has this id"),
        (("zzz",), "zzz: no article has this id; see the ids with 'verbatim articles'"),
        (("barn", "--version", "3"), "barn: there is no version 3; name one from 1 to 1"),
    ],
)
def test_what_is_not_there_is_said(
    program: Program,
    tmp_path: Path,
    arguments: tuple[str, ...],
    message: str,
):
    """In one line, with what is meant or where to look."""
    program.invoke("add", write(tmp_path, BARN))
    result = program.invoke("articles", "show", *arguments)
    assert (result.exit_code, result.stdout) == (1, "")
    assert message in result.stderr
    assert result.stderr.count("\n") == 1


def test_an_article_is_laid_out_on_a_screen(program: Program, tmp_path: Path):
    """The same words, and no commands to the terminal."""
    program.invoke("add", write(tmp_path, {**FULL, "author": "Jane\x1b]0;x\x07Doe"}))
    with screen(program.command("articles", "show", "barn"), NO_COLOR="1") as shown:
        assert shown.end() == 0
        assert "[headline] Barn burns" in shown.text
        assert "2 Nobody was hurt." in shown.text
        assert "\x1b]0" not in shown.raw


def test_an_export_is_added_as_it_was(program: Program, tmp_path: Path):
    """The same list, the same answers, and the same export again, byte for byte."""
    program.invoke("add", str(SMALL), write(tmp_path, FULL))
    first, other = tmp_path / "first.jsonl", tmp_path / "other"
    assert program.invoke("articles", "export", str(first)).exit_code == 0
    other.mkdir()
    copy = Program.at(other, articles=None)
    assert "11 added" in copy.invoke("add", str(first)).stdout
    assert copy.invoke("articles", "export").stdout_bytes == first.read_bytes()
    here, there = (
        [{**one, "added": ""} for one in each.objects("articles", "--json")[0]]
        for each in (program, copy)
    )
    assert here == there
    question = "How is the fever spread?"
    ((one,), (other,)) = (each.objects("ask", "--json", question) for each in (program, copy))
    assert one["quotes"] == other["quotes"]
    assert json.loads(first.read_bytes().splitlines()[-1]) == FULL


def test_an_export_says_what_it_wrote_and_where(program: Program, tmp_path: Path):
    """On standard error; nothing but articles is on standard output."""
    place = tmp_path / "out.jsonl"
    program.invoke("add", str(SMALL))
    result = program.invoke("articles", "export", str(place))
    assert (result.stdout, result.stderr) == ("", f"10 articles written to {place}\n")
    assert program.invoke("articles", "export").stderr == ""


def test_an_export_replaces_a_file_only_where_told_to(program: Program, tmp_path: Path):
    """It may hold something else."""
    place = tmp_path / "letters.txt"
    place.write_text("Dear Jane", encoding="utf-8")
    program.invoke("add", write(tmp_path, FULL))
    result = program.invoke("articles", "export", str(place))
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert f"{place}: exists; name another file, or replace it with --force" in result.stderr
    assert place.read_text(encoding="utf-8") == "Dear Jane"
    result = program.invoke("articles", "export", "--force", str(place))
    assert (result.exit_code, result.stderr) == (0, f"1 article written to {place}\n")
    assert json.loads(place.read_bytes()) == FULL


def test_an_export_that_fails_leaves_the_file(program: Program, tmp_path: Path):
    """One line says why."""
    program.invoke("add", write(tmp_path, BARN))
    place = tmp_path / "none" / "out.jsonl"
    result = program.invoke("articles", "export", str(place))
    assert result.exit_code == 1
    assert f"{place}: cannot be written (No such file or directory)" in result.stderr
    assert list(tmp_path.glob("**/*.part")) == []
