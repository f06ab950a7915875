"""The screenshots that the documentation shows, and the messages on them."""

import re

import pytest

from tests.bot.exhibits import EXHIBITS, STYLES, shown_in
from tests.bot.judging import judge_message, parts, stored_texts
from tests.bot.screenshots import DOCS, WIDTHS, name_of, page_text
from tests.bot.stage import Stage, staged

LARGEST = 60_000  # bytes


@pytest.mark.parametrize("style", STYLES)
async def test_every_kind_of_message_can_be_shown(style: str) -> None:
    """Each comes about, in the style that it is shown in."""
    async with staged() as env:
        stage = Stage.of(env, style)
        for exhibit in shown_in(style):
            message = await exhibit.show(stage)
            judge_message(message, lambda: stored_texts(stage.bot, stage.channel.guild.id))
            assert style == "rich" or not parts(message)


def test_the_page_shows_every_screenshot() -> None:
    """The page is as the command writes it, and its pictures are there and small."""
    assert (DOCS / "README.md").read_text(encoding="utf-8") == page_text()
    named = {
        name_of(exhibit, style, width)
        for style in STYLES
        for exhibit in shown_in(style)
        for width in WIDTHS
    }
    assert set(re.findall(r'src="([^"]+)"', page_text())) == named
    assert {file.name for file in DOCS.glob("*.png")} == named
    assert all((DOCS / name).stat().st_size <= LARGEST for name in named)
    assert len({exhibit.name for exhibit in EXHIBITS}) == len(EXHIBITS)
