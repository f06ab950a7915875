"""PDF files."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from index.errors import ReadingError
from index.reading.formats.pdf import read
from tests.index.reading.finding import cuts, found, only
from tests.index.reading.formats.printing import Put, assembled, column, pdf

FIRST = """The tram line carried 3.6 million passengers last year, the opera-
tor said on Tuesday, more than ever since the well-known bridge
opened in 1998. Officials called the self-
evident rise of the well-
known line a success for the neigh-
bourhood.

The mayor said that she would not pay for another line and that
the city had to wait until the money of the state arrived, which
she did not expect to come before the autumn of the next year,"""
SECOND = """when the council meets again. Franco-
German money was ruled out.
• First thing to know
• Second thing to know
Year Riders
2020 3.6 million
2021 4.0 million"""
TEXT = """The tram that came late

The tram line carried 3.6 million passengers last year, the operator said on Tuesday, more \
than ever since the well-known bridge opened in 1998. Officials called the self-evident rise of \
the well-known line a success for the neighbourhood.

The mayor said that she would not pay for another line and that the city had to wait until the \
money of the state arrived, which she did not expect to come before the autumn of the next year, \
when the council meets again. Franco-German money was ruled out.
First thing to know
Second thing to know
Year Riders
2020 3.6 million
2021 4.0 million

1 By its report for 2020.
See there.

Harbour Review
Page 1"""
LATE = "The tram is late."


def edges(page: int) -> list[Put]:
    """What stands at the edges of every page."""
    return [Put("Harbour Review", 250, 800, 8), Put(f"Page {page}", 500, 30, 8)]


def report(info: str = "") -> bytes:
    """A report of two pages, a note and running lines."""
    title = Put("The tram that came late", 72, 760, 20)
    note = [Put("1 By its report for 2020.", 72, 60, 8), Put("See there.", 72, 50, 8)]
    one = [*edges(1), title, *column(FIRST, y=730), *note]
    return pdf(one, [*edges(2), *column(SECOND, y=760)], info=info)


def rewritten(**encryption: str) -> bytes:
    """A file of one sentence, encrypted."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(column(LATE)))))
    writer.encrypt(**encryption, algorithm="RC4-128")
    data = io.BytesIO()
    writer.write(data)
    return data.getvalue()


def test_pages_become_paragraphs():
    """Broken words and paragraphs are whole, and what pages add stands at the end."""
    article = only(read, report(), "news/tram.pdf")
    assert article.text == TEXT
    assert (article.id, article.title) == ("news-tram", "The tram that came late")
    assert cuts(article) == [
        ("headline", "The tram that came late"),
        ("footnote", "1 By its report for 2020.\nSee there."),
        ("page furniture", "Harbour Review\nPage 1"),
    ]


@pytest.mark.parametrize(
    ("info", "title", "author"),
    [
        ("/Title (Trams, 2020) /Author (Ana Prew)", "Trams, 2020", "Ana Prew"),
        ("/Title (Microsoft Word - tram.doc) /Author (admin)", "The tram that came late", None),
        ("/Title (untitled) /Author (ana@news.example)", "The tram that came late", None),
        ("/Title (report_v2_final.indd) /Author ()", "The tram that came late", None),
        ("/Title 7 /Author [1 2]", "The tram that came late", None),
    ],
)
def test_metadata(info: str, title: str, author: str | None):
    """What programs fill in is no title and no author."""
    article = only(read, report(info))
    assert (article.title, article.author) == (title, author)


def test_columns():
    """A paragraph goes on in the next column."""
    left = "The tram goes to the harbour and\nback, and it takes longer than\never before since the"
    right = "bridge is closed for the whole of the year.\n\nNobody likes to wait for it there."
    page = [*column(left, x=60), *column(right, x=310)]
    assert only(read, pdf(page)).text == (
        "The tram goes to the harbour and back, and it takes longer than ever before since "
        "the bridge is closed for the whole of the year.\n\nNobody likes to wait for it there."
    )


def test_indented_paragraphs():
    """An indented line after the end of a sentence begins a paragraph."""
    lines = [Put("The tram was late again on that cold and rainy morning of May.", 72, 700)]
    lines += [Put("The bus was not, and all of those who had taken it were glad", 90, 686.8)]
    lines += [Put("of that.", 72, 673.6)]
    article = only(read, pdf(lines))
    assert article.text.count("\n\n") == 1
    assert article.text.endswith("glad of that.")


def test_marks_of_footnotes():
    """They are no part of the text; units and powers are."""
    marks = [Put("The riders"), Put("1", 124, 724, 6), Put("rose to 5 km", 130)]
    marks += [Put("2", 191, 724, 6), Put(" of H", 194.5), Put("2", 217.7, 718, 6), Put("O.", 221)]
    assert only(read, pdf(marks)).text == "The riders rose to 5 km2 of H2O."


def test_a_file_that_only_forbids_printing():
    """It opens without a password."""
    assert only(read, rewritten(user_password="", owner_password="x")).text == LATE


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (rewritten(user_password="x"), "is encrypted; save it without a password"),
        (pdf([]), "pictures of pages and no text; run text recognition"),
        (pdf([Put("\x01\x02\x03\x04 \x05\x06")]), "fonts that do not tell their letters; save"),
        (report()[:900], "is a broken PDF file .*; open it and save it anew"),
        (b"%PDF-1.7\n", "is a broken PDF file"),
        (b"", "is a broken PDF file"),
    ],
)
def test_files_that_cannot_be_read(data: bytes, fault: str):
    """Each is one clear line."""
    with pytest.raises(ReadingError, match=fault):
        found(read, data)


def pages(tree: str, *more: str) -> bytes:
    """A file of this page tree."""
    return assembled(["<< /Type /Catalog /Pages 2 0 R >>", tree, *more, "<< >>"])


NESTED = pages(f"<< /Type /Pages /Kids [{'[' * 3000}{']' * 3000}] /Count 1 >>")


@pytest.mark.parametrize(
    "data",
    [
        pages("<< /Type /Pages /Kids [2 0 R] /Count 1 >>"),
        pages("<< /Type /Pages /Kids [3 0 R] /Count 9 >>", "<< /Kids [2 0 R] /Type /Pages >>"),
        pages("<< /Type /Pages /Kids [3 0 R] /Count 999999999 >>", "<< /Type /Page >>"),
        pages("<< /Type /Pages /Kids 2 0 R /Count (many) >>"),
        pages("3 0 R", "2 0 R"),
        NESTED,
        assembled(["<< /Type /Catalog /Pages 2 0 R >>", "<< " * 3000 + ">> " * 3000]),
        pdf(column(LATE)).replace(b"/Parent 2 0 R", b"/Parent 4 0 R"),
        pdf(column(LATE)).replace(b"startxref\n", b"startxref\n9"),
        pdf(column(LATE)).replace(b"/Size", b"/Prev 9 /Size"),
    ],
)
def test_hostile_files(data: bytes):
    """Trees without end, deep nesting and false counts are read or are one clear line."""
    try:
        found(read, data)
    except ReadingError as error:
        reason = str(error)
        assert len(reason) < 250


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch):
    """The number of pages and the length of the text are bounded."""
    monkeypatch.setattr("index.reading.formats.pdf._MOST_PAGES", 1)
    with pytest.raises(ReadingError, match="has 2 pages; split it into files of at most 1"):
        found(read, report())
    monkeypatch.setattr("index.reading.formats.pdf._MOST_TEXT", 100)
    monkeypatch.setattr("index.reading.formats.pdf._MOST_PAGES", 9)
    with pytest.raises(ReadingError, match="more than 100 characters of text; split it"):
        found(read, report())


@settings(max_examples=60)
@given(st.data())
def test_any_bytes(data: st.DataObject):
    """A damaged file is an article or a clear line."""
    sample = bytearray(report())
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(sample)))
        sample[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
    try:
        found(read, bytes(sample))
    except ReadingError:
        return
