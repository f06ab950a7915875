"""Documents → what is found in them, by several processes with limits."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from queue import LifoQueue
from types import TracebackType

from index.model import Article
from index.reading.document import Document, Refusal
from index.reading.isolation.limits import LIMITS, MEGABYTE, Limits
from index.reading.isolation.process import Worker

_PROGRAM = "index.reading.isolation.worker"
_AHEAD = 4  # documents for each process that are under way or wait for their turn

Result = list[Article | Refusal]


class Sandbox:
    """Reads documents by so many processes, each started when there is work for it.

    A context manager; its end, or `close`, ends the processes. One thread uses it at a time.
    """

    def __init__(
        self, workers: int = 1, limits: Limits = LIMITS, *, program: str = _PROGRAM
    ) -> None:
        self.workers, self.ahead = workers, _AHEAD * workers
        self._limits = limits
        self._all = [Worker(program, limits) for _ in range(workers)]
        self._idle: LifoQueue[Worker] = LifoQueue()  # so that few documents start few processes
        for worker in self._all:
            self._idle.put(worker)
        self._threads = ThreadPoolExecutor(workers)  # they wait for the processes

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the processes, whatever they are at; nothing is read any more."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._all:
            worker.close()
        self._threads.shutdown()

    def part(self) -> None:
        """End the processes that have read more than plain documents; others start as needed."""
        for worker in self._all:
            worker.part()

    def read(self, documents: Iterable[Document]) -> Iterator[Result]:
        """What is found in each document, in their order; few are taken ahead of what is asked."""
        flying: deque[Future[Result]] = deque()
        for document in documents:
            flying.append(self.start(partial(_itself, document)))
            if len(flying) >= self.ahead:
                yield flying.popleft().result()
        while flying:
            yield flying.popleft().result()

    def start(self, load: Callable[[], Document]) -> Future[Result]:
        """Begin to read the document that `load` gives when its turn comes, so that no more are in
        memory than are being read. What `load` raises, the result does.
        """
        return self._threads.submit(self._read, load)

    def _read(self, load: Callable[[], Document]) -> Result:
        document = load()
        if len(document.data) > self._limits.document:
            return [Refusal(document.source, too_large(len(document.data), self._limits))]
        worker = self._idle.get()
        try:
            return worker.read(document)
        finally:
            self._idle.put(worker)


def too_large(size: int, limits: Limits = LIMITS) -> str:
    """Why a document of so many bytes is refused."""
    megabytes, most = -(-size // MEGABYTE), limits.document // MEGABYTE
    return f"has {megabytes:,} MB where {most:,} are read; split it"


def _itself(document: Document) -> Document:
    return document
