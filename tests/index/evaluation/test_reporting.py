"""The report as a page: well-formed, escaped, alone, and with everything in it."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.evaluation.comparison import compare
from index.evaluation.measuring import Question, Report, Result
from index.evaluation.plots import ticks
from index.evaluation.reporting import html_report
from index.kinds import Kind
from index.model import Quote

_VOID = {"meta"}
_ELEMENTS = set(
    "html head meta title style body main header p h1 h2 h3 ul ol li span strong div figure"
    " figcaption i section table thead tbody tr th td details summary b blockquote cite mark"
    " svg rect line circle text tspan".split()
)
_ATTACK = "</title></style><script>alert(1)</script>\"'&amp;<img src=x onerror=y>"


class Page(HTMLParser):
    """A page with its elements balanced, its text joined, and its attributes by name."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[str] = []
        self.attributes: set[str] = set()
        self.words = ""
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open the element."""
        self.handle_startendtag(tag, attrs)
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that closes itself."""
        self.elements.append(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close the element, which must be the innermost."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Collect the text."""
        self.words += data


def result(
    text: str = "Who?",
    kind: str = "",
    rank: int | None = None,
    answers: tuple[str, ...] = ("x",),
    quoted: str | None = "A sentence.",
    milliseconds: float = 2.0,
    confidence: float = 0.6,
) -> Result:
    """A result that was answered."""
    first = None if quoted is None else Quote(quoted, "a", quoted, None, None, None, 0, 1)
    return Result(Question("1", text, answers, kind), rank, True, confidence, milliseconds, first)


def results() -> st.SearchStrategy[Result]:
    """Any result with any texts."""
    return st.builds(
        result,
        st.text(),
        st.text(),
        st.none() | st.integers(1, 10),
        st.lists(st.text(), max_size=2).map(tuple),
        st.none() | st.text(),
        st.floats(0, 1e6),
        st.floats(0, 1),
    )


@given(st.lists(results(), min_size=1, max_size=4), st.text())
@example([result(_ATTACK, _ATTACK, None, (_ATTACK,), _ATTACK)], _ATTACK)
@example([result(milliseconds=0.0)], "")
def test_any_texts_make_a_page_of_its_own_elements(found: list[Result], title: str) -> None:
    """No text opens an element or adds an attribute, and each miss is there to be read."""
    report = Report(tuple(found))
    page = Page(html_report(report, title, compare(report, report.to_json())))
    assert set(page.elements) <= _ELEMENTS
    assert not {name for name in page.attributes if name.startswith(("on", "src", "href"))}
    assert title in page.words
    for missed in found:
        if missed.answerable and not missed.right:
            assert missed.question.text in page.words
            assert missed.first is None or missed.first.text in page.words
            assert all(answer in page.words for answer in missed.question.answers)


def test_a_page_loads_nothing() -> None:
    """Nor would a browser let it."""
    page = html_report(Report((result(),)), "q")
    assert not re.search(r"https?:|url\(|@import|<script|<link|<img", page)
    assert "default-src 'none'" in page


def test_the_misses_come_with_the_surest_first() -> None:
    """Hits are not among them; false answers stand apart."""
    found = (
        result("Fairly sure?", rank=3, confidence=0.5),
        result("Right?", rank=1, confidence=0.9),
        result("Very sure?", confidence=0.8),
        result("Not in the library?", answers=()),
    )
    words = Page(html_report(Report(found), "q")).words
    asked = re.findall(r"Very sure\?|Fairly sure\?|Right\?|Not in the library\?", words)
    assert asked == ["Very sure?", "Fairly sure?", "Not in the library?"]
    assert "first hit at rank 3" in words


def test_each_kind_has_its_bars_with_their_figures() -> None:
    """One of two questions hits first, the other at rank 4; another kind has no answers."""
    found = (
        result(kind="direct", rank=1),
        result(kind="direct", rank=4),
        result("", "off", None, ()),
    )
    page = html_report(Report(found), "q")
    drawing = page[page.index("<svg") : page.index("</svg>")]
    assert "50 · 50 · 100 %" in drawing
    assert 'width="180.0"' in drawing
    assert "off" not in drawing
    assert "The number beside a kind counts these." in page


def test_the_plot_marks_the_times_that_the_tiles_show() -> None:
    """Half of the questions took less than p50, 19 of 20 less than p95."""
    found = tuple(result(milliseconds=float(time)) for time in (1, 2, 3, 4, 10, 20))
    words = Page(html_report(Report(found), "q")).words
    for name, value in (("p50", "3.5 ms"), ("p95", "17.5 ms")):
        assert f"{name}{value}" in words
        assert f"{name} {value}" in words


def test_the_highlighted_words_are_counted_on_the_page() -> None:
    """By the kind of answer that is asked for."""
    quote = Quote("3 May.", "a", "t", None, None, None, 0, 6, span=(0, 5))
    found = Result(Question("1", "When?", ("3 May",)), 1, True, 0.6, 2.0, quote, Kind.DATE)
    page = html_report(Report((found,)), "q")
    table = page[page.index("Highlighted words") :]
    assert "<tr><th>date</th><td>1</td><td>1</td><td>1</td><td>1</td><td>100.0 %</td>" in table
    assert "Of the 0 questions whose kind is not known, 0 have" in table


def test_a_comparison_is_on_the_page() -> None:
    """With the questions that were gained."""
    before, now = Report((result("Gained?", rank=2),)), Report((result("Gained?", rank=1),))
    words = Page(html_report(now, "q", compare(now, before.to_json()))).words
    assert "What changed" in words
    assert re.search(r"Gained at rank 1 1\s*Gained\?", words)
    assert "rank before 2" in words


@given(st.floats(1e-3, 1e9))
def test_ticks_are_few_even_and_in_range(high: float) -> None:
    """From 0, at least two, at most six, up to the end of the axis."""
    found = ticks(high)
    assert 2 <= len(found) <= 6
    assert found[0] == 0
    assert found[-1] <= high * (1 + 1e-6)
    assert found[1] == pytest.approx(found[-1] / (len(found) - 1))
