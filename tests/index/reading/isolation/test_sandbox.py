"""Documents that break what reads them, read by real processes."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from index.model import Article
from index.reading.document import Document, Refusal
from index.reading.isolation.limits import MEGABYTE, Limits
from index.reading.isolation.sandbox import Sandbox

ODD = "tests.index.reading.isolation.odd"
LIMITS = Limits(memory=512 * MEGABYTE, answer=MEGABYTE)
SHORT = Limits(seconds=2, memory=512 * MEGABYTE)
SECONDS = 30.0  # until a process that ought to be gone is given up


def document(word: str, name: str = "a") -> Document:
    """A document that makes the odd reader do so."""
    return Document(word.encode("utf-8", "surrogateescape"), f"folder/{name}", name)


def outcomes(
    *words: str, limits: Limits = LIMITS, workers: int = 1
) -> list[list[Article | Refusal]]:
    """What is found in such documents."""
    with Sandbox(workers, limits, program=ODD) as sandbox:
        return list(sandbox.read(map(document, words)))


def said(found: list[Article | Refusal]) -> str:
    """The text of the one article, or the reason of the one refusal."""
    (one,) = found
    return one.text if isinstance(one, Article) else one.reason


def children() -> set[int]:
    """The processes that this one has started and that are still there."""
    return {each.pid for each in psutil.Process().children(recursive=True)}


@pytest.fixture(autouse=True)
def none_left() -> Iterator[None]:
    """No process stays behind, whatever the test did."""
    before = children()
    yield
    assert children() <= before


def until(true: Callable[[], bool]) -> None:
    """Wait for it; raises AssertionError where it never comes true."""
    end = time.monotonic() + SECONDS
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


FAULTS = {
    "eat": "needs more than 512 MB of memory to read; split it or save its text as .txt",
    "crash": "broke its reader (SIGSEGV); save its text as .txt and add that",
    "killed": "its reader was killed, most likely since memory ran out; try it by itself",
    "leave": "broke its reader (SystemExit); save its text as .txt and add that",
    "leave_at_once": "broke its reader (exit code 3); save its text as .txt and add that",
    "fail": "broke its reader (KeyError); save its text as .txt and add that",
    "much": "holds more than 1 MB of articles; split it",
    "half": "has half a character (a lone surrogate); save its text as .txt and add that",
    "": "holds no text of its own; put the article there or leave it out",
}


def test_what_goes_wrong_is_one_refusal_and_the_next_is_read() -> None:
    """It names the document, the fault and the remedy; the reader goes on or is replaced."""
    words = [word for fault in FAULTS for word in ("The tram is late.", fault)]
    found = outcomes(*words)
    assert list(map(said, found[::2])) == ["The tram is late."] * len(FAULTS)
    for (refusal,), reason in zip(found[1::2], FAULTS.values(), strict=True):
        assert isinstance(refusal, Refusal)
        assert refusal.source == "folder/a"
        assert refusal.reason.startswith(reason)


def test_a_reader_writes_nothing_to_files(tmp_path: Path) -> None:
    """Wherever it may write."""
    (found,) = outcomes(f"write {tmp_path / 'file'}")
    assert said(found) == "broke its reader (OSError); save its text as .txt and add that"
    assert (tmp_path / "file").stat().st_size == 0


@pytest.mark.parametrize("word", ["hang", "spin"])
def test_a_reader_that_takes_too_long_is_ended(word: str) -> None:
    """Whether it waits or works."""
    odd, after = outcomes(word, "The tram is late.", limits=SHORT)
    assert said(odd) == (
        "took longer than 2 s to read; split it or save its text as .txt and add that"
    )
    assert said(after) == "The tram is late."


def test_what_was_found_before_a_fault_is_kept() -> None:
    """And so are the document's own refusals."""
    ((first, second, third),) = outcomes("partly")
    assert isinstance(first, Article)
    assert (first.id, first.source) == ("first", "first")
    assert second == Refusal("second", "is blank; leave it out")
    assert third == Refusal("folder/a", "ends too early; send it again")


def test_a_reader_that_prints_is_not_heard() -> None:
    """Nor does it get what is meant for the process."""
    noisy, after = outcomes("chatter", "The tram is late.")
    assert said(noisy).startswith(("heard ''", "broke its reader (BlockingIOError)"))  # no children
    assert said(after) == "The tram is late."


def test_children_of_a_reader_end_with_it() -> None:
    """Where it may have any."""
    (found,) = outcomes("family")
    kind, _, pid = said(found).partition(" ")
    if kind == "child":
        until(lambda: not psutil.pid_exists(int(pid)))
    else:
        assert "BlockingIOError" in said(found)


def test_a_copy_of_a_reader_holds_nobody_up() -> None:
    """It ends as it begins, so that the end of the reader is seen."""
    started = time.monotonic()
    (found,) = outcomes("fork")
    assert "broke its reader" in said(found)
    assert time.monotonic() - started < LIMITS.seconds


def test_a_reader_sees_nothing_of_its_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    """No token, no folder, no file, no terminal; and it has its limits."""
    monkeypatch.setenv("DISCORD_TOKEN", "secret")
    monkeypatch.setenv("ANYTHING", "secret")
    (found,) = outcomes("look")
    seen = json.loads(said(found))
    kept = {"LC_CTYPE", "LD_LIBRARY_PATH", "PYTHONPATH", "PYTHONHOME", "PYTHONUTF8"}
    kept.add("OPENBLAS_NUM_THREADS")
    assert set(seen["environment"]) <= kept
    assert "secret" not in said(found)
    assert seen["folder"] == "/"
    assert seen["session"]
    assert len(seen["files"]) <= 8  # standard ones, two pipes, the listing itself
    assert seen["limits"] == [0, 0, LIMITS.memory]


def can_leave_the_network() -> bool:
    """Whether this system lets a process do so."""
    program = "from index.reading.isolation.limits import _leave_network as go; import os; go();"
    program += "print(os.listdir('/proc/self/ns') and os.readlink('/proc/self/ns/net'))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    return done.stdout.strip() != os.readlink("/proc/self/ns/net")


@pytest.mark.skipif(not can_leave_the_network(), reason="no network namespaces here")
def test_a_reader_reaches_no_server() -> None:
    """Not even on this machine."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        (found,) = outcomes(f"call {server.getsockname()[1]}")
    assert "broke its reader (OSError)" in said(found)


def test_documents_come_back_in_their_order() -> None:
    """However many processes read them, and whatever breaks."""
    words = [f"Tram {number} is late." for number in range(60)]
    words[7] = words[31] = "crash"
    words[40] = "fail"
    found = list(map(said, outcomes(*words, workers=3)))
    for word, text in zip(words, found, strict=True):
        assert text.startswith("broke its reader" if word in ("crash", "fail") else word)


def test_few_documents_are_taken_ahead() -> None:
    """So that the memory that they take is bounded, however many there are."""
    taken: list[int] = []

    def endless() -> Iterator[Document]:
        for number in range(10_000):
            taken.append(number)
            yield document(f"Tram {number} is late.")

    with Sandbox(2, LIMITS, program=ODD) as sandbox:
        found = sandbox.read(endless())
        assert said(next(found)) == "Tram 0 is late."
        assert len(taken) <= sandbox.ahead
        assert said(next(found)) == "Tram 1 is late."
        assert len(taken) <= sandbox.ahead + 1


def test_an_archive_has_time_for_each_member() -> None:
    """And a bound for all of them; what was found before one that takes too long stays."""
    limits = Limits(seconds=1.0, archive=60.0, memory=512 * MEGABYTE)
    mark = "PK\x03\x04"
    found, (first, late) = outcomes(f"{mark} 0.8 0.8 0.8 0.8", f"{mark} 0.1 30", limits=limits)
    assert len(found) == 4
    assert isinstance(first, Article)
    assert said([late]) == "took longer than 1 s to read; split it or add it by itself"
    whole = Limits(seconds=5.0, archive=1.0, memory=512 * MEGABYTE)
    (all_late,) = outcomes(f"{mark} 0.6 0.6 0.6 0.6", limits=whole)
    assert said(all_late).startswith("took longer than 1 s to read")


def test_a_long_text_has_more_time() -> None:
    """Its sentences are found in time that grows with it; what else a document is, it does not."""
    limits = Limits(seconds=4.0, stretch=4, memory=512 * MEGABYTE)
    nap = document("nap 5")
    with Sandbox(1, limits, program=ODD) as sandbox:
        text, other = map(said, sandbox.read([replace(nap, kind="text"), nap]))
    assert text == "rested"
    assert other.startswith("took longer than 4 s to read")


def test_a_process_makes_room_for_a_fresh_one() -> None:
    """After so many documents, or much memory; until then it reads on."""
    few = Limits(documents=2, memory=512 * MEGABYTE)
    pids = list(map(said, outcomes(*["who"] * 5, limits=few)))
    assert pids[0] == pids[1] != pids[2] == pids[3] != pids[4]
    tight = Limits(memory=380 * MEGABYTE)
    first, second, _, third = map(said, outcomes("who", "who", "swell", "who", limits=tight))
    assert first == second != third


def test_a_process_that_ended_unasked_is_replaced() -> None:
    """No document is blamed for it."""
    with Sandbox(1, LIMITS, program=ODD) as sandbox:
        documents = (document(word) for word in ("who", "who"))
        (first,) = sandbox.read([next(documents)])
        process = psutil.Process(int(said(first).split()[1]))
        process.kill()
        until(lambda: process.status() == psutil.STATUS_ZOMBIE)
        (second,) = sandbox.read(documents)
    assert said(second).startswith("process ")
    assert said(second) != said(first)


def test_large_documents_are_not_sent() -> None:
    """The refusal tells the size; what is just small enough arrives whole."""
    limits = Limits(document=MEGABYTE, answer=4 * MEGABYTE, memory=512 * MEGABYTE)
    text = "tram " * (MEGABYTE // 5)
    fits, large = outcomes(text, "x" * (MEGABYTE + 1), limits=limits)
    assert said(fits) == text
    assert said(large) == "has 2 MB where 1 are read; split it"


def test_nothing_starts_before_it_is_needed() -> None:
    """Neither with the sandbox nor with its second worker."""
    before = children()
    with Sandbox(2, LIMITS, program=ODD) as sandbox:
        assert children() == before
        for word in ("One.", "Two.", "Three."):
            list(sandbox.read([document(word)]))
        assert len(children() - before) == 1


def test_a_program_that_does_not_start_is_a_refusal() -> None:
    """As for a broken installation; nothing waits for it."""
    with Sandbox(1, LIMITS, program="tests.index.reading.isolation.nowhere") as sandbox:
        ((refusal,),) = sandbox.read([document("The tram is late.")])
    assert isinstance(refusal, Refusal)
    assert "reader" in refusal.reason or "read it" in refusal.reason


def test_an_exception_ends_what_is_under_way() -> None:
    """At once, not when the documents are read."""

    def fail() -> None:
        with Sandbox(2, program=ODD) as sandbox:
            for _ in range(3):
                sandbox.start(lambda: document("hang"))
            until(lambda: len(children()) >= 2)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()


def test_an_interruption_ends_what_is_under_way() -> None:
    """Ctrl-C while the answer is waited for."""
    main = threading.get_ident()

    def wait() -> None:
        with Sandbox(1, program=ODD) as sandbox:
            threading.Timer(0.5, signal.pthread_kill, (main, signal.SIGINT)).start()
            list(sandbox.read([document("hang")]))

    with pytest.raises(KeyboardInterrupt):
        wait()


PARENT = f"""
import sys
from index.reading.document import Document
from index.reading.isolation.limits import Limits
from index.reading.isolation.sandbox import Sandbox
with Sandbox(2, Limits(seconds=2), program={ODD!r}) as sandbox:
    for word in sys.argv[1:]:
        sandbox.start(lambda word=word: Document(word.encode(), word, word))
    for found in sandbox.read(Document(b"who", "w", "w") for _ in range(2)):
        print(found[0].text, flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize("words", [(), ("hang",)])
def test_no_process_outlives_a_parent_that_was_killed(words: tuple[str, ...]) -> None:
    """One that waits for documents ends at once, one that is busy when its time is over."""
    folder = Path(__file__).parents[4]
    with subprocess.Popen(
        [sys.executable, "-c", PARENT, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=folder,
    ) as parent:
        assert parent.stdout
        parent.stdout.readline()
        left = psutil.Process(parent.pid).children()
        assert left
        parent.kill()
    until(lambda: not any(each.is_running() for each in left))
