"""Files and folders."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.reading import read
from index.reading.document import LONGEST
from index.reading.isolation.lending import Lender
from index.reading.isolation.limits import MEGABYTE, Limits

LINE = '{"text": "The tram is late."}\n'
HEAVY = f'{{"text": "It is late.", "more": [{"[], " * 5_000_000}0]}}'


def read_all(path: Path) -> tuple[list[str], list[tuple[str, str]]]:
    """The sources of the articles at a path, and what was refused."""
    refused: list[tuple[str, str]] = []
    found = [article.source for article in read(path, lambda *fault: refused.append(fault))]
    return found, refused


def write(folder: Path, **texts: str) -> None:
    """Files of these names, a double underline for the dot."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name.replace("__", ".")).write_text(text)


def limited(monkeypatch: pytest.MonkeyPatch, limits: Limits) -> None:
    """Reads what is read from now on with these limits, by processes that nobody uses later."""
    monkeypatch.setattr("index.reading._lender", Lender(limits, seconds=0))


def test_a_folder(tmp_path: Path):
    """What is named like what is read is, of all folders and in order; hidden and other files are
    passed over in silence.
    """
    write(tmp_path, b__txt="B", a__TXT="A", c__jsonl=LINE + LINE, d__ndjson=LINE, e__md="E")
    write(tmp_path, __f__txt="F", i__css="I", j="J", k__json=LINE, l__bak="L")
    write(tmp_path / "sub" / "sub", g__txt="G")
    write(tmp_path / ".hidden", h__txt="H")
    found, refused = read_all(tmp_path)
    names = [source.removeprefix(f"{tmp_path}{os.sep}") for source in found]
    deep = os.path.join("sub", "sub", "g.txt")
    assert names == ["a.TXT", "b.txt", "c.jsonl:1", "c.jsonl:2", "d.ndjson:1", "e.md", deep]
    assert refused == []


def test_a_fault_does_not_end_a_folder(tmp_path: Path):
    """What cannot be read is refused by its place, and the rest is read."""
    write(tmp_path, a__txt=" ", b__txt="B", c__jsonl="{}\n" + LINE)
    (tmp_path / "d.txt").write_bytes(b"\xff")
    (tmp_path / "e.txt").symlink_to(tmp_path / "missing")
    found, refused = read_all(tmp_path)
    assert found == [str(tmp_path / "b.txt"), f"{tmp_path / 'c.jsonl'}:2"]
    places = [str(tmp_path / "a.txt"), f"{tmp_path / 'c.jsonl'}:1"]
    places += [str(tmp_path / "d.txt"), str(tmp_path / "e.txt")]
    assert [place for place, _ in refused] == places
    assert refused[-1][1] == "is not there any more; add it again when it is"


def test_a_pipe_in_a_folder_holds_nobody_up(tmp_path: Path):
    """It is refused, and no one waits for what comes through it."""
    os.mkfifo(tmp_path / "a.txt")
    write(tmp_path, b__txt="B")
    found, ((place, reason),) = read_all(tmp_path)
    assert (found, place) == ([str(tmp_path / "b.txt")], str(tmp_path / "a.txt"))
    assert reason.startswith("neither file nor folder")


def test_kinds_that_are_read_elsewhere_keep_their_place(tmp_path: Path):
    """Their articles and refusals come between those of the files beside them."""
    for number in range(0, 40, 4):
        write(tmp_path, **{f"{number:02}__txt": "T", f"{number + 1:02}__md": "# M\n\nText."})
        write(tmp_path, **{f"{number + 2:02}__jsonl": LINE + "{}\n", f"{number + 3:02}__zip": "Z"})
    told: list[str] = []
    for article in read(tmp_path, lambda place, _: told.append(place), workers=2):
        told.append(article.source)
    ends = ["{:02}.txt", "{:02}.md", "{:02}.jsonl:1", "{:02}.jsonl:2", "{:02}.zip"]
    places = [0, 1, 2, 2, 3]
    expected = [
        str(tmp_path / end.format(number + place))
        for number in range(0, 40, 4)
        for end, place in zip(ends, places, strict=True)
    ]
    assert told == expected


READ_BY_OTHERS = """
import sys
from index.reading import read
found = list(read(Path(sys.argv[1]), print))
texts = [article.text[s.start : s.end] for article in found for s in article.sentences]
print(texts, [name for name in ("nltk", "index.sentences") if name in sys.modules])
"""


def test_documents_are_taken_apart_by_other_processes(tmp_path: Path) -> None:
    """Plain ones as well, down to their sentences; this process loads nothing that could do it."""
    write(tmp_path, a__txt="It is late. It waits.", b__jsonl=LINE * 2, c__md="So it is.")
    command = [sys.executable, "-c", f"from pathlib import Path{READ_BY_OTHERS}", str(tmp_path)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    late = "The tram is late."
    assert run.stdout == f"{['It is late.', 'It waits.', late, late, 'So it is.']} []\n"


def test_json_lines_are_read_some_at_a_time(tmp_path: Path) -> None:
    """Faulty ones are refused by their numbers, wherever a part begins."""
    wide = json.dumps({"text": "The tram is late. " * 20_000}) + "\n"
    (tmp_path / "a.jsonl").write_text((LINE + wide + "no line\n") * 8)
    found, refused = read_all(tmp_path)
    path = tmp_path / "a.jsonl"
    assert found == [f"{path}:{line}" for line in range(1, 25) if line % 3]
    assert [place for place, _ in refused] == [f"{path}:{line}" for line in range(3, 25, 3)]


def test_a_line_that_breaks_its_process_costs_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lines that were read with it are read again, each by itself."""
    limited(monkeypatch, Limits(memory=400 * MEGABYTE))
    (tmp_path / "a.jsonl").write_text(LINE * 2 + HEAVY + "\n" + LINE)
    found, refused = read_all(tmp_path)
    path = tmp_path / "a.jsonl"
    assert found == [f"{path}:1", f"{path}:2", f"{path}:4"]
    ((place, reason),) = refused
    assert place == f"{path}:3"
    assert reason.startswith("needs more than 400 MB of memory to read")


@pytest.mark.parametrize(
    ("limits", "name", "data", "reason"),
    [
        (Limits(memory=400 * MEGABYTE), "b.jsonl", HEAVY, "needs too much memory to read"),
        (Limits(seconds=3.0), "b.txt", "It is. " * 900_000, "took longer than 3 s to read"),
    ],
    ids=["memory", "time"],
)
def test_a_member_that_needs_too_much_costs_no_other(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    limits: Limits,
    name: str,
    data: str,
    reason: str,
) -> None:
    """It is refused by its name."""
    limited(monkeypatch, limits)
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, data)
        for member in "ac":
            archive.writestr(f"{member}.txt", "The tram is late.")
    found, refused = read_all(path)
    assert found == [f"{path}/a.txt", f"{path}/c.txt"]
    ((place, why),) = refused
    assert place == f"{path}/{name}"
    assert why.startswith(reason)


@settings(max_examples=3, deadline=None)
@given(st.lists(st.binary(), min_size=40))
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, data: list[bytes]):
    """Any file is either read or refused, never a crash; those without any lines are neither."""
    folder = tmp_path_factory.mktemp("any")
    for number, each in enumerate(data):
        for ending in ("txt", "jsonl", "md"):
            (folder / f"{number}.{ending}").write_bytes(each)
    found, refused = read_all(folder)
    told = {source.partition(":")[0] for source in (*found, *dict(refused))}
    silent = {str(path) for path in folder.iterdir()} - told
    assert all(Path(path).suffix == ".jsonl" for path in silent)
    assert not any(b"{" in Path(path).read_bytes() for path in silent)


def test_texts_that_are_too_long_for_one_article(
    tmp_path: Path,
) -> None:
    """Each is refused by itself; what follows in the file is read."""
    long = "a" * (LONGEST + 1)
    (tmp_path / "a.txt").write_text(long)
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": long}) + "\n" + LINE)
    found, refused = read_all(tmp_path)
    assert found == [f"{tmp_path / 'b.jsonl'}:2"]
    fault = "has 17 million characters where 16 are read; split it"
    assert refused == [(str(tmp_path / "a.txt"), fault), (f"{tmp_path / 'b.jsonl'}:1", fault)]
