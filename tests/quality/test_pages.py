"""Web pages are read at least as well as the floors say, and better than by the library alone."""

import json

from tests.quality import pages
from tests.quality.page_set import labelled_pages, plain

SCORES = [pages.scored(page) for page in labelled_pages()]


def test_floors_hold() -> None:
    """Text and metadata of the committed pages, which are those that the floors speak of."""
    floors = json.loads(pages.FLOORS.read_text(encoding="utf-8"))
    assert pages.faults(pages.measured(SCORES), pages.data_digest(), floors) == []


def test_targets_hold() -> None:
    """At least the library's F1 over all pages and over those held out; metadata right on 95 %."""
    for name, group in pages.groups(SCORES):
        found = pages.figures(group)
        if name in {"all", "held out"}:
            assert found["words"] >= found["library_words"]
            assert found["sentences"] >= found["library_sentences"]
            assert found["metadata"] >= 0.95


def test_a_missed_floor_and_other_pages_fail() -> None:
    """Each is said on a line of its own."""
    floors = {"data": "a", "floors": {"words": 0.9, "title": 1.0}}
    assert pages.faults({"words": 0.9, "title": 0.5}, "b", floors) == [
        "the pages have changed; look at the figures, then run with --update",
        "title is 50.0 %, its floor is 100.0 %",
    ]


def test_the_set_is_large_enough() -> None:
    """Forty pages of twelve outlets, a dozen of them held out."""
    hosts = {score.page.document.source.split("/")[2] for score in SCORES}
    assert len(SCORES) >= 40
    assert len(hosts) >= 12
    assert sum(score.page.held_out for score in SCORES) >= 12


def test_marked_text_is_plain() -> None:
    """The text that is expected is that of the marked elements, a line for each block."""
    assert plain("<p>A &amp; <b>b</b></p><table><tr><td>c<td>d</table>") == "A & b\nc d"
