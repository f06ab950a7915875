"""Screenshots of what the bot says: `python -m tests.bot.screenshots`.

Each kind of message is made by the real bot and shown in a real browser, as wide as a phone and
as a desktop, and put on the page bot/docs/README.md.
"""

import argparse
import asyncio
import io
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from itertools import groupby
from pathlib import Path

import discord
import simcord
from PIL import Image
from playwright.async_api import Browser, Page, ViewportSize, async_playwright

from tests.bot.exhibits import EXHIBITS, STYLES, Exhibit, Message, shown_in
from tests.bot.stage import Stage, staged

DOCS = Path(__file__).resolve().parents[2] / "bot" / "docs"
WIDTHS = {"narrow": 390, "wide": 1000}
HEIGHT, TALL = 900, 2400  # of a window, and of one that shows the longest message whole
ROOM = 8  # exhibits in one channel, of which the page shows the latest 50 messages
_SHARP = 1  # pixels of a screenshot for each of the page
_COLOURS, _ROUNDS = 40, 3  # of a screenshot, and in which they are chosen

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def browser_path() -> str | None:
    """Where a browser is installed; None where none is."""
    return next(filter(None, map(shutil.which, _BROWSERS)), None)


@asynccontextmanager
async def browser() -> AsyncIterator[Browser]:
    """The installed browser, with a profile of its own, for as long as the block runs."""
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(
            executable_path=browser_path(), args=list(_ARGUMENTS)
        )
        try:
            yield launched
        finally:
            await launched.close()


def name_of(exhibit: Exhibit, style: str, width: str) -> str:
    """The name of a screenshot's file."""
    return f"{exhibit.name}-{style}-{width}.png"


async def shoot(folder: Path) -> None:
    """Write the screenshots of all kinds, styles and widths into the folder."""
    async with staged() as env, browser() as chromium:
        for style in STYLES:
            stage = Stage.of(env, style)
            for some in batched(shown_in(style), ROOM):
                stage.channel = stage.channel.guild.create_text_channel("ask-the-library")
                made = [(exhibit, await exhibit.show(stage)) for exhibit in some]
                await _shoot_all(stage, style, made, chromium, folder)


def batched(exhibits: list[Exhibit], size: int) -> Iterator[list[Exhibit]]:
    """The exhibits in pieces of the size."""
    for start in range(0, len(exhibits), size):
        yield exhibits[start : start + size]


async def _shoot_all(
    stage: Stage,
    style: str,
    made: list[tuple[Exhibit, Message]],
    chromium: Browser,
    folder: Path,
) -> None:
    """Shoot the messages, those of each channel in one page for each of its viewers."""
    made.sort(key=lambda one: _scene(*one))
    for (room, viewer), group in groupby(made, lambda one: _scene(*one)):
        channel = simcord.ChannelHandle(
            stage.env, stage.channel.guild, stage.env.backend.get_channel(room)
        )
        actor = stage.maya if viewer == "maya" else stage.kim
        async with stage.env.preview(channel, viewers=[actor], layout="channel") as preview:
            shown = list(group)
            for width, pixels in WIDTHS.items():
                page = await opened(chromium, preview.url, pixels, TALL)
                for exhibit, message in shown:
                    article = page.locator(f'article[data-message-id="{message.id}"]')
                    picture = _reduced(await article.screenshot())
                    (folder / name_of(exhibit, style, width)).write_bytes(picture)
                await page.close()


def _scene(exhibit: Exhibit, message: Message) -> tuple[int, str]:
    """The channel of a message, and who sees it there."""
    room = message.channel.id if isinstance(message, discord.Message) else message.channel_id
    return room, exhibit.viewer


def _reduced(png: bytes) -> bytes:
    """The picture with few colours, so that it takes little room."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    few = picture.quantize(_COLOURS, kmeans=_ROUNDS, dither=Image.Dither.NONE)
    buffer = io.BytesIO()
    few.save(buffer, "png", optimize=True)
    return buffer.getvalue()


def page_text() -> str:
    """The page that shows all screenshots, as markdown."""
    lines = [
        "# What the bot shows",
        "",
        "Each kind of message, made by the bot itself, as it looks on a desktop and on a phone:"
        " in the rich style and, where that is another message, in the plain style, which is for"
        " screen readers and for those who see no components. `/settings` changes the style.",
        "",
        "`python -m tests.bot.screenshots` makes the pictures and this page anew.",
    ]
    for exhibit in EXHIBITS:
        lines += ["", f"## {exhibit.name.capitalize().replace('-', ' ')}", "", exhibit.says]
        for style in STYLES:
            if exhibit in shown_in(style):
                lines += ["", *_pictures(exhibit, style)]
    return "\n".join(lines) + "\n"


def _pictures(exhibit: Exhibit, style: str) -> Iterator[str]:
    """A row of a table: the wide and the narrow picture."""
    yield f"| {style}, wide | {style}, narrow |"
    yield "| --- | --- |"
    alt = exhibit.says.replace("`", "")
    pictures = (
        f'<img src="{name_of(exhibit, style, width)}" alt="{alt}" width="{shown}">'
        for width, shown in (("wide", 560), ("narrow", 260))
    )
    yield f"| {' | '.join(pictures)} |"


async def opened(chromium: Browser, url: str, width: int, height: int = HEIGHT) -> Page:
    """The page at the address, fully shown."""
    size: ViewportSize = {"width": width, "height": height}
    page = await chromium.new_page(viewport=size, device_scale_factor=_SHARP)
    await page.goto(url)
    await page.locator("#preview-app[aria-busy=false]").wait_for()
    return page


def main() -> None:
    """Make all screenshots, and the page that shows them."""
    parser = argparse.ArgumentParser(prog="python -m tests.bot.screenshots", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=DOCS, help="where they go")
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    asyncio.run(shoot(folder))
    (folder / "README.md").write_text(page_text(), encoding="utf-8")


if __name__ == "__main__":
    main()
