"""How well web pages are read: text and metadata over labelled pages, beside trafilatura alone.

    python -m tests.quality.pages             a table of all groups
    python -m tests.quality.pages -v          … and what is wrong, page by page
    python -m tests.quality.pages --update    take what was measured as the new floors
    python -m tests.quality.pages --update --lower    … even where that lowers a floor

Text is compared by its words (their number counts, their order does not) and by its sentences; the
means over pages are given. Lines that repeat the title count for neither side: whether a headline
is part of the text is a matter of taste. A page that is refused though it has an article scores 0.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

from index.errors import ReadingError
from index.model import Article
from index.reading.document import Draft, Found
from index.reading.formats.html import read
from tests.quality.gate import digest
from tests.quality.page_set import PAGES, Labelled, labelled_pages

FLOORS = Path(__file__).parent / "page_floors.json"
FIELDS = ("title", "author", "publisher", "published", "updated", "url", "language", "notes")
_ARTICLES_OWN = {"section label", "headline", "table"}  # cuts that are still words of the article
_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"(?<=[.!?…。])[\"'”’»“]*\s+|\n")
_TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class Score:
    """What was found of one page: how well each text fits, and which fields are right."""

    page: Labelled
    words: float
    sentences: float
    library_words: float
    library_sentences: float
    fields: dict[str, bool]
    found: dict[str, Any]


def scored(page: Labelled) -> Score:
    """Read a page and hold it against its labels."""
    found = _found(page)
    if "refusal" in page.labels:
        right = page.labels["refusal"] in getattr(found, "reason", "")
        given = getattr(found, "reason", "an article")
        return Score(page, *[float(right)] * 2, 0, 0, {"refusal": right}, {"refusal": given})
    article = found.article() if isinstance(found, Draft) else None
    own = _kept(article) if article else ""
    library = _by_library(page)
    title = page.labels["title"]
    texts = [(text, measure) for text in (own, library) for measure in (_words, _sentences)]
    figures = [f1(measure(text, title), measure(page.text, title)) for text, measure in texts]
    values = {name: getattr(article, name, None) for name in FIELDS}
    values["text"] = own
    right = {name: _is_right(values[name], page.labels.get(name)) for name in FIELDS}
    return Score(page, *figures, right, values)


def _found(page: Labelled) -> Found | None:
    try:
        return next(read(page.document))
    except ReadingError as error:
        print(f"{page.name}: {error}", file=sys.stderr)
        return None


def _kept(article: Article) -> str:
    """The words of the article: its text outside the cuts, with its headings and tables."""
    text, end = [], 0
    for cut in article.cuts:
        if cut.kind not in _ARTICLES_OWN:
            text.append(article.text[end : cut.start])
            end = cut.end
    return "\n".join([*text, article.text[end:]])


def _by_library(page: Labelled) -> str:
    """What trafilatura makes of the page by itself."""
    from trafilatura import extract

    return extract(page.document.data, include_comments=False) or ""


def _is_right(value: Any, label: Any) -> bool:
    """Whether the value is the label; of a list of strings, one of them."""
    if isinstance(value, tuple):
        return list(value) == (label or [])
    return value in label if isinstance(label, list) else value == label


def _words(text: str, title: str) -> Counter[Any]:
    lines = (line for line in text.split("\n") if _plain(line) != _plain(title))
    return Counter(word for line in lines for word in _tokens(line))


def _tokens(line: str) -> list[str]:
    """The words; each character of scripts that do not part words."""
    return [
        token
        for word in _WORD.findall(line.casefold())
        for token in (word if re.search("[\u3040-\u30ff\u4e00-\u9fff]", word) else [word])
    ]


def _sentences(text: str, title: str) -> Counter[Any]:
    plains = map(_plain, _SENTENCE.split(text))
    return Counter(plain for plain in plains if plain and plain != _plain(title))


def _plain(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))


def f1(found: Counter[Any], expected: Counter[Any]) -> float:
    """The harmonic mean of precision and recall; 0 where nothing is right."""
    right = (found & expected).total()
    return 2 * right / max(1, found.total() + expected.total())


def figures(scores: Sequence[Score]) -> dict[str, float]:
    """The measures over pages with an article, and the share of right fields of all pages."""
    texts = [score for score in scores if "refusal" not in score.page.labels]
    means = {
        name: round(fmean(getattr(score, name) for score in texts), 4)
        for name in ("words", "sentences", "library_words", "library_sentences")
        if texts
    }
    fields: dict[str, list[bool]] = defaultdict(list)
    for score in scores:
        for name, right in score.fields.items():
            fields[name].append(right)
    shares = {name: round(fmean(rights), 4) for name, rights in fields.items()}
    every = [right for rights in fields.values() for right in rights]
    return {**means, **shares, "metadata": round(fmean(every), 4)}


def groups(scores: Sequence[Score]) -> Iterable[tuple[str, list[Score]]]:
    """The pages by their group, then those that were held out, then all."""
    by_group: dict[str, list[Score]] = defaultdict(list)
    for score in scores:
        by_group[score.page.labels["group"]].append(score)
    yield from sorted(by_group.items())
    held_out = [score for score in scores if score.page.held_out]
    if held_out:
        yield "known", [score for score in scores if not score.page.held_out]
        yield "held out", held_out
    yield "all", list(scores)


def table(scores: Sequence[Score]) -> Iterable[str]:
    """The measures in percent, a line for each group."""
    rows = [(name, len(group), figures(group)) for name, group in groups(scores)]
    columns = list(rows[-1][2])
    yield " " * 17 + " ".join(f"{column.replace('library_', 'lib. '):>9.9}" for column in columns)
    for name, size, row in rows:
        cells = (f"{100 * row[column]:9.1f}" if column in row else " " * 9 for column in columns)
        yield f"{name:<12}{size:4} " + " ".join(cells)


def faults(measured: dict[str, float], data: str, floors: dict[str, Any]) -> list[str]:
    """What is below its floor, or measured on other pages than the floors."""
    lost = [
        f"{name} is {100 * measured.get(name, 0):.1f} %, its floor is {100 * floor:.1f} %"
        for name, floor in floors["floors"].items()
        if measured.get(name, 0) < floor - _TOLERANCE
    ]
    if data != floors["data"]:
        lost.insert(0, "the pages have changed; look at the figures, then run with --update")
    return lost


def measured(scores: Sequence[Score]) -> dict[str, float]:
    """The measures that have floors: all but the library's own."""
    found = figures(scores)
    return {name: value for name, value in found.items() if not name.startswith("library")}


def data_digest() -> str:
    """A digest of the pages, their shells and their labels."""
    return digest([*PAGES.glob("*.html"), PAGES / "labels.jsonl", PAGES / "shells"])


def _wrong(scores: Sequence[Score]) -> Iterable[str]:
    for score in scores:
        wrong = [name for name, right in score.fields.items() if not right]
        figure = f"{100 * score.words:.1f} ({100 * score.library_words:.1f})"
        if wrong or score.words < 1:
            yield f"{score.page.name}: {figure}"
        for name in wrong:
            yield f"  {name}: {score.found.get(name)!r}, not {score.page.labels.get(name)!r}"
        missing = _words(score.page.text, "") - _words(score.found.get("text", ""), "")
        added = _words(score.found.get("text", ""), "") - _words(score.page.text, "")
        for label, words in (("lacks", missing), ("adds", added)):
            if words and "refusal" not in score.page.labels:
                yield f"  {label}: {' '.join(list(words)[:20])}"


def main() -> None:
    """Print the table; exit with 1 where a floor is missed."""
    parser = argparse.ArgumentParser(description="Measure how web pages are read.")
    parser.add_argument("-v", "--verbose", action="store_true", help="name what is wrong")
    parser.add_argument("--known", action="store_true", help="leave out what was held out")
    parser.add_argument("--update", action="store_true", help="take the measured as new floors")
    parser.add_argument("--lower", action="store_true", help="let --update lower a floor")
    options = parser.parse_args()
    pages = [page for page in labelled_pages() if not (options.known and page.held_out)]
    scores = list(map(scored, pages))
    for line in [*table(scores), *(_wrong(scores) if options.verbose else ())]:
        print(line)
    if options.known:
        return
    found, floors = measured(scores), json.loads(FLOORS.read_text(encoding="utf-8"))
    missed = faults(found, data_digest(), floors)
    lowered = [fault for fault in missed if "floor" in fault]
    if options.update and (options.lower or not lowered):
        kept = {"data": data_digest(), "floors": found}
        FLOORS.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
        return
    for fault in missed:
        print(fault, file=sys.stderr)
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
