"""The benchmark's command line: `python -m tests.bench --help`."""

from __future__ import annotations

import os

# Before numpy is imported: one thread for everybody, here and in the processes that follow.
for _name in ("OMP", "OPENBLAS", "MKL", "NUMBA"):
    os.environ.setdefault(f"{_name}_NUM_THREADS", "1")
os.environ["DISABLE_TQDM"] = "1"

import argparse  # noqa: E402
import sys  # noqa: E402
from importlib.util import find_spec  # noqa: E402
from pathlib import Path  # noqa: E402

from index.errors import VerbatimError  # noqa: E402
from tests.bench import growing, loop, questions, timing  # noqa: E402
from tests.bench.isolation import say  # noqa: E402
from tests.bench.job import Job  # noqa: E402
from tests.bench.libraries import SHIPPED, BenchError  # noqa: E402
from tests.bench.plot import draw  # noqa: E402
from tests.bench.report import report  # noqa: E402
from tests.bench.results import Results  # noqa: E402
from tests.bench.timing import ENGINES  # noqa: E402

PARTS = {
    "scorer": (timing.measure, (10_000, 100_000, 1_000_000, 5_000_000)),
    "questions": (questions.measure, (SHIPPED, 10_000, 50_000, 1_000_000)),
    "growing": (growing.measure, (SHIPPED, 10_000, 50_000, 1_000_000)),
    "loop": (loop.measure, (SHIPPED, 10_000, 50_000, 1_000_000)),
}


def main() -> int:
    """Measure what was asked for and report all that is known; 1 where it cannot go on."""
    options = _options()
    if not find_spec("psutil"):
        print("psutil is not installed; install requirements-bench.txt", file=sys.stderr)
        return 1
    job = Job(options.out, options.text, options.questions, options.seed, _engines(options.engines))
    results = Results(options.out)
    try:
        for part in options.parts:
            _measure(job, results, part, options.sizes)
    except (BenchError, VerbatimError, OSError) as error:
        print(f"tests.bench: {error}", file=sys.stderr)
        return 1
    _report(results, options.out)
    return 0


def _measure(job: Job, results: Results, part: str, sizes: tuple[int, ...] | None) -> None:
    measure, usual = PARTS[part]
    for size in sizes or usual:
        if part != "scorer" or size != SHIPPED:
            results.add(part, size, measure(job, size))


def _report(results: Results, out: Path) -> None:
    text = report(results)
    print(text)
    (out / "report.md").write_text(text, encoding="utf-8")
    if not find_spec("matplotlib"):
        say("growth.png is left out: matplotlib is not installed; install requirements-bench.txt")
    elif draw(results, out / "growth.png"):
        say(f"drawn: {out / 'growth.png'}")


def _engines(wanted: list[str]) -> tuple[str, ...]:
    found = []
    for name in wanted:
        if lacks := ENGINES[name].lacks():
            say(f"{name} is left out: {lacks} is not installed; install requirements-bench.txt")
        else:
            found.append(name)
    return tuple(found)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench",
        description="Measure Verbatim beside other engines, and whole questions at every size.",
        epilog="Corpora, indexes and libraries stay in the out folder and are not built again; "
        "delete them there to begin anew. The report shows all that was measured so far; "
        "measuring a part at a size again replaces its figures.",
    )
    add = parser.add_argument
    add("--sizes", type=_sizes, metavar="N,…", help="sentences, or shipped; each part has its own")
    add("--parts", type=_among(PARTS), default=list(PARTS), metavar="PART,…", help=", ".join(PARTS))
    names = ", ".join(ENGINES)
    add("--engines", type=_among(ENGINES), default=list(ENGINES), metavar="NAME,…", help=names)
    real = "real articles (JSON lines) that the corpora begin with"
    add("--text", type=_file, nargs="+", default=(), metavar="FILE", help=real)
    asked = "real questions (JSON lines), asked beside the made ones"
    add("--questions", type=_file, nargs="+", default=(), metavar="FILE", help=asked)
    add("--seed", type=int, default=1, help="of all that is made; 1 where it is not given")
    folder = "where everything is kept; data/bench where it is not given"
    add("--out", type=Path, default=Path("data/bench"), metavar="FOLDER", help=folder)
    options = parser.parse_args()
    options.out = options.out.resolve()
    options.text, options.questions = tuple(options.text), tuple(options.questions)
    return options


def _sizes(text: str) -> tuple[int, ...]:
    sizes = []
    for word in text.replace("_", "").split(","):
        if word != "shipped" and not (word.isdigit() and int(word) >= 100):
            raise argparse.ArgumentTypeError(f"{word!r} is no size: a number from 100, or shipped")
        sizes.append(SHIPPED if word == "shipped" else int(word))
    return tuple(sizes)


def _among(known: dict[str, object]):
    def chosen(text: str) -> list[str]:
        for name in (names := text.split(",")):
            if name not in known:
                choice = ", ".join(known)
                raise argparse.ArgumentTypeError(f"{name!r} is unknown; choose from {choice}")
        return names

    return chosen


def _file(text: str) -> Path:
    path = Path(text).resolve()
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"{text}: no such file; name a file of JSON lines")
    return path


if __name__ == "__main__":
    sys.exit(main())
