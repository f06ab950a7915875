"""HTML fragments as plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import ReadingError
from index.reading.markup import markup_pieces, markup_text
from index.reading.pieces import Piece


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("Just text &amp; no more", "Just text & no more"),
        ("<p>One\n  line.<p>Another&nbsp;one.", "One line.\n\nAnother\xa0one."),
        ("<div>A<div>B</div>C</div>", "A\n\nB\n\nC"),
        ("One<br>two<br/>three", "One\ntwo\nthree"),
        ("<p>The <b>tram</b>'s H<sub>2</sub>O, 5 km<sup>2</sup></p>", "The tram's H2O, 5 km2"),
        ("<ul><li>One<li><p>Two</p><ul><li>Three</ul></ul>End", "One\nTwo\nThree\n\nEnd"),
        ("<pre>one\n  two</pre>", "one\ntwo"),
        ("<p>He said <q>no</q>.</p>", 'He said "no".'),
        ("soft\u00adhyphen\0\x1f", "softhyphen"),
        ("<p>&#x1F600;&#0;&#xD800;&unknown;", "😀\ufffd\ufffd&unknown;"),
        ("<script>a<b</script><style>p{}</style>Text<noscript>x</noscript>", "Text"),
        ("<nav><nav>a</nav><br>b</nav>Text<p hidden>no</p><p>Yes", "Text\n\nYes"),
        ("<head><title>no</title></head><body>Text</body>", "Text"),
        ("<script src='x'/><title/>Text", "Text"),
        ("late<sup><a href='#n1'>1</a></sup>, <a epub:type='noteref' href='n'>2</a>so", "late, so"),
        ("<a href='#top'>Up</a>", "Up"),
        ("</p></ul></nav>Text</b>", "Text"),
        ("", ""),
        ("<p> <br> </p>", ""),
    ],
)
def test_text(html: str, text: str):
    """What a reader sees, paragraphs parted by blank lines."""
    assert markup_text(html) == text


def test_tables():
    """A row is a line and no prose; an empty cell keeps its place, an empty row none."""
    html = "<table><tr><th>Year<th>Riders<th>Cost<tr><td><p>2020</p></td><td></td><td><p>5</p></td>"
    row = Piece("Year | Riders | Cost\n2020 |  | 5", "table")
    assert markup_pieces(html + "<tr><td><td></tr></table>") == [row]


def test_headings_and_captions():
    """What is no prose by its element is known as such, but not in lists."""
    html = "<h2>Why</h2>It rained.<figure><img src=x><figcaption>A tram.</figcaption></figure>"
    assert markup_pieces(f"{html}<ul><li><h3>One</h3>two</ul>") == [
        Piece("Why", "section label"),
        Piece("It rained."),
        Piece("A tram.", "caption"),
        Piece("One\ntwo"),
    ]


@pytest.mark.parametrize("html", ["<![unheard-of[x]]>", "&#" + "9" * 5000 + ";"])
def test_what_the_parser_gives_up_on(html: str):
    """It is one clear line."""
    with pytest.raises(ReadingError, match=r"^holds broken HTML \(.*\); correct it$"):
        markup_text(html)


@given(st.lists(st.sampled_from([*"<>/&;#!-[]=' \n", "p", "ul", "td", "pre", "script", "Tram"])))
def test_any_markup(parts: list[str]):
    """Anything is text or a clear line."""
    try:
        text = markup_text("".join(parts))
    except ReadingError:
        return
    assert text == text.strip(" \n")
