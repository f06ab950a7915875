"""Word files."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable
from contextlib import suppress

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import ReadingError
from index.reading.formats.docx import read
from tests.index.reading.finding import cuts, found, only

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LATE = "The tram is late."
TEXT = """The tram that came late

The tram was very late on Tuesday.\nIt rained.

Why

Rain
Snow

Year | Riders
2020 | 
2021 | 3.6 million of them

All trams in a row

We wait, she said."""


def saved(document: WordDocument) -> bytes:
    """The file of a document."""
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def written(*paragraphs: str, **properties: object) -> bytes:
    """A file of these paragraphs, each text or XML."""
    document = docx.Document()
    document.core_properties.comments = ""
    for name, value in properties.items():
        setattr(document.core_properties, name, value)
    for text in paragraphs:
        if text.startswith("<"):
            document.element.body.insert(0, parse_xml(text.replace(">", f" {SPACE}>", 1)))
        else:
            document.add_paragraph(text)
    return saved(document)


def report() -> WordDocument:
    """A document with a bit of everything."""
    document = docx.Document()
    document.add_heading("The tram that came late", 0)
    paragraph = document.add_paragraph("The tram was ")
    paragraph.add_run("very late").bold = True
    paragraph.add_run(" on Tuesday.\nIt rained.")
    document.add_heading("Why", 1)
    document.add_paragraph("Rain", "List Bullet")
    document.add_paragraph("Snow", "List Bullet")
    table = document.add_table(3, 2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells),
        ["Year", "Riders", "2020", "", "2021", "3.6 million"],
        strict=True,
    ):
        cell.text = text
    table.cell(2, 1).add_table(1, 1).cell(0, 0).text = "of them"
    document.add_paragraph("All trams in a row", "Caption")
    document.add_paragraph("We wait, she said.")
    section = document.sections[0]
    section.header.paragraphs[0].text = "Harbour Review"
    section.footer.paragraphs[0].text = "Page 1"
    return document


def changed(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """The file with the bytes of each of its parts changed."""
    changed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return changed.getvalue()


def test_the_text_of_a_report():
    """Paragraphs and lists are text; headings, rows and captions are cuts; the rest is left."""
    article = only(read, saved(report()), "news/tram.docx")
    assert article.text == TEXT
    assert (article.id, article.title) == ("news-tram", "The tram that came late")
    assert cuts(article) == [
        ("headline", "The tram that came late"),
        ("section label", "Why"),
        ("table", "Year | Riders\n2020 | \n2021 | 3.6 million of them"),
        ("caption", "All trams in a row"),
    ]


def test_properties():
    """They are the article's fields."""
    made, later = dt.datetime(2021, 2, 16, 9), dt.datetime(2021, 2, 17, 9)
    authors = "Ana Prew; Jo Li"
    article = only(
        read,
        written(LATE, title="Trams", author=authors, created=made, modified=later, language="de"),
    )
    assert (article.title, article.author, article.language) == ("Trams", "Ana Prew, Jo Li", "de")
    assert (article.published, article.updated) == ("2021-02-16", "2021-02-17")


@pytest.mark.parametrize("line", ["By Milo Hart, 3 February 2025", "Published 3 February 2025"])
def test_a_printed_date(line: str):
    """It is the article's, whatever the file's properties say."""
    made, changed = dt.datetime(2025, 3, 9), dt.datetime(2025, 3, 10)
    prose = f"{LATE} It rained on 5 May 2024."
    article = only(read, written("Late again", line, prose, created=made, modified=changed))
    assert (article.published, article.updated) == ("2025-02-03", None)


def test_properties_that_nobody_wrote():
    """What python-docx puts in, where a file has no properties, and what its template tells."""
    heading = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Late</w:t></w:r></w:p>'
    data = written(f"{LATE} It rained.", heading, "<w:p><w:r><w:t>By Ana Prew</w:t></w:r></w:p>")
    without = changed(data, lambda name, part: part if name != "_rels/.rels" else bare(part))
    for each in (data, without):
        article = only(read, each)
        assert (article.title, article.author) == ("Late", None)
        assert (article.published, article.updated) == (None, None)


def bare(relations: bytes) -> bytes:
    """The relations of a file without the one to its properties."""
    return re.sub(rb"<Relationship [^>]*core-properties[^>]*>", b"", relations)


@pytest.mark.parametrize("later", [dt.datetime(2021, 1, 1), dt.datetime(2023, 2, 17)])
def test_dates_of_an_older_file(later: dt.datetime):
    """A file that was changed long after it was made may tell of another article."""
    article = only(read, written(LATE, created=dt.datetime(2021, 2, 16), modified=later))
    assert (article.published, article.updated) == (None, None)


def test_a_page_laid_out_in_a_table():
    """The paragraphs of its cells are the article's."""
    document = docx.Document()
    cells = document.add_table(1, 2).rows[0].cells
    cells[0].text = "The tram was very late on Tuesday.\nIt rained."
    cells[0].add_paragraph("Nobody knew why the tram was late.")
    cells[1].text = "Line 12"
    article = only(read, saved(document))
    assert cuts(article) == [("table", "Line 12")]
    assert "It rained.\n\nNobody knew why the tram was late." in article.text


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("<w:p><w:r><w:t>Late</w:t><w:tab/><w:t>again</w:t></w:r></w:p>", "Late\tagain"),
        ("<w:p><w:ins><w:r><w:t>New.</w:t></w:r></w:ins></w:p>", "New."),
        ("<w:p><w:del><w:r><w:delText>Old.</w:delText></w:r></w:del></w:p>", ""),
        ("<w:p><w:hyperlink><w:r><w:t>Link</w:t></w:r></w:hyperlink></w:p>", "Link"),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden</w:t></w:r></w:p>", ""),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>", ""),
        ("<w:p><w:r><w:t>Late</w:t><w:footnoteReference/></w:r></w:p>", "Late"),
        ("<w:sdt><w:sdtContent><w:p><w:r><w:t>In.</w:t></w:r></w:p></w:sdtContent></w:sdt>", "In."),
    ],
)
def test_what_is_seen(xml: str, text: str):
    """Changes are taken as made; what is hidden is left out."""
    assert only(read, written(LATE, xml)).text == (f"{text}\n\n{LATE}" if text else LATE)


def bomb(name: str, part: bytes) -> bytes:
    """A document whose text is an entity of entities."""
    if name != "word/document.xml":
        return part
    entities = b'<!ENTITY a "xxxxxxxxxx">' + b"".join(
        b'<!ENTITY %c "%s">' % (letter, b"&%c;" % (letter - 1) * 10) for letter in b"bcdefghij"
    )
    head, body = part.split(b"?>", 1)
    body = body.replace(LATE.encode(), b"The tram is &j; late.")
    return head + b"?><!DOCTYPE x [" + entities + b"]>" + body


def test_a_billion_laughs():
    """No entity is resolved; some versions of libxml2 refuse the file."""
    with suppress(ReadingError):
        assert only(read, changed(written(LATE), bomb)).text == "The tram is  late."


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (written(), "holds no text; put"),
        (written(LATE)[:-60], "is a broken Word file"),
        (changed(written(LATE), lambda _, part: part[: len(part) // 2]), "is a broken Word file"),
        (changed(written(LATE), lambda *_: b""), "is a broken Word file"),
        (
            changed(
                written(LATE), lambda _, part: part.replace(b"document.main", b"template.main")
            ),
            "is a template or has macros; save it as plain .docx",
        ),
        (
            changed(written(LATE), lambda _, part: b" " * 9_000_000 + part),
            r"unpacks to far more than texts do \(a ZIP bomb\)",
        ),
        (
            changed(
                written(LATE),
                lambda name, part: (
                    part.replace(b"<w:p>", b"<w:p>" * 9000 + b"</w:p>" * 9000)
                    if name == "word/document.xml"
                    else part
                ),
            ),
            "is a broken Word file",
        ),
    ],
)
def test_files_that_cannot_be_read(data: bytes, fault: str):
    """Each is one clear line."""
    with pytest.raises(ReadingError, match=fault):
        found(read, data)


@settings(max_examples=40)
@given(st.data())
def test_any_part(data: st.DataObject):
    """A damaged file is an article or a clear line, whichever of its parts is damaged."""
    at, junk = data.draw(st.integers(0, 3000)), data.draw(st.binary(max_size=9))
    part = data.draw(st.sampled_from(["document.xml", "styles.xml", "core.xml", ".rels", "Types"]))

    def damage(name: str, content: bytes) -> bytes:
        return content[:at] + junk + content[at + 3 :] if part in name else content

    try:
        found(read, changed(SAMPLE, damage))
    except ReadingError:
        return


SAMPLE = saved(report())
