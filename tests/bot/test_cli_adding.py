"""`add`: what it refuses and how it says so, rehearsals, interruptions."""

import json
import os
import signal
from pathlib import Path

import psutil
import pytest

from index.contact import NO_CONTACT
from tests.bot.command_line import Program, screen
from tests.bot.ferry_site import STORY
from tests.index.fetching.server import Server

TRAM = "The tram of town {0}\n\nThe tram of town {0} is late. It runs every day.\n"


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """The command line over an empty library."""
    return Program.at(tmp_path, articles=None)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with an article."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "tram.txt").write_text(TRAM.format(1))
    return tmp_path / "news"


def test_what_gave_nothing_is_said_once(program: Program, news: Path):
    """By the error line alone, where there is one reason."""
    broken = news / "broken.txt"
    broken.write_bytes(b"\xff\xff")
    result = program.invoke("add", str(broken), str(news / "tram.txt"))
    assert (result.exit_code, result.stdout) == (1, "1 added: tram\n")
    line = f"Error: {broken}: not UTF-8 text (0xFF at byte 0); save it as UTF-8\n"
    assert result.stderr == line


@pytest.mark.parametrize("options", [(), ("--dry-run",)])
def test_no_address_is_asked_without_a_contact(
    tmp_path: Path, news: Path, site: Server, options: tuple[str, ...]
):
    """The remedy is said once, and what else is named is added."""
    program = Program.at(tmp_path, articles=None, contact="")
    places = [site.url(STORY), str(news), site.url("/other")]
    result = program.invoke("add", *options, *places)
    done = "would be added" if options else "added"
    assert (result.exit_code, result.stdout) == (2, f"1 {done}: tram\n")
    assert result.stderr == f"Error: {NO_CONTACT}\n"
    assert site.connections == 0


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("ftp://x/y", "is no http or https address; "),
        ("file:///etc/hosts", "is no http or https address; "),
        ("http://localhost/x", "its host is at 127.0.0.1, which is not on the public internet; "),
        ("http://news.localhost/", "its host is at 127.0.0.1, which is "),
        ("http://[::1]/", "its host is at ::1, which is not on the public internet; "),
    ],
)
@pytest.mark.parametrize("command", ["add", "follow"])
def test_no_contact_is_asked_for_where_it_does_not_help(
    tmp_path: Path, command: str, address: str, fault: str
):
    """An address that can never work is said to be one."""
    result = Program.at(tmp_path, articles=None, contact="").invoke(command, address)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"Error: {address}: {fault}")


def test_a_name_is_looked_up_with_a_contact_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Whatever it is."""
    asked: list[object] = []
    monkeypatch.setattr("socket.getaddrinfo", lambda *of, **_: asked.append(of))
    program = Program.at(tmp_path, articles=None, contact="")
    result = program.invoke("add", "https://news.example/")
    assert (result.stderr, asked) == (f"Error: {NO_CONTACT}\n", [])


def test_a_contact_is_asked_for_by_the_help(program: Program):
    """Of what fetches."""
    for command in ("add", "follow"):
        told = " ".join(program.invoke(command, "--help").stdout.split())
        assert "by 'contact' in [fetching] of config.toml" in told


def test_what_a_folder_refused_is_said_once(program: Program, news: Path):
    """By the summary; the error line, where the folder gave nothing at all, points to it."""
    broken = [news / f"broken-{number}.txt" for number in range(2)]
    for path in broken:
        path.write_bytes(b"\xff\xff")
    result = program.invoke("add", str(news))
    assert (result.exit_code, result.stderr) == (0, "")
    assert all(result.stdout.count(f"  {path}: not UTF-8 text") == 1 for path in broken)
    (news / "tram.txt").unlink()
    result = program.invoke("add", str(news))
    assert result.exit_code == 1
    assert all(result.stdout.count(str(path)) == 1 for path in broken)
    assert result.stderr == (
        f"Error: {news}: holds nothing that can be read; see the reasons above\n"
    )


def test_files_that_a_folder_passes_over_are_counted(program: Program, news: Path):
    """By their endings; hidden ones are not meant to be read."""
    for name in ("a.doc", "b.doc", "c.rtf", "notes", ".hidden.doc"):
        (news / name).write_text("The ferry is early.")
    assert program.invoke("add", str(news)).stdout.splitlines() == [
        "1 added: tram",
        "4 passed over, not named like what is read (.doc 2, .rtf 1, no ending 1); name one by"
        " itself to add it",
    ]


def test_articles_that_are_not_whole_are_named(program: Program, news: Path):
    """With what is known of them."""
    item = "<item><title>Ferry</title><description>The ferry is early.</description></item>"
    (news / "feed.xml").write_text(f'<rss version="2.0"><channel>{item}</channel></rss>')
    added, partial = program.invoke("add", str(news / "feed.xml")).stdout.splitlines()
    assert partial == f"1 not whole: {added.removeprefix('1 added: ')} (excerpt)"


def test_an_address_without_its_scheme_is_no_path(program: Program):
    """The remedy says how to write it."""
    result = program.invoke("add", "www.example.org/tram")
    assert result.exit_code == 1
    assert "write a web address as https://www.example.org/tram" in result.stderr


def test_many_refusals_are_grouped_by_their_reasons(program: Program, news: Path):
    """The most frequent first, each with the first places; what is of one place is left out."""
    for number in range(20):
        (news / f"broken-{number:02}.txt").write_bytes(b"x" * number + b"\xff")
    for number in range(3):
        (news / f"empty-{number}.txt").write_bytes(b" ")
    (news / "picture.txt").write_bytes(b"\x89PNG\r\n\0\0")
    lines = program.invoke("add", str(news)).stdout.splitlines()
    places = [f"{news}{os.sep}broken-{number:02}.txt" for number in range(3)]
    empty = [f"{news}{os.sep}empty-{number}.txt" for number in range(3)]
    assert lines == [
        "1 added: tram",
        "24 refused:",
        f"  20 times: not UTF-8 text; save it as UTF-8: {', '.join(places)} and 17 more",
        "  3 times: holds no text; put the article there or remove the file: " + ", ".join(empty),
        f"  {news}{os.sep}picture.txt: is a picture (PNG), which is not read;"
        " save its text as .txt and add that",
    ]


def test_a_rehearsal_changes_nothing(program: Program, news: Path):
    """It says what adding would do; adding then does it."""
    held, changed = news / "held.txt", news / "changed.txt"
    for number, path in enumerate((held, changed)):
        path.write_text(TRAM.format(number + 7))
    program.invoke("add", str(held), str(changed))
    changed.write_text(TRAM.format(9))
    (news / "broken.txt").write_bytes(b"\xff\xff")
    (before,) = program.objects("articles", "--json")
    result = program.invoke("add", "--dry-run", str(news))
    assert result.exit_code == 0
    assert result.stdout.splitlines()[:4] == [
        "1 would be added: tram",
        "1 would be updated: changed",
        "1 unchanged: held",
        "1 refused:",
    ]
    assert program.objects("articles", "--json") == [before]
    told = program.invoke("add", str(news)).stdout
    assert told.splitlines()[:3] == ["1 added: tram", "1 updated: changed", "1 unchanged: held"]


def test_the_bar_tells_files_articles_and_refusals(program: Program, news: Path):
    """Of all places together."""
    lines = [json.dumps({"id": str(n), "text": "The ferry is early."}) for n in range(3)]
    (news / "ferry.jsonl").write_text("\n".join(["{}", *lines]))
    (news / "broken.txt").write_bytes(b"\xff\xff")
    with screen(program.command("add", str(news), str(news / "tram.txt"))) as shown:
        assert shown.end() == 0
        assert "4/4" in shown.text
        assert "2 refused, tram.txt" in shown.text


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_is_told_in_one_line(program: Program, news: Path, stop: int):
    """What was stored is kept, no process stays, and the next try goes on."""
    for number in range(3_000):
        (news / f"{number:04}.md").write_text(f"# Tram {number}\n\nTram {number} is late.\n")
    with screen(program.command("add", str(news))) as shown:
        shown.until("articles read, 0")
        left = psutil.Process(shown.pid).children(recursive=True)
        assert left
        shown.interrupt(stop)
        assert shown.end() == 1
        assert "Error: interrupted" in shown.text
        assert "add the same again" in shown.text
        assert "Traceback" not in shown.text
    psutil.wait_procs(left, timeout=30)
    assert not any(each.is_running() for each in left)
