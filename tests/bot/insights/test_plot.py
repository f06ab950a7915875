"""The plot, drawn as the bot draws it: by a process of its own."""

import datetime as dt
import logging
import struct
from pathlib import Path

import pytest

from bot.insights.clusters import Cluster
from bot.insights.counting import Day, Insights
from bot.insights.drawing import Plotter, content
from bot.insights.plot import clipped
from bot.texts import ENGLISH, texts_for

LETTERS = frozenset(map(chr, range(32, 0x500))) | {"…"}
QUESTIONS = (
    "When does the pool open?",
    "What costs $5 and $6, and what is x_1^2?",
    "東京の人口は何人ですか",
    "متى تفتح المكتبة أبوابها؟",
    "Is 👍 an \u202eemoji\u0301 or \x07 not? " * 9,
    "",
)


def found(days: int, *questions: str) -> Insights:
    """Insights of so many days with these questions missing."""
    first = dt.date(2026, 1, 1)
    return Insights(
        days=tuple(Day(first + dt.timedelta(n), n % 7, n % 3) for n in range(days)),
        ways={},
        ups=0,
        downs=0,
        unshown=0,
        missing=tuple(Cluster(9 - n, question, ()) for n, question in enumerate(questions)),
        complaints=(),
        praised=(),
    )


def size(png: bytes | None) -> tuple[int, int]:
    """Width and height of a PNG."""
    assert png is not None
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.mark.parametrize(("days", "bars"), [(1, 0), (30, 6), (365, 1)])
async def test_a_plot_is_drawn_whatever_was_asked(
    days: int, bars: int, caplog: pytest.LogCaptureFixture
) -> None:
    """Formulas, scripts without a font and right-to-left text break nothing."""
    insights = found(days, *QUESTIONS[:bars])
    with caplog.at_level(logging.WARNING):
        width, height = size(await Plotter().plot(insights, texts_for("de")))
    assert caplog.text == ""
    assert width == 880
    assert height == 330 if not bars else height > 400


def test_the_plot_says_it_in_the_language_of_the_place() -> None:
    """Titles and legend are texts of the bot's."""
    data = content(found(2, "Why?"), texts_for("fr"))
    assert data["lacks"] == texts_for("fr").insights.lacks != ENGLISH.insights.lacks
    assert data["days"][1] == {"date": "2026-01-02", "answered": 1, "missing": 1}
    assert data["clusters"] == [{"count": 9, "question": "Why?"}]


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("When does\n it open?", "When does it open?"),
        ("متى تفتح المكتبة", "…"),
        ("the 東京 tower", "the … tower"),
        ("word " * 40, ("word " * 14).strip() + " word…"),
        ("x" * 200, "x" * 75 + "…"),
    ],
)
def test_a_question_is_drawn_as_far_as_it_can_be(typed: str, drawn: str) -> None:
    """Long ones end at a word, and what no font has is left out."""
    assert clipped(typed, LETTERS) == drawn


async def test_a_plot_that_takes_too_long_is_given_up(caplog: pytest.LogCaptureFixture) -> None:
    """Its process is ended, and the log says so."""
    with caplog.at_level(logging.WARNING):
        assert await Plotter(patience=0.0).plot(found(3), ENGLISH) is None
    assert "longer than 0 s" in caplog.text


async def test_a_plot_that_fails_is_told_in_one_line(caplog: pytest.LogCaptureFixture) -> None:
    """The last line of the fault is in the log."""
    with caplog.at_level(logging.WARNING):
        assert await Plotter("bot.insights.nowhere").plot(found(3), ENGLISH) is None
    assert "No module named bot.insights.nowhere" in caplog.text


async def test_a_fault_is_told_without_the_question(
    caplog: pytest.LogCaptureFixture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an exception says may be what somebody asked; only its name is logged."""
    program = "import sys\nraise ValueError(sys.stdin.read())\n"
    (tmp_path / "raising.py").write_text(program, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with caplog.at_level(logging.DEBUG):
        assert await Plotter("raising").plot(found(1, "secret question"), ENGLISH) is None
    assert "left out: ValueError" in caplog.text
    assert "secret" not in caplog.text
