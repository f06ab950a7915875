"""What each piece of the ranking gains: hit rates with the pieces added and left out one by one.

    python -m tests.quality.ablation                                            data that ships
    python -m tests.quality.ablation QUESTIONS.jsonl --articles ARTICLES.jsonl  and other data
    … --write                                                                   into ABLATION.md

The first table adds the pieces to stock rank_bm25, the second leaves out one at a time of all, the
third says what the first step of the search saves.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.evaluation.measuring import Question, first_hit, load_questions
from index.library import Library
from index.model import Answer
from index.signals import SIGNALS
from tests.quality import timing
from tests.quality.gate import ROOT
from tests.quality.pieces import ALL, PIECES, Bench, Ranking, first_steps
from tests.quality.typos import with_typo

PAGE = Path(__file__).parent / "ABLATION.md"
CUTOFFS = (1, 3, 5)
PRODUCT, MISTYPED = "the product", "the product, one typo a question"
_TOGETHER = {"related": "relations"}  # a signal that is nothing without a piece

Row = tuple[str, ...]
Shares = tuple[float, ...]  # hit@1, hit@3, hit@5 in percent


@dataclass(frozen=True, slots=True)
class Source:
    """A file of questions and the articles that they ask."""

    name: str
    questions: Path
    articles: Path


@dataclass(frozen=True, slots=True)
class Group:
    """Sources that are measured as one, under one heading."""

    name: str
    sources: tuple[Source, ...]


_DATA, _ARTICLES = ROOT / "tests" / "data", ROOT / "index" / "articles"
SHIPPED = Group(
    "shipped",
    (
        Source("everyday", _DATA / "shipped" / "everyday.jsonl", _ARTICLES),
        Source("hard", _DATA / "shipped" / "questions.jsonl", _ARTICLES),
        Source("small", _DATA / "small" / "questions.jsonl", _DATA / "small" / "articles.jsonl"),
        Source("news", _DATA / "news" / "questions.jsonl", _DATA / "news" / "articles.jsonl"),
        Source("press", _DATA / "press" / "questions.jsonl", _DATA / "press" / "articles.jsonl"),
        Source("desk", _DATA / "desk" / "questions.jsonl", _DATA / "desk" / "articles.jsonl"),
        Source("topics", _DATA / "topics" / "questions.jsonl", _DATA / "topics" / "articles.jsonl"),
        Source("gist", _DATA / "gist" / "questions.jsonl", _DATA / "gist" / "articles.jsonl"),
    ),
)


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one group: the answerable questions of each source, the shares of every ranking."""

    group: str
    questions: dict[str, int]
    added: dict[str, Shares]
    left_out: dict[str, Shares]


def added(bench: Bench) -> list[tuple[str, Ranking]]:
    """The rankings of the first table: each has one piece more than the one before it."""
    off = ALL - {"stems", "bag"}
    rankings = first_steps(bench.snapshot)
    for name in _order():
        off -= {name, _TOGETHER.get(name)}
        rankings.append((f"+ {_label(name)}", bench.less(*off)))
    return rankings


def _order() -> list[str]:
    """The pieces in the order in which they are added to the bag's stems."""
    signals = [s.name for s in SIGNALS if s.name != "bag" and s.name not in _TOGETHER]
    return ["how", "context", *signals, "spelling", *_TOGETHER, "phrases", "told", "passages"]


def left_out(bench: Bench) -> list[tuple[str, Ranking]]:
    """The rankings of the second table: the product, then the product less one piece each."""
    names = [*PIECES, *(signal.name for signal in SIGNALS)]
    product, uncorrected = bench.less(), bench.less("spelling")
    return [
        (PRODUCT, product),
        *((f"less {name}", bench.less(name)) for name in names),
        (MISTYPED, lambda text: product(mistyped(text))),
        ("less spelling, one typo a question", lambda text: uncorrected(mistyped(text))),
    ]


def _label(name: str) -> str:
    helps = PIECES | {signal.name: signal.help for signal in SIGNALS}
    return f"{name}: {helps[name]}"


def mistyped(text: str) -> str:
    """The text with a random slip; the same text always gets the same."""
    return with_typo(text, random.Random(text))


def measure(group: Group) -> Figures:
    """The shares of all rankings over the answerable questions of a group."""
    counts: dict[str, int] = {}
    tables: tuple[dict[str, list[int]], ...] = ({}, {})
    for source in group.sources:
        questions = [q for q in load_questions(source.questions) if q.answers]
        counts[source.name] = len(questions)
        with Library.temporary(source.articles) as library:
            bench = Bench(library.snapshot())
            both = tuple(zip(tables, (added(bench), left_out(bench)), strict=True))
            for question in questions:  # on the outside: the bench keeps what rankings share
                for table, rankings in both:
                    for name, ranking in rankings:
                        table.setdefault(name, []).append(rank(bench, ranking, question))
    first, second = ({name: shares(found) for name, found in t.items()} for t in tables)
    return Figures(group.name, counts, first, second)


def rank(bench: Bench, ranking: Ranking, question: Question) -> int:
    """The rank of the first hit, from 1; 0 where none of the first ten is one."""
    quotes = tuple(map(bench.quote, ranking(question.text)))
    answer = Answer(question.text, answered=True, confidence=1.0, quotes=quotes)
    return first_hit(question, answer) or 0


def shares(ranks: Sequence[int]) -> Shares:
    """The share of questions, in percent, with a hit within each of the cutoffs."""
    return tuple(100 * sum(0 < r <= k for r in ranks) / max(1, len(ranks)) for k in CUTOFFS)


def added_table(groups: Sequence[Figures]) -> list[Row]:
    """The first table, its header first: shares, and what the step gains in hit@1."""
    rows = [_header("step", groups, [f"hit@{k}" for k in CUTOFFS] + ["gain"])]
    before: list[Shares | None] = [None] * len(groups)
    for name in groups[0].added:
        found = [group.added[name] for group in groups]
        cells = [
            (*map(_share, now), "" if old is None else _change(now[0] - old[0]))
            for now, old in zip(found, before, strict=True)
        ]
        rows.append((name, *(cell for group in cells for cell in group)))
        before = [*found]
    return rows


def left_out_table(groups: Sequence[Figures]) -> list[Row]:
    """The second table, its header first: the product's shares, then what each piece's absence
    changes, in points; of the rows with typos against the product with typos.
    """
    rows = [_header("ranking", groups, [f"hit@{k}" for k in CUTOFFS])]
    whole = PRODUCT
    for name in groups[0].left_out:
        whole = name if name in (PRODUCT, MISTYPED) else whole
        cells: list[str] = []
        for group in groups:
            now, product = group.left_out[name], group.left_out[whole]
            cells += (
                map(_share, now)
                if name == whole
                else (_change(a - b) for a, b in zip(now, product, strict=True))
            )
        rows.append((name, *cells))
    return rows


def _header(first: str, groups: Sequence[Figures], columns: list[str]) -> Row:
    first_column, *others = columns
    named = ((f"{group.group} {first_column}", *others) for group in groups)
    return (first, *(column for group in named for column in group))


def _share(value: float) -> str:
    return f"{value:.1f}"


def _change(value: float) -> str:
    return f"{value:+.1f}" if abs(value) >= 0.05 else "0"


def aligned(rows: Sequence[Row]) -> Iterable[str]:
    """The rows as a Markdown table whose columns line up as plain text too."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    for row in (rows[0], rule, *rows[1:]):
        cells = [row[0].ljust(widths[0])]
        cells += (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        yield f"| {' | '.join(cells)} |"


def page(groups: Sequence[Figures], command: str) -> str:
    """The first two tables with what a reader needs to know of them, as Markdown."""
    lines = ["# What each piece of the ranking gains", "", f"Made by `{command}`.", ""]
    for group in groups:
        sets = ", ".join(f"{name} {count:,}" for name, count in group.questions.items())
        total = sum(group.questions.values())
        lines.append(
            f"- {group.group}: {total:,} questions that have an answer ({sets});"
            f" one is {100 / max(1, total):.2f} points"
        )
    lines += ["", _ABOUT_ADDED, "", *aligned(added_table(groups))]
    lines += ["", _ABOUT_LEFT_OUT, "", *aligned(left_out_table(groups))]
    return "\n".join(lines) + "\n"


def times(sources: Iterable[Source]) -> str:
    """The third table with what a reader needs to know of it, as Markdown."""
    rows = timing.table([timing.measure(s.name, s.questions, s.articles) for s in sources])
    return "\n".join(["", _ABOUT_TIMES, "", *aligned(rows), ""])


_ABOUT_ADDED = """\
## Added one by one
Each row has the pieces of all rows above it; the last row is the product. Figures are percent, the
gain in hit@1 is in points. The signals have the product's weights in every row, so a signal can
look better or worse here than with weights fitted for its row."""
_ABOUT_LEFT_OUT = """\
## Left out one at a time
The product less one piece, the other weights unchanged: the change in points, below zero where the
piece helps. `bag` is the BM25 score itself, which still finds the candidates; `relations` is the
table that `related` and `told` look up; less `passages`, every sentence of the library is looked
at, and not those of the best passages alone. The last row is compared with the row above it: each
question got one random typo. Hit rates do not show what a piece does for the confidence, which
decides whether a hit is shown as an answer."""
_ABOUT_TIMES = """\
## What the best passages save
Median milliseconds from a question to its ten best sentences, on the machine where this was made.
The rows `passages` above say what it changes in the hit rates. In a library of a few hundred
sentences all passages are among the best."""


def main() -> None:
    """Print the page; with --write keep it as ABLATION.md."""
    parser = argparse.ArgumentParser(description="Measure what each piece of the ranking gains.")
    parser.add_argument("questions", type=Path, nargs="?")
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--write", action="store_true", help="write ABLATION.md too")
    options = parser.parse_args()
    if (options.questions is None) != (options.articles is None):
        parser.error("questions and --articles go together; give both or neither")
    groups, command = [SHIPPED], "python -m tests.quality.ablation"
    if options.questions:
        name = options.questions.resolve().parent.name
        groups.append(Group(name, (Source(name, options.questions, options.articles),)))
        command += " QUESTIONS.jsonl --articles ARTICLES.jsonl"
    text = page([measure(group) for group in groups], f"{command} --write")
    text += times(source for group in groups for source in group.sources)
    print(text, end="")
    if options.write:
        PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
