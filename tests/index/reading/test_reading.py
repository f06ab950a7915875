"""Files and folders."""

import os
from pathlib import Path
from unittest.mock import ANY

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import ReadingError
from index.reading import read

LINE = '{"text": "The tram is late."}\n'


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


def test_a_folder(tmp_path: Path):
    """Text and JSON lines of all folders are read in order; hidden and other files are not."""
    write(tmp_path, b__txt="B", a__TXT="A", c__jsonl=LINE + LINE, d__ndjson=LINE, e__md="E")
    write(tmp_path, __f__txt="F")
    write(tmp_path / "sub" / "sub", g__txt="G")
    write(tmp_path / ".hidden", h__txt="H")
    found, refused = read_all(tmp_path)
    names = [source.removeprefix(f"{tmp_path}{os.sep}") for source in found]
    deep = os.path.join("sub", "sub", "g.txt")
    assert names == ["a.TXT", "b.txt", "c.jsonl:1", "c.jsonl:2", "d.ndjson:1", deep]
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


def test_files_of_one_name(tmp_path: Path):
    """Both are read; the library tells articles of one id from two files apart."""
    write(tmp_path / "one", tram__txt="One.")
    write(tmp_path / "two", tram__txt="Two.")
    found, refused = read_all(tmp_path)
    assert found == [str(tmp_path / folder / "tram.txt") for folder in ("one", "two")]
    assert refused == []


def test_an_empty_folder(tmp_path: Path):
    """A folder without articles is said to be one."""
    assert read_all(tmp_path) == ([], [(str(tmp_path), ANY)])


def test_a_file_named_directly(tmp_path: Path):
    """A file is read by its ending, or else by its first bytes, even where it is hidden."""
    write(tmp_path, a="A", b=LINE, c__md="# Tram", __d__txt="D", e__json=LINE, f__txt=LINE)
    names = ["a", "b", "c.md", ".d.txt", "e.json", "f.txt"]
    found = [read_all(tmp_path / name)[0] for name in names]
    ends = [source.removeprefix(str(tmp_path)) for (source,) in found]
    assert ends == [f"{os.sep}{end}" for end in ["a", "b:1", "c.md", ".d.txt", "e.json:1", "f.txt"]]


def test_a_file_that_holds_no_article(tmp_path: Path):
    """A file that is there but of no use is refused, not an error."""
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n\xe2\xe3")
    found, ((place, reason),) = read_all(tmp_path / "a.pdf")
    assert (found, place) == ([], str(tmp_path / "a.pdf"))
    assert "PDF" in reason


def test_a_path_that_is_not_there(tmp_path: Path):
    """A missing path is an error that names it, with the remedy, as soon as it is read."""
    with pytest.raises(ReadingError, match=r"missing: no such file or folder; check the path"):
        read(tmp_path / "missing", print)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ReadingError, match="neither file nor folder"):
        read(tmp_path / "pipe", print)
    with pytest.raises(ReadingError, match="cannot be read"):
        read(tmp_path / ("x" * 5000), print)


def test_a_name_that_is_not_utf_8(tmp_path: Path):
    """The source can be stored whatever bytes the name is made of."""
    path = tmp_path / os.fsdecode(b"tram\xff.txt")
    path.write_text("Tram")
    (article,) = read(path, print)
    article.source.encode()
    assert article.id == "tram-"


@given(st.binary())
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, data: bytes):
    """Any file is either read or refused, never a crash."""
    folder = tmp_path_factory.mktemp("any")
    for name in ("a.txt", "b.jsonl", "c"):
        (folder / name).write_bytes(data)
        read_all(folder / name)
