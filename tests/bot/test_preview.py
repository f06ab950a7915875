"""`verbatim preview` as its user sees it: the program, its page and a real browser."""

import asyncio
import re
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page

from bot.preview import PreviewError, preview
from bot.texts import ENGLISH
from index.library import Library
from tests.bot.command_line import PROJECT, Program, environ
from tests.bot.scene import USERS
from tests.bot.screenshots import browser, browser_path, opened

SECONDS = 60.0  # that the program may take to start and to end
PLACE = re.compile(r"sentence\s(\d+)\sof\s\d+")

needs_browser = pytest.mark.skipif(
    browser_path() is None, reason="no browser is installed (Debian: apt-get install chromium)"
)


@asynccontextmanager
async def previewed(program: Program, stop: int = signal.SIGTERM) -> AsyncIterator[str]:
    """The page's address; stopped by the signal in the end, the program must not complain."""
    process = await asyncio.create_subprocess_exec(
        *program.command("preview", "--no-browser"),
        cwd=PROJECT,
        env=environ(),
        stdin=DEVNULL,
        stdout=PIPE,
        stderr=PIPE,
    )
    try:
        yield await _address(process)
        process.send_signal(stop)
        _, complaints = await asyncio.wait_for(process.communicate(), SECONDS)
        assert complaints.decode() == ""
        assert process.returncode == 0
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()


async def _address(process: asyncio.subprocess.Process) -> str:
    assert process.stdout
    line = await asyncio.wait_for(process.stdout.readline(), SECONDS)
    found = re.search(r"http://127\.0\.0\.1:\d+/\S*", line.decode())
    assert found, f"no address in {line!r}"
    return found[0]


async def ask(page: Page, question: str) -> Locator:
    """Type the command as one does in Discord; the message that answers it."""
    composer = page.locator("#channel-composer")
    await composer.get_by_role("textbox").press_sequentially("/as")
    suggestion = composer.get_by_role("option", name="/ask")
    await suggestion.filter(has_text="word for word").wait_for()
    await page.keyboard.press("Enter")
    await composer.get_by_role("combobox", name="question").press_sequentially(question)
    await composer.get_by_text("What you would like to know").wait_for()
    await page.keyboard.press("Enter")
    answer = page.get_by_role("article").filter(has_text="Maya used /ask").last
    await answer.get_by_text(PLACE).first.wait_for()
    return answer


async def place(message: Locator) -> int:
    """The number of the sentence that a message shows first."""
    found = PLACE.search(await message.get_by_text(PLACE).first.inner_text())
    assert found
    return int(found[1])


def quoted(message: Locator, text: str) -> Locator:
    """The quote in a message, where its text is this one."""
    return message.locator("blockquote").filter(has_text=text)


def at(message: Locator, number: int) -> Locator:
    """The citation of this sentence, in a message that shows it first."""
    return message.get_by_text(PLACE).first.filter(has_text=re.compile(rf"sentence\s{number}\s"))


@needs_browser
async def test_a_question_is_asked_in_the_page(library: Library, tmp_path: Path) -> None:
    """One types /ask, reads the quote with its source, walks around it and asks for more."""
    best = library.ask(USERS).quotes[0]
    async with previewed(Program.at(tmp_path)) as address, browser() as chromium:
        page = await opened(chromium, address, 1000)
        answer = await ask(page, USERS)
        await quoted(answer, best.text).wait_for()
        assert await place(answer) == best.number
        assert best.publisher
        await answer.get_by_text(best.publisher).first.wait_for()

        await answer.get_by_role("button", name="▶").click()
        await quoted(answer, best.after).wait_for()
        await at(answer, best.number + 1).wait_for()
        await answer.get_by_role("button", name="◀").click()
        await quoted(answer, best.text).wait_for()
        await at(answer, best.number).wait_for()

        more = answer.get_by_role("button", name=ENGLISH.more.partition(" ")[0])
        (count,) = re.findall(r"\d+", await more.inner_text())
        await more.click()
        private = page.get_by_role("article").filter(has_text="Only you can see this")
        await private.get_by_text(ENGLISH.more_heading.strip("*")).wait_for()
        assert await private.locator("blockquote").count() == int(count)


@needs_browser
async def test_the_page_begins_with_an_answer(library: Library, tmp_path: Path) -> None:
    """The newest article is asked about, so that there is something to press at once."""
    newest = library.articles()[-1]
    best = library.ask(newest.title).quotes[0]
    async with previewed(Program.at(tmp_path)) as address, browser() as chromium:
        page = await opened(chromium, address, 390)
        question, answer = page.get_by_role("article").first, page.get_by_role("article").last
        await question.get_by_text(newest.title).wait_for()
        await quoted(answer, best.text).wait_for()
        assert await answer.get_by_role("button").filter(has_text="▶").is_enabled()


@needs_browser
async def test_an_empty_library_says_so(tmp_path: Path) -> None:
    """The page opens, and the bot tells what to do."""
    async with previewed(Program.at(tmp_path, None)) as address, browser() as chromium:
        page = await opened(chromium, address, 390)
        await page.get_by_role("article").get_by_text("My library is empty").wait_for()


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
async def test_it_ends_in_good_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: int
) -> None:
    """Ctrl-C and a container's stop leave nothing open and no traceback."""
    monkeypatch.setenv("PYTHONWARNINGS", "always::ResourceWarning")
    async with previewed(Program.at(tmp_path), stop) as address:
        assert address


def test_the_extra_is_named_where_it_is_missing(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without simcord the error tells what to install."""
    monkeypatch.setitem(sys.modules, "simcord", None)
    with pytest.raises(PreviewError, match=r"simcord .*-r requirements-dev\.txt"):
        preview(library)
