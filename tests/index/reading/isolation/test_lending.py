"""A sandbox that is lent to one after another."""

import time
from collections.abc import Iterator

import psutil
import pytest

from index.reading.document import Document
from index.reading.isolation.lending import Lender

PAGE = b"<!doctype html><title>Tram</title><p>The tram is late on Friday.</p>"
SECONDS = 30.0  # until a process that ought to be gone is given up


@pytest.fixture
def lender() -> Iterator[Lender]:
    """One that keeps processes as long as the test lasts."""
    lender = Lender()
    yield lender
    lender.end()


def children() -> set[int]:
    """The processes that this one has started and that are still there."""
    return {each.pid for each in psutil.Process().children(recursive=True)}


def processes(lender: Lender, *documents: Document, workers: int = 1) -> set[int]:
    """Those that are there, of what was started meanwhile, when these documents are read."""
    before = children()
    with lender.lent(workers) as sandbox:
        assert all(list(sandbox.read(documents)))
    return children() - before


TEXT = Document(b"The tram is late.", "a.txt", "a.txt", kind="text")
LINES = Document(b'{"text": "The tram is late."}', "a.jsonl", "a.jsonl", kind="jsonlines")


def test_a_process_stays_for_the_next_plain_document(lender: Lender) -> None:
    """Its start is most of what a small one costs."""
    assert len(processes(lender, TEXT)) == 1
    assert not processes(lender, LINES, TEXT)


def test_a_process_that_read_a_page_reads_nobody_elses(lender: Lender) -> None:
    """The page could have taken it over."""
    assert not processes(lender, TEXT, Document(PAGE, "a.html", "a.html", kind="html"))
    assert not processes(lender, Document(PAGE, "a.html", "a.html"))


def test_what_fails_and_what_does_not_fit_is_not_kept(lender: Lender) -> None:
    """A sandbox in which something may be under way, or one of fewer processes."""
    before = children()
    broken = (document for document in [TEXT, None])
    with pytest.raises(AttributeError), lender.lent(1) as sandbox:
        list(sandbox.read(broken))  # type: ignore[arg-type]
    assert children() == before
    first = processes(lender, TEXT)
    second = processes(lender, TEXT, workers=2)
    assert not first & children()
    assert len(second) == 1


def test_two_have_a_sandbox_each(lender: Lender) -> None:
    """The last that is given back is kept."""
    before = children()
    with lender.lent(1) as one, lender.lent(1) as other:
        assert one is not other
        assert all((*one.read([TEXT]), *other.read([TEXT])))
        assert len(children() - before) == 2
    assert len(children() - before) == 1


def test_a_process_does_not_stay_for_ever() -> None:
    """It ends when nobody has come for a while."""
    before = children()
    lender = Lender(seconds=0.1)
    with lender.lent(1) as sandbox:
        assert all(sandbox.read([TEXT]))
    end = time.monotonic() + SECONDS
    while children() - before and time.monotonic() < end:
        time.sleep(0.05)
    assert children() <= before
