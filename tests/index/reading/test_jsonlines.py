"""Files of JSON lines."""

import hashlib
import json
from io import BytesIO
from pathlib import Path

import pytest

from index.reading import jsonlines
from index.reading.document import Document, Draft, Refusal

MEGABYTE = 2**20
TEXT = "The tram’s line\xa0is open.\r\n\r\nAll came to see it on Tuesday.\u2028Really."


def read(path: Path, *lines: bytes | str | dict[str, object]):
    """The articles of these lines, and what was refused."""
    data = [line if isinstance(line, bytes) else json_line(line) for line in lines]
    all_found = list(jsonlines.read(Document(b"\n".join(data), str(path), path.name)))
    refused = [(each.source, each.reason) for each in all_found if not isinstance(each, Draft)]
    return [each.article() for each in all_found if isinstance(each, Draft)], refused


def json_line(line: str | dict[str, object]) -> bytes:
    """A line as bytes."""
    return (line if isinstance(line, str) else json.dumps(line)).encode()


def test_all_fields(tmp_path: Path):
    """An article is what its line says, its text unchanged."""
    line = {
        "id": "x/1",
        "title": "Tram",
        "text": TEXT,
        "url": "https://news.example/1",
        "publisher": "Daily Example",
        "published": "2021-02-16T10:00:00Z",
        "language": "en",
    }
    path = tmp_path / "a.jsonl"
    (article,), refused = read(path, line)
    assert {name: getattr(article, name) for name in line if name != "language"} == {
        name: value for name, value in line.items() if name != "language"
    }
    assert (article.source, article.cuts, refused) == (f"{path}:1", (), [])


@pytest.mark.parametrize("text", ["  A tram.\n\n", "\tA tram came. \r\n", "\u00a0A tram.\u2003"])
def test_the_text_keeps_its_outer_space(tmp_path: Path, text: str):
    """Offsets have to agree with the file's text."""
    (article,), refused = read(tmp_path / "a.jsonl", {"id": "x", "title": "T", "text": text})
    assert (article.text, refused) == (text, [])


def test_only_text(tmp_path: Path):
    """All but the text may be left out or null."""
    nulls = {"id": None, "title": None, "url": None, "publisher": " ", "published": None}
    found, refused = read(tmp_path / "a.jsonl", {"text": TEXT}, {"text": TEXT, **nulls})
    assert refused == []
    assert found[0].id == found[1].id == hashlib.sha256(TEXT.encode()).hexdigest()[:12]
    assert {article.title for article in found} == {"The tram’s line is open."}
    assert {article.publisher for article in found} == {None}


def test_lines_are_counted_as_in_an_editor(tmp_path: Path):
    """A BOM, blank lines and CR LF are passed over; the numbers are the file's."""
    lines = [b'\xef\xbb\xbf{"text": "One."}\r', b"", b" \r", b'{"text": "Two."}\r', b"[]", b""]
    path = tmp_path / "a.jsonl"
    found, refused = read(path, *lines)
    assert [article.source for article in found] == [f"{path}:1", f"{path}:4"]
    assert [place for place, _ in refused] == [f"{path}:5"]


@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_a_line_of_any_length(monkeypatch: pytest.MonkeyPatch, size: int):
    """One that is too long is never held as a whole; those around it are read."""
    monkeypatch.setattr(jsonlines, "_LONGEST", MEGABYTE)
    long = {"text": "a" * (size * MEGABYTE - 11)}
    lines = map(json_line, ({"text": "One."}, long, {"text": "Two."}, long))
    file = BytesIO(b"\n".join(lines))
    parts = list(jsonlines.parts(file, Document(b"", "a.jsonl", "a.jsonl")))
    assert max(len(part.data) for part in parts) < 2.1 * MEGABYTE
    assert [part.line for part in parts] == [1, 3]
    found = [each for part in parts for each in jsonlines.read(part)]
    assert [each.text for each in found if isinstance(each, Draft)] == ["One.", "Two."]
    reason = "the line has more than 1 MB; split its article"
    refused = [Refusal("a.jsonl:2", reason), Refusal("a.jsonl:4", reason)]
    assert [each for each in found if isinstance(each, Refusal)] == refused


def test_parts_of_a_file_are_the_file():
    """Together, and line by line; each names the line that it begins with."""
    data = (
        b"\n".join(b"x" * (length * 1_000) for length in range(60)) + b"\n\n\r\n" + b"y" * MEGABYTE
    )
    parts = list(jsonlines.parts(BytesIO(data), Document(b"", "a", "a")))
    lines = [line for part in parts for line in jsonlines.single(part)]
    assert len(parts) > 2
    assert b"".join(part.data for part in parts) == b"".join(line.data for line in lines) == data
    assert [line.line for line in lines] == list(range(1, len(lines) + 1))
    assert {part.line for part in parts} <= {line.line for line in lines}


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("not json", "not JSON .*character 1"),
        ('{"text": "x"', "not JSON"),
        ('{"text": "x"} {}', "not JSON"),
        ("[" * 100_000, "not JSON"),
        ('{"text": "x", "n": ' + "9" * 5000 + "}", "not JSON"),
        ("[]", "not a JSON object"),
        ('"text"', "not a JSON object"),
        (b'{"text": "caf\xe9"}', "not UTF-8 .*byte 13"),
        ({}, "no text"),
        ({"text": None}, "no text"),
        ({"text": 5}, "text is not a string but 5"),
        ({"text": ["x"]}, "text is not a string"),
        ({"text": " \n\0"}, "blank"),
        ({"text": "a\ud800b"}, "text .*at 1 .*surrogate"),
        ({"text": "x", "title": "\udfff"}, "title .*surrogate"),
        ({"text": "x", "title": 5}, "title is not a string"),
        ({"text": "x", "publisher": {}}, "publisher is not a string"),
        ({"text": "x", "id": 7}, "id is not a string but 7"),
        ({"text": "x", "id": " "}, "id is blank"),
        ({"text": "x", "id": "i" * 201}, "id has 201 characters"),
        ({"text": "x", "url": "ftp://x.example"}, "url 'ftp://x.example' is no http"),
        ({"text": "x", "url": "news.example"}, "url"),
        ({"text": "x", "url": "http://"}, "url"),
        ({"text": "x", "url": "http://[x"}, "url"),
        ({"text": "x", "url": "http://a b"}, "url"),
        ({"text": "x", "published": "16/02/2021"}, "published '16/02/2021' is no ISO 8601 date"),
        ({"text": "x", "published": 2021}, "published is not a string"),
    ],
)
def test_bad_lines_are_refused(tmp_path: Path, line: bytes | str | dict[str, object], fault: str):
    """A bad line is named with fault and remedy, and the lines around it are read."""
    path = tmp_path / "a.jsonl"
    found, refused = read(path, {"text": "One."}, line, {"text": "Two."})
    assert [article.text for article in found] == ["One.", "Two."]
    ((place, reason),) = refused
    assert place == f"{path}:2"
    with pytest.raises(ValueError, match=fault):
        raise ValueError(reason)
    assert "; " in reason
