"""One process that reads documents, started when it is needed and replaced when it is broken."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from typing import IO, Any

from index.model import Article
from index.reading.document import Document, Refusal
from index.reading.isolation.frames import document_as_json, found_from_json, receive, send
from index.reading.isolation.limits import MEGABYTE, PLAIN, Limits, is_archive

_TRIES = 2  # processes that a document is sent to, where one ends before it is asked
_AS_TEXT = "save its text as .txt and add that"
_ALONE = {"OPENBLAS_NUM_THREADS": "1"}  # numpy takes memory for each; nltk imports it
_KEPT = ("LD_LIBRARY_PATH", "PYTHONHOME", "SYSTEMROOT")  # what Python may need to start
_GROUP = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)  # Windows' way to keep Ctrl-C off


class _GoneError(Exception):
    """The process had ended before it was asked."""


class _BrokenError(Exception):
    """The document broke the process or one of its limits; the message is the reason."""


class Worker:
    """Reads one document at a time in a process of its own, which runs the module `program`.

    The process has a session of its own and a clean environment. It ends with this one, whatever
    that dies of, since its input ends then. `close` may be called from any thread.
    """

    def __init__(self, program: str, limits: Limits) -> None:
        self._program = program
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._changing = threading.Lock()  # the process may only be killed until it is waited for
        self._closed = self._late = self._strange = False

    def read(self, document: Document) -> list[Article | Refusal]:
        """What is found in the document; one refusal where it breaks the process or a limit."""
        self._strange |= document.kind not in PLAIN
        for _ in range(_TRIES):
            try:
                return self._read(document)
            except _GoneError:
                continue
            except _BrokenError as error:
                reason = str(error)
            except OSError as error:
                fault = f"no process could be started to read it ({error.strerror})"
                reason = f"{fault}; try again later"
            self._end()
            return [Refusal(document.source, reason)]
        return [Refusal(document.source, f"no process takes it to read it; {_AS_TEXT}")]

    def part(self) -> None:
        """End the process where it has read other than plain documents, which could have taken it
        over. Nothing is being read.
        """
        if self._strange:
            self._end()
            self._strange = False

    def close(self) -> None:
        """End the process, whatever it is at; none is started again."""
        self._closed = True
        self._end()

    def _read(self, document: Document) -> list[Article | Refusal]:
        process = self._running()
        assert process.stdin
        assert process.stdout
        limits = self._limits
        own = limits.time_for(document)
        seconds = limits.archive if is_archive(document.data) else own
        with self._timed(seconds):
            self._send(process.stdin, document)
            answer = self._received(process.stdout)
        if answer is None:
            raise _BrokenError(self._fate(own, seconds))
        try:
            found = [found_from_json(each) for each in answer["found"]]
            last = bool(answer["last"])
        except (ValueError, TypeError, KeyError):
            raise _BrokenError(f"broke its reader (no answer); {_AS_TEXT}") from None
        if last or self._late:
            self._end()
        return found

    def _send(self, asked: IO[bytes], document: Document) -> None:
        try:
            send(asked, document_as_json(document), document.data)
        except OSError:
            if self._late:
                return
            self._end()
            raise _GoneError from None

    def _received(self, answers: IO[bytes]) -> Any:
        """The answer; None where the process ends without any."""
        try:
            message = receive(answers, self._limits.answer)
        except OverflowError:
            most = self._limits.answer // MEGABYTE
            raise _BrokenError(f"holds more than {most:,} MB of articles; split it") from None
        except ValueError:
            raise _BrokenError(f"broke its reader (no JSON); {_AS_TEXT}") from None
        return message and message[0]

    def _fate(self, own: float, seconds: float) -> str:
        """What the process died of, as the reason of a refusal; it had so many seconds of its own,
        and for all of an archive.
        """
        code = self._end() or 0
        name = next((each.name for each in signal.Signals if each == -code), f"exit code {code}")
        if self._late or name in ("SIGALRM", "SIGXCPU"):
            took = seconds if self._late else own
            return f"took longer than {took:g} s to read; split it or {_AS_TEXT}"
        if name == "SIGKILL":
            return "its reader was killed, most likely since memory ran out; try it by itself"
        return f"broke its reader ({name}); {_AS_TEXT}"

    @contextmanager
    def _timed(self, seconds: float) -> Iterator[None]:
        """Kill the process where the block takes longer; it then sees the end of what it reads."""
        self._late = False
        timer = threading.Timer(seconds, self._give_up)
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()  # or it could kill the process of the next document

    def _give_up(self) -> None:
        with self._changing:
            self._late = True
            if self._process:
                _kill(self._process)

    def _running(self) -> subprocess.Popen[bytes]:
        with self._changing:
            if self._closed:
                raise _BrokenError("was not read before reading ended; read it again")
            if self._process is None:
                self._process = _started(self._program, self._limits)
            return self._process

    def _end(self) -> int | None:
        """Kill the process and those that it started; its exit code, None where there is none."""
        with self._changing:
            process, self._process = self._process, None
            if process is None:
                return None
            _kill(process)
            code = process.wait()
        for stream in (process.stdin, process.stdout):
            with suppress(OSError):  # what was not sent cannot be any more
                assert stream
                stream.close()
        return code


def _started(program: str, limits: Limits) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-P", "-m", program, json.dumps(asdict(limits))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=os.path.abspath(os.sep),
        env=_environment(),
        start_new_session=True,
        creationflags=_GROUP,
    )


def _environment() -> dict[str, str]:
    """What lets Python start and find what this process finds, and nothing else: no tokens."""
    places = [os.path.abspath(place) for place in sys.path if os.path.exists(place or os.curdir)]
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {**kept, **_ALONE, "PYTHONPATH": os.pathsep.join(places), "PYTHONUTF8": "1"}


def _kill(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
