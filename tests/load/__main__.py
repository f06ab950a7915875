"""The load tests' command line: `python -m tests.load --help`."""

from __future__ import annotations

import argparse
import asyncio
import io
import sys
import tempfile
from contextlib import redirect_stdout
from importlib.util import find_spec
from pathlib import Path

from tests.load.burst import Burst, burst
from tests.load.soak import Outcome, Plan, soak


def main() -> int:
    """Run what was asked for; 1 where something was lost."""
    options = _options()
    if not find_spec("psutil"):
        print("psutil is not installed; install requirements-bench.txt", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder, redirect_stdout(io.StringIO()):
        outcome = asyncio.run(_run(options, Path(folder)))
    print(outcome.report())
    if isinstance(outcome, Outcome) and options.log:
        options.log.write_text(outcome.log, encoding="utf-8")
    return 1 if outcome.faults() else 0


async def _run(options: argparse.Namespace, folder: Path) -> Burst | Outcome:
    if options.what == "burst":
        return await burst(folder, options.questions, options.users, options.seed)
    minutes, rate = options.minutes, options.rate
    plan = Plan(seconds=60 * minutes, rate=rate, users=options.users, seed=options.seed)
    return await soak(folder, plan, look=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.load",
        description="The bot as a process of its own, under load, on the loopback Discord.",
        epilog="burst: questions at once; soak: a steady stream of them through all faults.",
    )
    add = parser.add_argument
    add("what", nargs="?", choices=("burst", "soak"), default="burst", help="burst if not given")
    add("--users", type=int, default=250, metavar="N", help="who ask; 250")
    add("--seed", type=int, default=1, help="of what is done, by whom and where; 1")
    add("--questions", type=int, default=1000, metavar="N", help="of the burst; 1000")
    add("--minutes", type=float, default=10, metavar="N", help="of the soak; 10")
    add("--rate", type=float, default=8, metavar="N", help="questions a second of the soak; 8")
    add("--log", type=Path, metavar="FILE", help="where the bot's log of the soak is written")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
