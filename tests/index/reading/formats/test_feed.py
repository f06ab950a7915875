"""RSS and Atom feeds as articles."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import ReadingError
from index.reading.document import Document, Draft, Found, Refusal
from index.reading.formats.feed import read
from tests.index.feeds.press import BARN, LONG, TRAM, entry, rss

URL = "https://wick.example/feeds/news.xml"
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de-AT" xml:base="https://wick.example/">'
)


def document(data: bytes, content_type: str | None = None) -> Document:
    """The document of these bytes."""
    return Document(data, URL, "news.xml", URL, content_type)


def drafts(data: bytes, content_type: str | None = None) -> list[Draft]:
    """What is found in a feed of which nothing is refused."""
    found = list(read(document(data, content_type)))
    assert [each for each in found if isinstance(each, Refusal)] == []
    return [each for each in found if isinstance(each, Draft)]


def atom(inside: str) -> bytes:
    """An Atom feed with one entry that holds this."""
    head = "<title type='html'>Wick &amp;amp; Post</title><author><name>The desk</name></author>"
    return f"{ATOM}{head}<entry><id>tag:1</id>{inside}</entry></feed>".encode()


def test_an_entry_of_rss():
    """Everything that the feed tells, the link resolved, the zone as printed."""
    (draft,) = drafts(rss(entry("barn"), head="<language>en-gb</language>"))
    assert draft == Draft(
        *(BARN, URL),
        id=draft.id,
        title="About the barn",
        url="https://wick.example/barn",
        publisher="The Wick Post",
        published="2024-05-03T20:15:00+02:00",
        language="en-gb",
        made=True,
    )
    assert draft.article().title == "About the barn"


def test_an_entry_of_atom():
    """Authors of the feed count where the entry names none, and so does its language."""
    (draft,) = drafts(
        atom(
            '<title type="html">Barn &amp;amp; cows</title><link href="barn?a=1&amp;b=2"/>'
            "<published>2024-05-03T20:15:00.5+02:00</published><updated>2024-05-04T08:00Z</updated>"
            '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><h2>Fire</h2>'
            "<p>A barn burned.</p><p>All <b>cows</b> live.</p></div></content>"
        )
    )
    assert (draft.title, draft.publisher) == ("Barn & cows", "Wick & Post")
    assert draft.text == "Fire\n\nA barn burned.\n\nAll cows live."
    assert [draft.text[cut.start : cut.end] for cut in draft.cuts] == ["Fire"]
    assert draft.url == "https://wick.example/barn?a=1&b=2"
    assert draft.published == "2024-05-03T20:15:00+02:00"
    assert draft.updated == "2024-05-04T08:00:00+00:00"
    assert (draft.author, draft.language, draft.notes) == ("The desk", "de-AT", ())


@pytest.mark.parametrize(
    ("inside", "author"),
    [
        (
            "<author><name>Ada Poe</name></author><author><name>Ben Ray</name></author>",
            "Ada Poe, Ben Ray",
        ),
        ("<author><email>ada@wick.example</email></author>", "The desk"),
        ("", "The desk"),
    ],
)
def test_authors(inside: str, author: str):
    """Names, not mail addresses."""
    assert drafts(atom(f"<title>T</title>{inside}"))[0].author == author


@pytest.mark.parametrize(
    ("printed", "published"),
    [
        ("Fri, 03 May 2024 20:15:00 +0200", "2024-05-03T20:15:00+02:00"),
        ("Fri, 03 May 2024 20:15:00 GMT", "2024-05-03T20:15:00+00:00"),
        ("Fri, 03 May 2024 20:15:00 EST", "2024-05-03T20:15:00-05:00"),
        ("Fri, 03 May 2024 20:15:00 -0000", "2024-05-03T20:15:00+00:00"),
        ("Fri, 03 May 2024 20:15:00 CET", "2024-05-03"),
        ("Fri, 03 May 2024 20:15:00", "2024-05-03"),
        ("2024-05-03T20:15:00-03:30", "2024-05-03T20:15:00-03:30"),
        ("2024-05-03 20:15:00", "2024-05-03"),
        ("2024-05-03", "2024-05-03"),
        ("3 May 2024", "2024-05-03"),
        ("Fri May 3 20:15:00 2024", "2024-05-03"),
        ("Παρ, 03 Μαϊ 2024 20:15:00 +0300", "2024-05-03T17:15:00+00:00"),
        ("20240503T201500Z", "2024-05-03T20:15:00+00:00"),
        ("2024-02-30T20:15:00Z", None),
        ("2024-124T20:15:00Z", None),
        ("soon", None),
    ],
)
def test_times(printed: str, published: str | None):
    """The zone that is printed stays; where none is, the date alone is sure."""
    item = f"<item><title>T</title><pubDate>{printed}</pubDate></item>"
    assert drafts(rss(item))[0].published == published


@pytest.mark.parametrize(
    ("inside", "is_excerpt"),
    [
        ("<description>A barn burned.</description>", True),
        (f"<description>{TRAM * 40}</description>", False),
        (f"<description>{TRAM * 40} […]</description>", True),
        ("<content:encoded>&lt;p&gt;A barn burned.&lt;/p&gt;</content:encoded>", False),
        ("<content:encoded>A barn burned … more</content:encoded>", True),
        ("<content:encoded>A barn burned [&amp;#8230;]</content:encoded>", True),
        ("<content:encoded>A barn burned...</content:encoded>", True),
        ("<content:encoded>A barn.&lt;p&gt;&lt;a&gt;Read more »&lt;/a&gt;</content:encoded>", True),
        ("<content:encoded>A barn.&lt;p&gt;Continue reading “Barn” →</content:encoded>", True),
        ("<content:encoded>They want no more.</content:encoded>", False),
        ("<content:encoded>Barns burn. Read more about barns, she said.</content:encoded>", False),
    ],
)
def test_excerpts(inside: str, is_excerpt: bool):
    """A summary is one unless it is long, and so is what ends like one."""
    (draft,) = drafts(rss(f"<item><title>T</title>{inside}</item>"))
    assert draft.notes == (("excerpt",) if is_excerpt else ())


def test_the_line_that_blogs_add_is_cut():
    """It is no sentence of the article, and does not hide that this is an excerpt."""
    footer = "&lt;p&gt;The post &lt;a&gt;Barn&lt;/a&gt; appeared first on Wick.&lt;/p&gt;"
    body = f"<content:encoded>&lt;p&gt;A barn burned […]&lt;/p&gt;{footer}</content:encoded>"
    (draft,) = drafts(rss(f"<item><title>T</title>{body}</item>"))
    cuts = [(draft.text[cut.start : cut.end], cut.kind) for cut in draft.cuts]
    assert cuts == [("The post Barn appeared first on Wick.", "related links")]
    assert draft.notes == ("excerpt",)


def test_a_headline_with_a_link():
    """The page has the text; an entry with neither text nor title is refused by its number."""
    bare = "<item><title>Barn burns</title><link>/barn</link></item>"
    draft, refusal = read(document(rss(bare, "<item><link>/x</link></item>")))
    assert isinstance(draft, Draft)
    assert (draft.text, draft.notes) == ("Barn burns", ("excerpt",))
    assert refusal == Refusal(
        f"{URL}: entry 2", "has no text; add its page, https://wick.example/x"
    )


def test_ids_outlive_a_change():
    """They are those of the feed's own ids within its site, or of the links."""
    first, second = drafts(rss(entry("barn"), entry("tram", TRAM)))
    assert first.id != second.id
    assert drafts(rss(entry("barn", LONG)))[0].id == first.id
    assert drafts(rss(entry("barn", link="https://other.example/barn")))[0].id != first.id
    linked = "<item><title>{}</title><link>/barn</link></item>"
    one, two = (drafts(rss(linked.format(title)))[0] for title in ("Barn", "Barn burns"))
    assert one.id == two.id


def test_entries_that_share_an_id_are_told_apart():
    """Some feeds link all of them to the front page."""
    items = [f"<item><title>News {n}</title><link>/</link></item>" for n in range(3)]
    assert len({draft.id for draft in drafts(rss(*items))}) == 3
    assert drafts(rss(*items))[2].id == drafts(rss(*items[1:]))[1].id


def test_the_source_of_a_collected_entry_is_its_publisher():
    """Collections name where each entry comes from."""
    item = '<item><title>T</title><source url="https://x.example">The Other</source></item>'
    assert drafts(rss(item))[0].publisher == "The Other"


@pytest.mark.parametrize(
    ("encoding", "declared", "served"),
    [
        ("utf-8", "utf-8", "utf-8"),
        ("utf-8", "iso-8859-1", "iso-8859-1"),
        ("utf-8", "utf-8", "us-ascii"),
        ("iso-8859-1", "iso-8859-1", None),
        ("iso-8859-1", "utf-8", "iso-8859-1"),
        ("windows-1252", "utf-8", None),
        ("utf-16", "utf-16", None),
    ],
)
def test_encodings(encoding: str, declared: str, served: str | None):
    """What is UTF-8 is read so, whatever it is declared to be."""
    text = "Königinnen fürchten Blaukraut nicht."
    feed = rss(entry("queen", text)).decode().replace("1.0", f'1.0" encoding="{declared}', 1)
    charset = f"application/rss+xml; charset={served}" if served else None
    (draft,) = drafts(feed.encode(encoding), charset)
    assert draft.text == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_billion_laughs_are_none(encoding: str):
    """Entities that are made of entities are not resolved, not even a few of them."""
    entities = ['<!ENTITY l0 "ha">', *(f'<!ENTITY l{n + 1} "&l{n};&l{n};">' for n in range(30))]
    for item in ("&l30;", "&l2;"):
        feed = rss(f"<item><title>T</title><description>{item}</description></item>").decode()
        feed = feed.replace("<rss", f"<!DOCTYPE rss [{''.join(entities)}]><rss", 1)
        assert [draft.text for draft in drafts(feed.encode(encoding))] == [item]


def test_files_are_not_read_for_a_feed(tmp_path):
    """External entities are left alone."""
    (tmp_path / "secret").write_text("hunter2", encoding="utf-8")
    doctype = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]><rss'
    feed = rss("<item><title>T &x;</title></item>").replace(b"<rss", doctype.encode(), 1)
    assert "hunter2" not in str(list(read(document(feed))))


def test_broken_xml_gives_what_can_be_read():
    """The end is missing, an ampersand is bare."""
    feed = rss(entry("barn", "Tom & Ann")).replace(b"&amp;", b"&").removesuffix(b"</channel></rss>")
    assert [draft.title for draft in drafts(feed)] == ["About the barn"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<html><body>Hello</body></html>", "is neither RSS nor Atom; name the address of a feed"),
        (b"", "is neither RSS nor Atom"),
        (b"<rss version='2.0'><channel><title>T</titel>", "no entry can be read"),
        (b"x" * 20_000_001, "is larger than 20 MB"),
    ],
)
def test_what_is_no_feed(data: bytes, said: str):
    """One line says what it is."""
    with pytest.raises(ReadingError, match=said) as caught:
        list(read(document(data)))
    assert "\n" not in str(caught.value)


def test_an_empty_feed_has_no_entries():
    """That is no fault."""
    assert drafts(rss()) == []


def test_a_feed_with_too_many_entries():
    """The first ones are read, and that is said."""
    *found, refusal = read(document(rss("<item><title>T</title></item>" * 2_003)))
    assert len(found) == 2_000
    assert refusal == Refusal(URL, "holds 3 entries too many; the first are read")


_TAGS = st.sampled_from(
    [
        *("<rss version='2.0'>", "<channel>", "<item>", "</item>", "<title>", "</title>", "<link>"),
        *("<feed xmlns='http://www.w3.org/2005/Atom'>", "<entry>", "</entry>", "<id>", "</id>"),
        *("<content type='xhtml'>", "<content type='base64' mode='base64'>", "</content>"),
        *("<link rel='alternate' href='http://[x'/>", "<pubDate>", "</pubDate>", "<updated>"),
        *("<author>", "</author>", "<name>", "<source>", "<description>", "</description>"),
        *("<![CDATA[", "]]>", "<!--", "<?x ?>", "<!DOCTYPE x [", "<!ENTITY a 'b'>", "]>", "&a;"),
        *("&#xD800;", "&#99999999999;", "\0", "&lt;p&gt;", "2024-13-41T99:99:99Z", "10000-01-01"),
        *("<div>", "</div>", "<br/>", "<a href='", "'", ">", "<dc:creator>", "<itunes:image/>"),
    ]
)
_PIECES = st.one_of(_TAGS, st.text(max_size=8))


@settings(max_examples=150)
@given(st.lists(_PIECES, max_size=40), st.sampled_from(["utf-8", "utf-16", "cp037"]), st.booleans())
def test_any_feed_gives_articles_or_one_clear_line(pieces: list[str], encoding: str, whole: bool):
    """Drafts can be stored as they are, and nothing but ReadingError is raised."""
    middle = "".join(pieces)
    text = f"<?xml version='1.0'?><rss version='2.0'><channel><item>{middle}" if whole else middle
    found: list[Found] = []
    with suppress(ReadingError):
        found += read(document(text.encode(encoding, "replace")))
    for each in found:
        if isinstance(each, Draft):
            assert each.id
            assert each.text.strip()
            repr(each).encode()


@settings(max_examples=100)
@given(st.binary(max_size=300), st.integers(0, 400), st.integers(0, 400))
def test_a_damaged_feed_gives_articles_or_one_clear_line(damage: bytes, start: int, length: int):
    """Wherever the damage is."""
    feed = rss(entry("barn"), entry("tram", TRAM, excerpt="x"))
    with suppress(ReadingError):
        list(read(document(feed[:start] + damage + feed[start + length :])))
