"""Screenshots of what the bot says: `python -m tests.bot.screenshots FOLDER`.

Each kind of message is made by the real bot and shown in a real browser, as wide as a phone and
as a desktop.
"""

import argparse
import asyncio
import json
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import simcord
from playwright.async_api import Browser, Page, ViewportSize, async_playwright

from bot.client import create_bot
from bot.preview import furnish
from bot.texts import ENGLISH
from index.library import Library
from index.settings import Settings
from tests.bot.conftest import ARTICLES
from tests.bot.scene import NOWHERE, USERS, labels, seen

WIDTHS = {"phone": 390, "desktop": 1000}
HEIGHT, TALL = 900, 2000  # of a window, and of one that shows the longest message whole
_SHARP = 2  # pixels of a screenshot for each of the page

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

FERRY = {
    "id": "lighthouse-ferry",
    "title": "The last lighthouse ferry leaves Skerrow after ninety years of service",
    "publisher": "The Skerrow Lantern",
    "published": "2026-03-14",
    "url": "https://example.org/skerrow/lighthouse-ferry",
    "text": (
        "The ferry Ingeborg made her last trip to the Skerrow lighthouse on Saturday. She carried"
        " the keepers, their families and their goats.\n\n"
        "Captain Aud Renfield, who took the wheel of the Ingeborg at the age of nineteen when her"
        " father fell ill, and who has since crossed the sound more than forty thousand times in"
        " fog, in ice, in the great storm that drowned the old pier and once with a brass band and"
        " a wedding cake on board, said that she would keep the ship’s bell, the logbook and the"
        " blue enamel coffee pot that had slid from one end of the galley to the other on every"
        " rough day of her working life, but that everything else, from the two diesel engines to"
        " the last of the three hundred life jackets, belonged to the island and should stay where"
        " children could climb on it, because a ferry that nobody may touch is only scrap that has"
        " been painted.\n\n"
        "“I shall miss the mornings,” she said. A helicopter will bring the keepers their mail."
    ),
}


@contextmanager
def exhibited() -> Iterator[Library]:
    """The library as it ships, with an article that has a very long sentence."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "ferry.jsonl")
        file.write_text(json.dumps(FERRY), encoding="utf-8")
        with Library.open(Settings(Path(folder, "data"), (ARTICLES, file))) as library:
            yield library


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


async def messages(
    channel: simcord.ChannelHandle, person: simcord.MemberActor
) -> dict[str, simcord.ResponseMessage]:
    """One message of each kind, by the name of its screenshot; the last one stands lowest."""

    async def ask(question: str, **options: bool) -> simcord.ResponseMessage:
        return seen(await person.slash(channel, "ask", question=question, **options))

    async def press(label: str, question: str) -> simcord.ResponseMessage:
        message = await ask(question)
        (name,) = [name for name in labels(message) if name.startswith(label)]
        result = await person.click(message, label=name)
        return result.response or message

    claim = await person.send(channel, "I read that Clubhouse only works on iPhones. Is that so?")
    sources = await person.context_menu(channel, "Find sources", claim)
    return {
        "sources": seen(sources),
        "not-found": await ask(NOWHERE),
        "nearest": await ask("How many goats does the captain of the Titanic own?"),
        "corrected": await ask("Which platfrom is Clubhose available on?"),
        "long": await ask("What will Captain Renfield of the ferry Ingeborg keep?"),
        "private": await ask(USERS, private=True),
        "walk": await press("▶", USERS),
        "more": await press(ENGLISH.more.partition(" ")[0], USERS),
        "differences": await ask("How many people are on Clubhouse?"),
        "answer": await ask("Which platform is Clubhouse available on?"),
    }


async def shoot(folder: Path) -> None:
    """Write the screenshots of all kinds and widths into the folder: KIND-WIDTH.png.

    The kind "channel" is the conversation while a question is being typed.
    """
    with exhibited() as library:
        async with simcord.run(create_bot(library)) as env, browser() as chromium:
            channel, people = await furnish(env)
            shown = await messages(channel, people[0])
            async with env.preview(channel, viewers=people, layout="channel") as preview:
                for width in WIDTHS:
                    await _shoot_at(width, chromium, preview.url, shown, folder)


async def _shoot_at(
    width: str,
    chromium: Browser,
    url: str,
    shown: dict[str, simcord.ResponseMessage],
    folder: Path,
) -> None:
    page = await opened(chromium, url, WIDTHS[width], TALL)
    for kind, message in shown.items():
        article = page.locator(f'article[data-message-id="{message.id}"]')
        await article.screenshot(path=folder / f"{kind}-{width}.png")
    page = await opened(chromium, url, WIDTHS[width])
    await page.locator("#channel-composer-input").press_sequentially("/ask")
    conversation = page.locator("#channel-layout")
    await conversation.get_by_role("option").wait_for()
    await conversation.screenshot(path=folder / f"channel-{width}.png")


async def opened(chromium: Browser, url: str, width: int, height: int = HEIGHT) -> Page:
    """The page at the address, fully shown."""
    size: ViewportSize = {"width": width, "height": height}
    page = await chromium.new_page(viewport=size, device_scale_factor=_SHARP)
    await page.goto(url)
    await page.locator("#preview-app[aria-busy=false]").wait_for()
    return page


def main() -> None:
    """Read the folder from the command line and fill it."""
    parser = argparse.ArgumentParser(prog="python -m tests.bot.screenshots", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the PNG files go")
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    asyncio.run(shoot(folder))


if __name__ == "__main__":
    main()
