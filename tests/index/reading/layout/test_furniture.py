"""What stands at the edges of pages."""

from index.reading.layout.furniture import body_size, footnotes, furniture
from index.reading.layout.lines import Line


def page(number: int, *texts: str, size: float = 11) -> list[Line]:
    """A page of these lines, the last at the bottom."""
    count = len(texts)
    return [Line(text, 72, 30 + 90 * (count - i), size, number) for i, text in enumerate(texts)]


def test_running_lines():
    """Lines at the same height of several pages are furniture, numbers aside; others are not."""
    pages = [
        page(n, f"Trams {n}", *(f"{name} {letter}" for letter in "abcdef"), f"- {n} -")
        for n, name in enumerate(["late", "soon", "then"], start=1)
    ]
    found = {line.text for line in furniture(pages)}
    assert found == {*(f"Trams {n}" for n in (1, 2, 3)), *(f"- {n} -" for n in (1, 2, 3))}


def test_page_numbers():
    """They are known even on a single page."""
    assert {line.text for line in furniture([page(1, "Late.", "Page 1 of 1")])} == {"Page 1 of 1"}
    assert furniture([page(1, "Late.", "Riders 12")]) == set()


def test_what_a_browser_prints():
    """Time and title above, address and number below; a time alone is the article's own."""
    head, foot = "11/29/26, 6:21\u202fPM Late | Gull", "https://gull.example/late?a=1 1/2"
    for first in (head, "29.11.2026, 18:21 Late", "2026-11-29, 18:21"):
        lines = page(0, first, "Late.", "Very.", "Soon.", foot)
        assert furniture([lines]) == {lines[0], lines[-1]}
        assert furniture([lines[:-1]]) == set()
    assert furniture([page(0, "Late.", "See https://gull.example/late 1/2")]) == set()


def test_footnotes():
    """Small print at the bottom that begins with a mark is notes; a page of small print is none."""
    small = [Line("2 See there.", 72, 30, 8, 1), Line("Smaller print.", 72, 50, 8, 1)]
    lines = [*page(1, "The tram is late.", "It is very late."), *small]
    assert body_size(lines) == 11
    assert footnotes(lines, 11) == small[:1]
    assert footnotes(small, 11) == []
