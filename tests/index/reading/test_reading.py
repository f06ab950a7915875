"""Files and folders."""

import json
import os
from pathlib import Path
from unittest.mock import ANY

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import ReadingError
from index.reading import read, read_documents
from index.reading.document import Document
from index.reading.isolation.process import Worker

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


def test_text_and_json_lines_start_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """They are read at once, however their files are named."""

    def fail(*_: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr(Worker, "read", fail)
    write(tmp_path, a__txt="A", b__jsonl=LINE, c="C", d__json=LINE)
    for name in ("", "c", "d.json"):
        assert read_all(tmp_path / name)[1] == []
    document = Document(b"The tram is late.", "attachment.txt", "attachment.txt")
    assert [article.id for article in read_documents([document], print)] == ["attachment"]


def test_a_file_that_is_too_large(tmp_path: Path):
    """It is not even taken into memory; the refusal tells its size."""
    with (tmp_path / "a.pdf").open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(10**10)
    write(tmp_path, b__txt="B")
    found, refused = read_all(tmp_path)
    assert found == [str(tmp_path / "b.txt")]
    assert refused == [(str(tmp_path / "a.pdf"), "has 9,537 MB where 64 are read; split it")]


def test_documents_in_memory():
    """Read like files, in their order."""
    refused: list[tuple[str, str]] = []
    documents = [
        Document(b"# Tram\n\nThe tram is late.", "https://example.org/tram", "tram.md"),
        Document(b"\x89PNG\r\n\0\0", "picture.png", "picture.png"),
        Document(b"The ferry is early.", "ferry.txt", "ferry.txt"),
        Document(LINE.encode() + b"{}", "news.jsonl", "news.jsonl"),
    ]
    found = read_documents(documents, lambda *fault: refused.append(fault))
    sources = [article.source for article in found]
    assert sources == ["https://example.org/tram", "ferry.txt", "news.jsonl:1"]
    assert [place for place, _ in refused] == ["picture.png", "news.jsonl:2"]


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
    """A file is read by its first bytes, or else by its ending, even where it is hidden."""
    write(tmp_path, a="A", b=LINE, c__md="# Tram", __d__txt="D", e__json=LINE, f__txt=LINE)
    names = ["a", "b", "c.md", ".d.txt", "e.json", "f.txt"]
    found = [read_all(tmp_path / name)[0] for name in names]
    ends = [source.removeprefix(str(tmp_path)) for (source,) in found]
    assert ends == [
        f"{os.sep}{end}" for end in ["a", "b:1", "c.md", ".d.txt", "e.json:1", "f.txt:1"]
    ]


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


def test_texts_that_are_too_long_for_one_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is refused by itself; what follows in the file is read."""
    monkeypatch.setattr("index.reading.document.LONGEST", 3_000_000)
    long = "The tram is late. " * 200_000
    (tmp_path / "a.txt").write_text(long)
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": long}) + "\n" + LINE)
    found, refused = read_all(tmp_path)
    assert found == [f"{tmp_path / 'b.jsonl'}:2"]
    fault = "has 4 million characters where 3 are read; split it"
    assert refused == [(str(tmp_path / "a.txt"), fault), (f"{tmp_path / 'b.jsonl'}:1", fault)]
