"""ZIP archives."""

import io
import struct
import zipfile
from zipfile import ZipInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import ReadingError
from index.reading import unzipping
from index.reading.document import Refusal
from index.reading.formats.archive import read
from tests.index.reading.finding import found

LATE = b"The tram is late."
Members = list[tuple[str | ZipInfo, bytes]]


def packed(*members: tuple[str | ZipInfo, bytes]) -> bytes:
    """A ZIP of these members."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members:
            archive.writestr(member, content, zipfile.ZIP_DEFLATED)
    return data.getvalue()


def sources(data: bytes) -> tuple[list[str], list[str]]:
    """The sources of the articles, and of what was refused."""
    articles, refused = found(read, data, "news.zip")
    return [article.source for article in articles], [each.source for each in refused]


def reason(member: str | ZipInfo, content: bytes = LATE) -> str:
    """Why the member is refused; the one after it is read."""
    articles, (refusal,) = found(read, packed((member, content), ("z.txt", LATE)), "news.zip")
    assert [article.source for article in articles] == ["news.zip/z.txt"]
    return refusal.reason


def test_members_of_all_kinds():
    """They are read in order of name, under ids made of both names; ids in lines are kept."""
    lines = b'{"id": "x", "text": "Late."}\n{}\n'
    data = packed(("b/tram.md", b"# Tram\n\nLate."), ("c.jsonl", lines), ("a.txt", LATE))
    articles, refused = found(read, data, "sent/news.zip")
    names = [(article.source.removeprefix("sent/news.zip/"), article.id) for article in articles]
    assert names == [("a.txt", "news-a"), ("b/tram.md", "news-b-tram"), ("c.jsonl:1", "x")]
    assert [refusal.source for refusal in refused] == ["sent/news.zip/c.jsonl:2"]


def test_what_is_passed_over():
    """Folders, hidden members and what systems and pages bring along are nobody's articles."""
    aside = [".hidden.txt", ".git/a.txt", "__MACOSX/._a.txt", "folder/", "page_files/style.css"]
    assert sources(packed(*((name, LATE) for name in [*aside, "a.txt"]))) == (
        ["news.zip/a.txt"],
        [],
    )


def test_a_fault_does_not_end_an_archive():
    """What cannot be read is refused by its name, and the rest is read."""
    members: Members = [
        ("a.txt", b"\xff"),
        ("b.txt", LATE),
        ("c.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    ]
    articles, refused = found(read, packed(*members), "news.zip")
    assert [article.text for article in articles] == [LATE.decode()]
    assert [refusal.source for refusal in refused] == ["news.zip/a.txt", "news.zip/c.doc"]


@pytest.mark.parametrize(
    "name",
    ["../a.txt", "b/../../a.txt", "/etc/a.txt", "C:\\a.txt", "..\\a.txt", "\\\\server\\a.txt"],
)
def test_names_that_lead_out(name: str):
    """Nothing is written anywhere, but such a name is a sign of harm."""
    assert reason(name) == "has a name that leads out of the archive; pack it anew"


def test_links():
    """A link is no file."""
    member = ZipInfo("a.txt")
    member.external_attr = 0o120777 << 16
    assert reason(member, b"/etc/passwd") == "is a link to another file; pack that file"


def test_an_archive_in_an_archive():
    """One level is read."""
    inner = packed(("a.txt", LATE))
    assert reason("a.zip", inner).startswith("is an archive in an archive; unpack")
    assert reason("a.txt", packed(("b.zip", inner))).startswith("is an archive in an archive")


def test_the_same_name_twice():
    """The second would be taken for a change of the first."""
    with pytest.warns(UserWarning, match="Duplicate"):
        data = packed(("a.txt", LATE), ("a.txt", b"Another."))
    assert sources(data) == (["news.zip/a.txt"], ["news.zip/a.txt"])


def test_a_member_without_a_name():
    """It is passed over, as a folder is."""
    data = bytearray(packed(("a.txt", LATE), ("z.txt", LATE)))
    lengths = data.index(b"PK\x01\x02") + 28  # of the name, an extra field and a comment
    data[lengths : lengths + 6] = struct.pack("<HHH", 0, 0, len("a.txt"))
    assert sources(bytes(data)) == (["news.zip/z.txt"], [])


def test_encrypted_members():
    """Without the password there is nothing to read."""
    data = bytearray(packed(("a.txt", LATE)))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    _, (refusal,) = found(read, bytes(data), "news.zip")
    assert refusal.reason == "is encrypted; pack it without a password"


def test_other_compressions():
    """They may ask for much memory, and archives of texts have none of them."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.txt", LATE)
    _, (refusal,) = found(read, data.getvalue())
    assert "compressed in a way that is not read; pack it as a plain ZIP" in refusal.reason


def test_a_bomb():
    """What grows a thousandfold is no text."""
    assert "a ZIP bomb" in reason("a.txt", b"a" * 3_000_000)


def test_sizes_are_counted(monkeypatch: pytest.MonkeyPatch):
    """One member and all members have a largest size."""
    monkeypatch.setattr(unzipping, "MOST_EACH", 2**20)
    noise = bytes(range(33, 127)) * 12_000
    monkeypatch.setattr(unzipping, "_MOST_RATIO", 10**6)
    assert reason("a.txt", noise) == "unpacks to more than 1 MiB; split it"
    monkeypatch.setattr(unzipping, "MOST_EACH", 2**30)
    monkeypatch.setattr(unzipping, "MOST_ALL", 2**20)
    _, refused = found(read, packed(("a.txt", LATE), ("b.txt", noise), ("c.txt", LATE)))
    beyond = "lies beyond 1 MiB of unpacked files; split the archive"
    assert refused == [Refusal(f"tram/{name}.txt", beyond) for name in "bc"]


def test_false_sizes():
    """A member that holds more than it says is damaged, however much it holds."""
    data = bytearray(packed(("a.txt", LATE * 1000), ("z.txt", LATE)))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(mark) + place
        data[at : at + 4] = struct.pack("<I", 5)
    articles, (refusal,) = found(read, bytes(data))
    assert len(articles) == 1
    assert refusal.reason.startswith("is damaged in its archive")


def test_members_that_overlap():
    """Many names for the same bytes are counted as often as they are read."""
    data = packed(("a.txt", b"a" * 900_000))
    directory, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    entry, count = data[directory:end], 300
    entries = b"".join(entry.replace(b"a.txt", b"%05d" % number) for number in range(count))
    sizes = struct.pack("<HHII", count, count, len(entries), directory)
    whole = data[:directory] + entries + b"PK\x05\x06\0\0\0\0" + sizes + b"\0\0"
    articles, refused = found(read, whole)
    assert (len(articles), len(refused)) == (0, count)


def test_too_many_members(monkeypatch: pytest.MonkeyPatch):
    """The number of members is bounded."""
    monkeypatch.setattr(unzipping, "MOST_MEMBERS", 1)
    with pytest.raises(ReadingError, match="has 2 members; split it into parts of 1"):
        sources(packed(("a.txt", LATE), ("b.txt", LATE)))


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (packed(), "holds no file to read; put"),
        (packed((".a.txt", LATE)), "holds no file to read"),
        (packed(("a.txt", LATE))[:-30], "is a broken ZIP archive .*; make it anew"),
        (b"PK\x03\x04", "is a broken ZIP archive"),
        (
            packed(("ä.txt", LATE)).replace("ä".encode(), b"\xff\xfe"),
            "names that are not UTF-8; pack",
        ),
    ],
    ids=["empty", "hidden files alone", "cut short", "a mark alone", "other names"],
)
def test_archives_that_cannot_be_read(data: bytes, fault: str):
    """Each is one clear line."""
    with pytest.raises(ReadingError, match=fault):
        sources(data)


def test_names_of_old_encodings():
    """They are read, whatever they look like."""
    data = packed(("xx.txt", LATE)).replace(b"xx", b"\x8a\xff")
    assert sources(data) == (["news.zip/è\xa0.txt".replace("\xa0", " ")], [])


@settings(max_examples=60)
@given(st.data())
def test_any_bytes(data: st.DataObject):
    """A damaged archive is articles or clear lines."""
    sample = bytearray(packed(("a.txt", LATE * 9), ("b.md", LATE), ("c.jsonl", b'{"text": "x"}')))
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(sample)))
        sample[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
    try:
        found(read, bytes(sample))
    except ReadingError:
        return
