"""A report as one HTML page that needs nothing else: figures, plots, misses.

The page has no scripts and loads nothing. Every text that comes from questions, articles or file
names is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from index.confidence import THRESHOLD
from index.evaluation import plots
from index.evaluation.comparison import Comparison
from index.evaluation.highlighting import Highlights
from index.evaluation.measuring import Report, Result
from index.evaluation.rounding import decimal, percent
from index.evaluation.style import STYLE

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def html_report(report: Report, title: str, comparison: Comparison | None = None) -> str:
    """The page, as a whole HTML document; `title` is usually the questions' file name.

    The report has at least one result.
    """
    name = escape(f"{title} · Verbatim")
    head = (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f"<title>{name}</title><style>{STYLE}</style></head>"
    )
    data = report.to_json()
    sections = [
        _header(data, title),
        _headline(data),
        *([_compared(comparison)] if comparison else []),
        _plots(report, data),
        _section("Every measure", _table(report.rows())),
        _highlights(report.highlights()),
        _lists(report.results),
    ]
    return f"{head}\n<body><main>\n{chr(10).join(sections)}\n</main></body></html>\n"


def _header(data: dict[str, Any], title: str) -> str:
    others = data["questions"] - data["answerable"]
    return (
        f'<header><p class="small">How well the library answers</p><h1>{escape(title)}</h1>'
        f"<p>{data['questions']} questions: {data['answerable']} that the library answers,"
        f" {others} that it does not.</p></header>"
    )


def _headline(data: dict[str, Any]) -> str:
    ece, latency = data["calibration"]["ece"], data["latency_ms"]
    tiles = [
        ("hit@1", percent(data["hit@1"]), "the first quote holds an accepted answer"),
        ("hit@3", percent(data["hit@3"]), "one of the first three does"),
        ("hit@5", percent(data["hit@5"]), "one of the first five does"),
        ("MRR@10", percent(data["mrr@10"]), "mean of 1 / rank of the first hit"),
        ("answered", percent(data["answered"]), "of what the library answers"),
        ("falsely answered", percent(data["falsely_answered"]), "of what it does not answer"),
        ("AUROC", decimal(data["auroc"]), "confidence tells the two apart; ½ is chance"),
        ("ECE", decimal(ece), "confidence is off by this much; 0 is best"),
        ("p50", f"{latency['p50']:.1f} ms", "half of the questions are faster"),
        ("p95", f"{latency['p95']:.1f} ms", "19 of 20 questions are faster"),
    ]
    shown = "".join(
        f'<li><span class="small">{name}</span><strong>{value}</strong>'
        f'<span class="small">{meaning}</span></li>'
        for name, value, meaning in tiles
    )
    return f'<ul class="tiles">{shown}</ul>'


def _plots(report: Report, data: dict[str, Any]) -> str:
    measured = [*data["kinds"].items(), ("all", data)]
    kinds = [
        (name, values["answerable"], [values[f"hit@{k}"] for k in (1, 3, 5)])
        for name, values in measured
        if values["answerable"]
    ]
    depths = _legend(("hit0", "hit@1"), ("hit1", "hit@3"), ("hit2", "hit@5"))
    groups = _legend(("one", "answerable"), ("two", "not answerable"))
    split = plots.confidence_split(
        report.confidences(answerable=True), report.confidences(answerable=False), THRESHOLD
    )
    times = [result.milliseconds for result in report.results]
    figures = [
        _figure(
            "Hits by kind",
            "Of the questions that the library answers. The number beside a kind counts these.",
            depths + plots.hit_bars(kinds),
        ),
        _figure(
            "Is the confidence to be believed?",
            "Of the answers shown, the share whose first quote is right. Dots on the dashed line:"
            " as sure as it should be; below it: too sure. Numbers count answers; one to a"
            " question that the library does not answer is never right.",
            plots.reliability(report.calibration()),
        ),
        _figure("What it knows and what it does not", "", groups + split),
        _figure("Time", "", plots.latency_bars(times, data["latency_ms"])),
    ]
    return f'<div class="plots">{"".join(figures)}</div>'


def _figure(title: str, caption: str, drawing: str) -> str:
    said = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f"<figure><h2>{title}</h2>{said}{drawing}</figure>"


def _legend(*entries: tuple[str, str]) -> str:
    return '<p class="legend">{}</p>'.format(
        "".join(f'<span><i class="{style}"></i>{name}</span>' for style, name in entries)
    )


def _section(title: str, *parts: str) -> str:
    return f"<section><h2>{title}</h2>{''.join(parts)}</section>"


def _table(rows: Iterable[Sequence[str]]) -> str:
    header, *body = rows
    names = "".join(f"<th>{escape(cell)}</th>" for cell in header)
    lines = "".join(
        f"<tr><th>{escape(row[0])}</th>{''.join(f'<td>{escape(c)}</td>' for c in row[1:])}</tr>"
        for row in body
    )
    return (
        f'<div class="wide"><table><thead><tr>{names}</tr></thead>'
        f"<tbody>{lines}</tbody></table></div>"
    )


def _highlights(found: Highlights) -> str:
    return _section(
        "Highlighted words",
        '<p class="small">Of the questions that the library answers, by the kind of answer that'
        " they ask for: how many first quotes hit, have words highlighted, and have the right ones."
        f" Of the {found.unknown} questions whose kind is not known, {found.unasked} have words"
        " highlighted.</p>",
        _table(found.rows()),
    )


def _compared(comparison: Comparison) -> str:
    lists = [
        _folded(
            title, [_entry(change.result, f"rank before {change.rank or '–'}, ") for change in of]
        )
        for title, of in comparison.titled().items()
    ]
    return _section("What changed", _table(comparison.measure_rows()), *lists)


def _lists(results: Sequence[Result]) -> str:
    """The misses, and what was answered though the library has no answer; the surest first."""
    by_confidence = sorted(results, key=lambda result: -result.confidence)
    misses = [_entry(r) for r in by_confidence if r.answerable and not r.right]
    false = [_entry(r) for r in by_confidence if r.answered and not r.answerable]
    return _section(
        "Misses",
        _folded("Another sentence came first", misses, unfolded=True),
        _folded("Answered, though the library has no answer", false),
    )


def _folded(title: str, entries: Sequence[str], *, unfolded: bool = False) -> str:
    if not entries:
        return f'<p class="none">{title}: none</p>'
    return (
        f"<details{' open' if unfolded else ''}><summary>{title}"
        f" <b>{len(entries)}</b></summary><ol>{''.join(entries)}</ol></details>"
    )


def _entry(result: Result, before: str = "") -> str:
    question = result.question
    found = f"first hit at rank {result.rank}" if result.rank else "no hit in the first ten"
    facts = [
        f"{before}{found}" if result.answerable else "",
        "answered" if result.answered else "not answered",
        f"confidence {result.confidence:.2f}",
        escape(question.kind),
    ]
    accepted = "".join(f"<mark>{escape(answer)}</mark> " for answer in question.answers)
    return (
        f'<li><h3 dir="auto">{escape(question.text)}</h3>{_quoted(result)}'
        f'<p class="accepted" dir="auto">{"Accepted: " if accepted else ""}{accepted}</p>'
        f'<p class="small">{" · ".join(filter(None, facts))}</p></li>'
    )


def _quoted(result: Result) -> str:
    if result.first is None:
        return '<p class="none">Nothing was quoted.</p>'
    first = result.first
    return (
        f'<blockquote dir="auto">{escape(first.text)}'
        f"<cite>{escape(first.title)}</cite></blockquote>"
    )
