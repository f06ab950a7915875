"""What a document may cost, and how a process keeps itself to it."""

from __future__ import annotations

import math
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial

from index.reading.document import Document

if sys.platform != "win32":
    import resource

MEGABYTE = 2**20

PLAIN = frozenset({"text", "markdown", "jsonlines"})
"""Kinds of documents of which finding the sentences takes most of the time."""


class LateError(BaseException):
    """A member of an archive has taken its time; the message is the reason of a refusal. No reader
    takes it for a fault of its own.
    """


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take: `seconds` of time, and so each member of an archive, which may
    take `archive` seconds in all, and each `stretch` of plain text; `memory` of its process
    (address space), `document` and `answer` for what is sent there and back; these are in bytes.
    One process reads so many `documents` before it makes room for a fresh one.
    """

    seconds: float = 30.0
    archive: float = 900.0
    stretch: int = 4 * MEGABYTE
    memory: int = 1024 * MEGABYTE
    document: int = 64 * MEGABYTE
    answer: int = 64 * MEGABYTE
    documents: int = 1_000

    def time_for(self, document: Document) -> float:
        """The seconds that the document may take, or the first member of an archive."""
        stretches = len(document.data) / self.stretch if document.kind in PLAIN else 1
        return self.seconds * max(1, math.ceil(stretches))


LIMITS = Limits()

_ARCHIVE = b"PK\x03\x04"  # the first bytes of a ZIP archive

_FILES = 32  # that are open at once
_GRACE = 1.0  # seconds that the parent has to end a process before that ends itself
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000  # of unshare(2)


def confine(limits: Limits) -> None:
    """Give up what reading needs not, as far as the system can: on Linux and other Unix systems
    memory, writing to files, files, core dumps and (but for root) other processes; on Linux also
    the network, where the process may make namespaces. On Windows nothing.
    """
    if sys.platform == "win32":
        return
    _leave_network()
    most = {
        resource.RLIMIT_AS: limits.memory,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: _FILES,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NPROC: 0,
    }
    for what, value in most.items():
        with suppress(ValueError, OSError):  # a stricter limit holds, or the system knows none
            resource.setrlimit(what, (value, value))


def is_archive(data: bytes) -> bool:
    """Whether bytes look like an archive, whose members may take their time one by one."""
    return data.startswith(_ARCHIVE)


@contextmanager
def deadline(seconds: float, *, told: bool = False) -> Iterator[Callable[[], None]]:
    """End this process where the block takes longer, for who waits for it may be gone; whatever
    it is at, since it is the system that does so. What the block is given begins the time anew.
    With `told`, LateError is raised in the block before that, if Python code runs there.
    Does nothing on Windows.
    """
    if sys.platform == "win32":
        yield lambda: None
        return
    if told:
        signal.signal(signal.SIGALRM, partial(_tell, seconds))
    begin = partial(_give, seconds if told else seconds + _GRACE, seconds + _GRACE)
    begin()
    try:
        yield begin
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)


def _tell(seconds: float, *_: object) -> None:
    raise LateError(f"took longer than {seconds:g} s to read; split it or add it by itself")


def _give(clock: float, processor: float) -> None:
    """Let the system send a signal after so many seconds of the clock, which ends this process if
    it is not handled, and end it after so many of the processor.
    """
    if sys.platform == "win32":
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    cpu = math.ceil(used.ru_utime + used.ru_stime + processor)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (cpu, resource.RLIM_INFINITY))
    signal.setitimer(signal.ITIMER_REAL, clock)


def peak_memory() -> int:
    """The most memory that this process has had, in bytes; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    if sys.platform == "linux":  # getrusage counts what the process was forked from, too
        with suppress(OSError), open("/proc/self/status", encoding="ascii") as status:
            return next((_kilobytes(line) for line in status if line.startswith("VmHWM:")), 0)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _kilobytes(line: str) -> int:
    return int(line.split()[1]) * 1024


def _leave_network() -> None:
    """Move to a network of its own, which leads nowhere. Who is not root needs a user namespace
    for it; root would lose with one its access to files of others.
    """
    if sys.platform != "linux":
        return
    with suppress(ImportError, OSError, AttributeError):  # no ctypes, or a C library without it
        import ctypes

        unshare = ctypes.CDLL(None).unshare
        if unshare(_NEW_NETWORK) != 0 and os.geteuid() != 0:
            unshare(_NEW_USER | _NEW_NETWORK)
