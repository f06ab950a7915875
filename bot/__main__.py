"""The console script `verbatim`, also `python -m bot`."""

from __future__ import annotations

import io
import sys

from bot.cli import cli


def main() -> None:
    """Run the command line and exit: 0 done, 1 a failure, 2 wrong usage or configuration."""
    _speak_utf8()
    cli(prog_name="verbatim")


def _speak_utf8() -> None:
    """Articles hold any character, so the streams are UTF-8 whatever the locale says."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    main()
