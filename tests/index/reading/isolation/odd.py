"""A worker whose reader does as the document says: "hang", "crash", or whatever else is odd."""

import json
import os
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

from index.errors import ReadingError
from index.reading.document import Document, Draft, Found, Refusal
from index.reading.isolation.worker import main

KEPT: list[bytes] = []


def hang() -> str:
    """Wait for ever."""
    time.sleep(600)
    return ""


def nap(seconds: str) -> str:
    """Take so long."""
    time.sleep(float(seconds))
    return "rested"


def spin() -> str:
    """Be busy for ever, where no Python code gets to run."""
    return str(sum(range(10**12)))


def eat() -> str:
    """Take memory until there is none."""
    while True:
        KEPT.append(bytes(2**24))


def swell() -> str:
    """Take much memory, if not too much."""
    KEPT.append(b"x" * (200 * 2**20))
    return "swollen"


def crash() -> str:
    """Be ended by a signal, as broken C code is."""
    os.kill(os.getpid(), signal.SIGSEGV)
    return ""


def killed() -> str:
    """Be ended by the system."""
    os.kill(os.getpid(), signal.SIGKILL)
    return ""


def leave() -> str:
    """Try to end the process in the proper way."""
    sys.exit(3)


def leave_at_once() -> str:
    """End the process with no word."""
    os._exit(3)


def fail() -> str:
    """Raise what no reader should."""
    return str({}["x"])


def chatter() -> str:
    """Print, and read what nobody types."""
    print("noise" * 1000, flush=True)
    os.write(1, b"noise")
    subprocess.run(["echo", "noise"], check=True)
    return f"heard {sys.stdin.read()!r}"


def family() -> str:
    """Leave a child that outlives the reading."""
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    return f"child {child.pid}"


def fork() -> str:
    """Leave a copy of the process, which holds its pipes, and end."""
    if os.fork() == 0:
        time.sleep(600)
    os._exit(0)


def look() -> str:
    """What the process can see of the one that started it."""
    limits = (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE, resource.RLIMIT_AS)
    seen = {
        "environment": sorted(os.environ),
        "arguments": sys.argv[1:],
        "folder": os.getcwd(),
        "session": os.getsid(0) == os.getpid(),
        "files": sorted(os.listdir("/proc/self/fd")),
        "limits": [resource.getrlimit(limit)[0] for limit in limits],
    }
    return json.dumps(seen)


def write(path: str) -> str:
    """Write to a file."""
    with open(path, "wb", buffering=0) as file:
        file.write(b"x")
    return "written"


def call(port: str) -> str:
    """Talk to a server on this machine."""
    socket.create_connection(("127.0.0.1", int(port)), timeout=5).close()
    return "connected"


def much() -> str:
    """Find more than may be sent back."""
    return "many words " * 2**18


def half() -> str:
    """Find half a character."""
    return "half \ud83d a character"


def who() -> str:
    """Which process this is."""
    return f"process {os.getpid()}"


def read(document: Document) -> Iterator[Found]:
    """What the deed named in the document returns, or the document's own text for other words."""
    word = document.data.decode("utf-8", "surrogateescape")
    name, *arguments = word.split(" ") or [""]
    deed: Callable[..., str] | None = globals().get(name)
    if word.startswith("PK\x03\x04"):  # an archive; each member takes so many seconds
        for seconds in map(float, arguments):
            time.sleep(seconds)
            yield Draft("The tram is late.", document.source, id=str(seconds))
        return
    if word == "partly":
        yield Draft("The tram is late.", "first", id="first")
        yield Refusal("second", "is blank; leave it out")
        raise ReadingError("ends too early; send it again")
    yield Draft(deed(*arguments) if deed else word, document.source, id=document.name)


if __name__ == "__main__":
    main(read)
