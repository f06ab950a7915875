"""The console script `verbatim`, also `python -m bot`."""

from __future__ import annotations

import io
import os
import sys

from bot.cli import cli


def main() -> None:
    """Run the command line and exit: 0 done, 1 a failure, 2 wrong usage or configuration."""
    _speak_utf8()
    _calculate_alone()
    cli(prog_name="verbatim")


def _speak_utf8() -> None:
    """Articles hold any character, so the streams are UTF-8 whatever the locale says."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _calculate_alone() -> None:
    """Nothing here multiplies large matrices; the threads that numpy starts for them, in this
    process and in all that it starts, take a tenth of a second each time and serve nobody.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


if __name__ == "__main__":
    main()
