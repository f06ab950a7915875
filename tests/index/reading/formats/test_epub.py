"""EPUB books."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import ReadingError
from index.reading.formats.epub import read
from tests.index.reading.finding import cuts, found

CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>"""
METADATA = """<dc:title>Trams of the harbour</dc:title>
<dc:creator id="a">Ana Prew</dc:creator><dc:creator id="i">Jo Li</dc:creator>
<meta refines="#i" property="role">ill</meta>
<dc:publisher>Quay Press</dc:publisher>
<dc:date opf:event="modification">2022-03-04</dc:date>
<dc:date opf:event="publication">2021-02-16</dc:date><dc:language>en-GB</dc:language>"""
FILES = ("cover", "titlepage", "nav", "one", "two", "copyright", "plates")
PROSE = "The tram was late on every day of that week, and nobody who waited for it knew why. " * 3
CHAPTER = f"<html><head><title>x</title></head><body>{{}}<p>{PROSE.strip()}</p></body></html>"


def package(metadata: str = METADATA, files: tuple[str, ...] = FILES, prologue: str = "") -> str:
    """The package document of these files."""
    items = "".join(
        f'<item id="{name}" href="text/{name}%2Ex.html" media-type="application/xhtml+xml"/>'
        for name in files
    )
    spine = "".join(f'<itemref idref="{name}"/>' for name in files)
    spaces = 'xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf"'
    return (
        f'{prologue}<package {spaces} xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata>{metadata}</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"
    )


def book(**members: str | bytes | None) -> bytes:
    """A book with some of its members replaced, or left out where None."""
    chapters = {name: CHAPTER.format("") for name in FILES}
    chapters["one"] = CHAPTER.format("<h1>Chapter 1</h1><h2>Rain</h2>")
    chapters["plates"] = "<html><body><img src='x'/><p>A plate.</p></body></html>"
    parts: dict[str, str | bytes | None] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": package(),
        **{f"OEBPS/text/{name}.x.html": text for name, text in chapters.items()},
    }
    places = {"container": "META-INF/container.xml", "opf": "OEBPS/book.opf"}
    places |= {name: f"OEBPS/text/{name}.x.html" for name in {*FILES, *members} - {*places}}
    places["encryption"] = "META-INF/encryption.xml"
    parts |= {places[name]: content for name, content in members.items()}
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            if content is not None:
                archive.writestr(name, content)
    return data.getvalue()


def encryption(uri: str, method: str) -> str:
    """What says that a member is encrypted."""
    return (
        f'<encryption xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptedData>'
        f'<e:EncryptionMethod Algorithm="{method}"/><e:CipherData><e:CipherReference URI="{uri}"/>'
        "</e:CipherData></e:EncryptedData></encryption>"
    )


def test_chapters():
    """Each chapter is an article; covers, title pages, imprints and plates are none."""
    articles, refused = found(read, book(), "books/trams.epub")
    assert refused == []
    named = [(article.id, article.title, article.source) for article in articles]
    place = "books/trams.epub/OEBPS/text"
    assert named == [
        ("books-trams-1", "Trams of the harbour: Chapter 1: Rain", f"{place}/one.x.html"),
        ("books-trams-2", "Trams of the harbour: 2", f"{place}/two.x.html"),
    ]
    assert articles[0].text == f"Chapter 1\n\nRain\n\n{PROSE.strip()}"
    assert cuts(articles[0]) == [("section label", "Chapter 1"), ("section label", "Rain")]


def test_the_books_metadata():
    """It is that of every chapter; an illustrator is no author, a later edit no publication."""
    articles, _ = found(read, book())
    for article in articles:
        assert (article.author, article.publisher) == ("Ana Prew", "Quay Press")
        assert (article.published, article.language) == ("2021-02-16", "en-GB")


def test_a_book_that_tells_nothing():
    """Its chapters are named by their numbers."""
    articles, _ = found(read, book(opf=package(metadata="")))
    assert [article.title for article in articles] == ["Chapter 1: Rain", "2"]


def test_short_lines_are_prose():
    """A line of dialogue may look like a button."""
    lines = "<p>Home</p><p>Share</p>"
    articles, _ = found(read, book(two=CHAPTER.format(lines)))
    assert cuts(articles[1]) == []


def test_short_chapters():
    """A heading and a sentence make one; a title page has the book's title, and no sentence."""
    page = "<html><body><h1>{}</h1><p>{}</p></body></html>"
    rain = page.format("Rain", "It rained.<p>Nobody knew why.")
    title = page.format("Trams of the harbour", "Told by Ana Prew Jr.")
    articles, refused = found(read, book(one=rain, titlepage=title, plates=title))
    assert [article.title for article in articles] == [
        "Trams of the harbour: Rain",
        "Trams of the harbour: 2",
    ]
    assert refused == []


def test_what_is_no_chapter():
    """What holds text and stands between chapters is told, in one line a book."""
    files = ("dedication", "one", "verse", "art", "motto", "two", "advert")
    page = "<html><body><p>{}</p></body></html>"
    short = {name: page.format("For all who wait.") for name in ("dedication", "verse", "motto")}
    data = book(
        opf=package(files=files), art=page.format("<img/>"), advert=page.format("More!"), **short
    )
    articles, (refusal,) = found(read, data, "trams.epub")
    assert len(articles) == 2
    assert refusal.source == "trams.epub"
    assert refusal.reason == (
        "2 short files hold too little prose for a chapter (verse.x.html, motto.x.html); to have"
        " them too, add the text as .txt"
    )


def test_encodings():
    """A chapter says its encoding, or it is UTF-8."""
    text = CHAPTER.format("<p>Größe</p>")
    latin = f'<?xml version="1.0" encoding="iso-8859-1"?>{text}'.encode("latin-1")
    for data in (text.encode(), text.encode("utf-16"), latin):
        articles, _ = found(read, book(two=data))
        assert articles[1].text.startswith("Größe")


@pytest.mark.parametrize(
    ("chapter", "fault"),
    [
        (None, "is listed in the book but not there; save the book anew"),
        (b"<p>\xff</p>", "not UTF-8 text .*; save it as UTF-8"),
        ('<?xml version="1.0" encoding="x-unheard-of"?><p>x</p>', "unknown encoding"),
        ('<?xml version="1.0" encoding="zlib"?><p>x</p>', "unknown encoding"),
        ('<?xml version="1.0" encoding="undefined"?><p>x</p>', "unknown encoding"),
        ("<![unheard-of[x]]>", "broken HTML"),
        ("<p>" + "a" * 3_000_000, "a ZIP bomb"),
    ],
)
def test_a_chapter_that_cannot_be_read(chapter: str | bytes | None, fault: str):
    """It is refused, and the others are read."""
    articles, (refusal,) = found(read, book(two=chapter), "a.epub")
    assert [article.title for article in articles] == ["Trams of the harbour: Chapter 1: Rain"]
    assert refusal.source == "a.epub/OEBPS/text/two.x.html"
    with pytest.raises(ValueError, match=fault):
        raise ValueError(refusal.reason)


def test_protection():
    """A book whose text is encrypted cannot be read; one whose fonts are can."""
    aes = "http://www.w3.org/2001/04/xmlenc#aes128-cbc"
    with pytest.raises(ReadingError, match="protected against copying .DRM.; add a copy without"):
        found(read, book(encryption=encryption("OEBPS/text/one.x.html", aes)))
    fonts = encryption("OEBPS/a.otf", "http://www.idpf.org/2008/embedding")
    assert len(found(read, book(encryption=fonts))[0]) == 2


def laughs(depth: int = 10) -> str:
    """Entities of entities, and one that is a file."""
    entities = '<!ENTITY a0 "x"><!ENTITY file SYSTEM "file:///etc/passwd">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, depth)
    )
    return f"<!DOCTYPE package [{entities}]>"


@pytest.mark.parametrize(
    ("members", "fault"),
    [
        ({"container": None}, "without its META-INF/container.xml; save it anew"),
        ({"container": "<container/>"}, "is a broken EPUB book"),
        ({"container": CONTAINER.replace("book.opf", "../../../etc/passwd")}, "without its OEBPS/"),
        ({"opf": None}, "without its OEBPS/book.opf"),
        ({"opf": "<package"}, "is a broken EPUB book"),
        ({"opf": package(prologue=laughs())}, "is a broken EPUB book .EntitiesForbidden"),
        ({"opf": package("<dc:title>&file;</dc:title>", prologue=laughs(1))}, "EntitiesForbidden"),
        ({"opf": "<a>" * 200_000}, "is a broken EPUB book|ZIP bomb"),
        ({"opf": package(files=("cover", "plates"))}, "holds no chapter of prose; save"),
        ({"opf": "<package/>"}, "holds no chapter of prose"),
    ],
)
def test_books_that_cannot_be_read(members: dict[str, str | None], fault: str):
    """Each is one clear line."""
    with pytest.raises(ReadingError, match=fault):
        found(read, book(**members))


SAMPLE = {"opf": package(), "container": CONTAINER, "one": CHAPTER.format("<h1>Rain</h1>")}


@settings(max_examples=60)
@given(st.sampled_from(sorted(SAMPLE)), st.integers(0, 900), st.binary(max_size=9))
def test_any_member(name: str, at: int, junk: bytes):
    """A damaged book is chapters or clear lines."""
    content = SAMPLE[name].encode()
    try:
        found(read, book(**{name: content[:at] + junk + content[at + 3 :]}))
    except ReadingError:
        return
