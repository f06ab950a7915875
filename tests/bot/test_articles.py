"""/articles add, as those see it who keep a server's library."""

import asyncio
import re
import threading
from pathlib import Path
from types import SimpleNamespace

import discord
import pytest
from simcord.actors import MemberActor

from bot.articles import adding, quota, uploading
from bot.articles.quota import Quota
from bot.texts import ENGLISH
from index.errors import ReadingError
from index.library import Library
from index.reading import read
from tests.bot.keepers import FERRY, add, add_articles, keeper, said
from tests.bot.scene import Scene, quote, scene, seen, text

STORY = "Ferry back in service\n\nThe ferry Linnea sails again on Monday. Her engine is new.\n"


def files(here: Scene) -> list[Path]:
    """What lies among the uploads of the scene's server."""
    return list((here.bot.shelves.folder(here.guild.id) / "added").iterdir())


async def test_a_text_file_becomes_an_article(empty: Library) -> None:
    """It is told with its title and sentences, can be asked, and the file does not stay."""
    async with scene(empty) as here:
        told = await add(here, keeper(here), "ferry.txt", STORY)
        assert told == "**Added: 1**\n- Ferry back in service · sentences: 2 · ferry"
        assert quote(await here.ask("When does the ferry Linnea sail again?")).endswith("Monday**.")
        assert files(here) == []


async def test_the_same_file_again_is_a_new_version(empty: Library) -> None:
    """What did not change is said to be there; what did is a version of the same article."""
    async with scene(empty) as here:
        kim = keeper(here)
        await add(here, kim, "ferry.txt", STORY)
        assert (await add(here, kim, "ferry.txt", STORY)).startswith("**There already, unchanged")
        told = await add(here, kim, "ferry.txt", STORY.replace("Monday", "Friday"))
        assert told.startswith("**Updated, as a new version: 1**\n- Ferry back in service")
        other = await add(here, kim, "other ferry.txt", STORY.replace("Monday", "Sunday"))
        assert other.startswith("**Added: 1**")
        copy = await add(here, kim, "copy.txt", STORY.replace("Monday", "Sunday"))
        assert re.fullmatch(r"\*\*There already under another id: 1\*\*\n- other-ferry-\w+", copy)


async def test_lines_that_are_refused_are_told_once_a_reason(empty: Library) -> None:
    """Each reason stands once, with the places, and no path of the machine."""
    async with scene(empty) as here:
        lines = '{"title": "x"}\n{"title": "y"}\n{"title": "z"}\n{"id": "a", "text": "It sank."}\n'
        told = await add(here, keeper(here), "feed.jsonl", lines)
        added, refused = told.split("\n**Refused: 2**\n")[0], told.split("\n")[-1]
        assert added.startswith("**Added: 1**")
        assert refused.startswith("- feed.jsonl:1, feed.jsonl:2 (+1): has no text")
        assert "servers" not in told


async def test_a_file_of_another_format_is_refused_with_the_reason(empty: Library) -> None:
    """The reader says what is wrong with it."""
    async with scene(empty) as here:
        told = await add(here, keeper(here), "paper.pdf", b"%PDF-1.4 \xff\xfe")
        assert told.startswith("**Refused: 1**\n- paper.pdf: is a broken PDF file")
        empty_file = await add(here, keeper(here, name="lou"), "blank.txt", " \n")
        assert empty_file.startswith("**Refused: 1**\n- blank.txt: holds no text")
        assert await add(here, keeper(here, name="max"), "none.jsonl", "\n") == (
            ENGLISH.adding.nothing
        )


async def test_a_file_that_is_too_large_is_not_read(empty: Library) -> None:
    """The message names its size and the limit."""
    async with scene(empty) as here:
        told = await add(here, keeper(here), "big.txt", b"a" * (quota.FILE + 1))
        assert told == ENGLISH.adding.too_large.format(name="big.txt", size=9, limit=8)
        assert not here.bot.shelves.folder(here.guild.id).exists()


@pytest.mark.parametrize("status", [403, 404, 500])
async def test_a_file_that_discord_does_not_give_out_is_asked_for_again(
    empty: Library, monkeypatch: pytest.MonkeyPatch, status: int
) -> None:
    """Nobody is left with a bot that thinks for ever."""
    monkeypatch.setattr("bot.delivery._PAUSES", (0.0,))
    async with scene(empty) as here:
        download = here.bot.http.get_from_cdn
        kind = discord.Forbidden if status == 403 else discord.HTTPException

        async def refused(url: str) -> bytes:
            if status == 404:
                return await download(f"{url}-gone")
            raise kind(SimpleNamespace(status=status, reason="no"), "")  # type: ignore[arg-type]

        monkeypatch.setattr(here.bot.http, "get_from_cdn", refused)
        told = await add(here, keeper(here), "ferry.txt", STORY)
        assert told == ENGLISH.adding.not_downloaded


def test_a_file_that_cannot_be_read_is_named_without_its_folder(tmp_path: Path) -> None:
    """Users know the name that they gave it."""
    path = tmp_path / "a-1.txt"
    with pytest.raises(ReadingError, match=r"^a\.txt: no such file"), adding._called("a.txt", path):
        read(path, lambda *_: None)


async def test_a_download_that_fails_is_tried_again(
    empty: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A connection that is cut costs nobody the upload."""
    monkeypatch.setattr("bot.delivery._PAUSES", (0.0,))
    async with scene(empty) as here:
        download, tries = here.bot.http.get_from_cdn, []

        async def cut_once(url: str) -> bytes:
            tries.append(url)
            if len(tries) == 1:
                raise ConnectionResetError(104, "Connection reset by peer")
            return await download(url)

        monkeypatch.setattr(here.bot.http, "get_from_cdn", cut_once)
        assert (await add(here, keeper(here), "ferry.txt", STORY)).startswith("**Added: 1**")
        assert len(tries) == 2


async def test_an_article_can_be_pasted(empty: Library) -> None:
    """The form becomes an article with all that was typed."""
    async with scene(empty) as here:
        told = await paste(here, keeper(here), **PASTED)
        assert told.startswith("**Added: 1**\n- Harbour closed · sentences: 2 · pasted-harbour-cl")
        answer = text(await here.ask("Why was the harbour closed?"))
        assert "Skerrow Post · <t:1613469600:D>" in answer
        assert "https://skerrow.example/harbour" in answer


async def test_a_title_that_was_pasted_before_is_a_new_version(empty: Library) -> None:
    """Whoever corrects an article pastes it again."""
    async with scene(empty) as here:
        kim = keeper(here)
        await paste(here, kim, **PASTED)
        told = await paste(here, kim, title="harbour  CLOSED", text="It was closed for a day.")
        assert told.startswith("**Updated, as a new version: 1**")


async def test_what_is_no_date_loses_no_article(empty: Library) -> None:
    """It is added without a date, and once more with one as a new version."""
    async with scene(empty) as here:
        kim = keeper(here)
        told = await paste(here, kim, **PASTED | {"published": "last *Tuesday*"})
        assert told.startswith("**Added: 1**\n- Harbour closed")
        assert told.endswith(ENGLISH.adding.undated.format(text="last \\*Tuesday\\*"))
        answer = text(await here.ask("Why was the harbour closed?"))
        assert f"Skerrow Post · {ENGLISH.undated}" in answer
        assert (await paste(here, kim, **PASTED)).startswith("**Updated, as a new version: 1**")


@pytest.mark.parametrize("fault", ["address", "quota"])
async def test_a_form_that_is_refused_is_given_back(
    empty: Library, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    """The reason is told, and all that was typed is in a file that can be uploaded."""
    if fault == "quota":
        monkeypatch.setattr("bot.articles.adding.QUOTA", Quota(sentences=1))
    async with scene(empty) as here:
        kim = keeper(here)
        typed = PASTED | ({"url": "skerrow"} if fault == "address" else {})
        shown = await kim.slash(here.channel, "articles add")
        message = seen(await kim.submit_modal(shown, typed))
        assert message.ephemeral
        reasons = {"address": "url 'skerrow' is no http", "quota": "and it may have 1."}
        assert reasons[fault] in message.content
        assert message.content.endswith(ENGLISH.adding.given_back)
        (file,) = message.attachments
        content = (await file.read()).decode()
        assert all(value in content for value in typed.values())
        with here.bot.shelves.own(here.guild.id) as own:
            assert own.articles() == []
        monkeypatch.undo()
        assert "**Added: 1**\n- Harbour closed" in await add(here, kim, file.filename, content)


class Slow:
    """A file that is on its way and does not arrive; `begun` is set when it is asked for."""

    filename, size = "slow.txt", 8

    def __init__(self) -> None:
        self.begun = asyncio.Event()

    async def read(self) -> bytes:
        """Wait for ever."""
        self.begun.set()
        await asyncio.Event().wait()
        return b""


async def test_a_slow_upload_keeps_no_other_server_waiting(empty: Library) -> None:
    """While one server's file is on its way, another's is added."""
    async with scene(empty) as here:
        uploads, slow = here.bot.uploads, Slow()
        coming = uploads.take(None, None, here.guild.id + 1, slow)  # type: ignore[arg-type]
        waiting = asyncio.create_task(coming)
        await slow.begun.wait()
        async with asyncio.timeout(60):
            told = await add(here, keeper(here), "quick.txt", STORY)
        assert told.startswith("**Added: 1**")
        assert not waiting.done()
        waiting.cancel()
        await asyncio.wait([waiting])


async def test_a_form_works_after_a_restart(empty: Library) -> None:
    """The bot keeps nothing of a form that is open."""
    async with scene(empty) as here:
        kim = keeper(here)
        shown = await kim.slash(here.channel, "articles add")
        await here.env.restart_bot(type(here.bot)(empty))
        told = said(await kim.submit_modal(shown, {"title": "A", "text": "It sank."}))
        assert told.startswith("**Added: 1**")


@pytest.mark.parametrize(
    ("most", "said_so"),
    [
        (Quota(articles=1), "would then have 2 articles, and it may have 1."),
        (Quota(sentences=4), "sentences, and it may have 4."),
        (Quota(size=1), "take up more than 0 MB."),
    ],
)
async def test_a_full_library_takes_no_more(
    empty: Library, monkeypatch: pytest.MonkeyPatch, most: Quota, said_so: str
) -> None:
    """Nothing of the file is added, and the message says what to do."""
    async with scene(empty) as here:
        kim = keeper(here)
        if most.size > 1:
            await add(here, kim, "story.txt", STORY)
        monkeypatch.setattr("bot.articles.adding.QUOTA", most)
        told = await add_articles(here, kim, FERRY)
        assert told.startswith("Nothing was added: ")
        assert said_so in told
        with here.bot.shelves.own(here.guild.id) as own:
            assert [article.id for article in own.articles()] == (
                ["story"] if most.size > 1 else []
            )
        assert files(here) == []


async def test_a_new_version_needs_no_room_for_the_old_one(
    empty: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An article takes the place of its former version."""
    async with scene(empty) as here:
        kim = keeper(here)
        await add_articles(here, kim, FERRY)
        monkeypatch.setattr("bot.articles.adding.QUOTA", Quota(articles=1, sentences=5))
        told = await add_articles(here, kim, FERRY | {"text": "The ferry sank. All swam ashore."})
        assert told.startswith("**Updated")


class Edits:
    """An interaction whose reply is edited; `arrived` is set from the first edit on."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.arrived = threading.Event()

    async def edit_original_response(self, *, content: str) -> None:
        """Keep the text."""
        self.texts.append(content)
        self.arrived.set()


async def test_a_large_file_is_reported_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """While a file is being read, the user sees how far it is, and nothing twice."""
    monkeypatch.setattr(uploading, "EVERY", 0.001)
    counter, edits = uploading.Counter(), Edits()

    def work() -> bool:
        counter.set(1200)
        return edits.arrived.wait(60)

    working = asyncio.to_thread(work)
    assert await uploading.with_progress(working, counter, edits, ENGLISH)  # type: ignore[arg-type]
    assert edits.texts == ["1200 articles read…"]


async def test_a_report_of_many_articles_names_the_first(empty: Library) -> None:
    """And says how many more there are."""
    async with scene(empty) as here:
        many = [FERRY | {"id": f"a{n}", "text": f"Ferry {n} sank."} for n in range(400)]
        told = await add_articles(here, keeper(here), *many)
        assert told.startswith("**Added: 400**\n- The ferry · sentences: 1 · a0\n")
        assert told.endswith(f"… and {400 - told.count('sentences')} more")


async def test_the_longest_report_fits_a_message(empty: Library) -> None:
    """Titles, ids and reasons of any length stay within Discord's limit."""
    async with scene(empty) as here:
        long = [
            FERRY | {"id": f"{n}_" * 60, "title": "*_~" * 90, "text": f"Ferry {n} sank."}
            for n in range(40)
        ]
        bad = [{"id": "i", "title": "t", "url": f"*{n}" * 40, "text": "T."} for n in range(9)]
        kim = keeper(here)
        assert len(await add_articles(here, kim, *long, *bad)) <= 2000
        changed = [article | {"text": article["text"] + " All swam."} for article in long[:20]]
        assert len(await add_articles(here, kim, *changed, *long[20:], *bad)) <= 2000


async def test_nothing_of_what_was_added_leaves_the_server(empty: Library) -> None:
    """Another server and direct messages know nothing of it."""
    async with scene(empty) as here:
        await add_articles(here, keeper(here), FERRY)
        elsewhere = here.env.create_guild()
        channel = elsewhere.create_text_channel("talk")
        other = keeper(here, elsewhere, "lee")
        for told in (
            said(await other.slash(channel, "articles list")),
            said(await other.slash(channel, "articles show", article="ferry")),
            said(await other.slash(channel, "articles remove", article="ferry")),
            said(await other.slash(channel, "articles remove", article="The ferry", confirm=True)),
        ):
            assert "Linnea" not in told
            assert "Skerrow" not in told
            assert told == ENGLISH.articles.list_empty or told.startswith("There is no article")
        for command in ("articles show", "articles remove"):
            for typed in ("", "fer", "ferry"):
                assert await other.autocomplete(channel, command, "article", typed) == []
        assert not here.bot.shelves.folder(elsewhere.id).exists()
        with here.bot.shelves.own(here.guild.id) as own:
            assert [article.id for article in own.articles()] == ["ferry"]


PASTED = {
    "title": "Harbour closed",
    "publisher": "Skerrow Post",
    "published": "2021-02-16",
    "url": "https://skerrow.example/harbour",
    "text": "The harbour was closed because of a storm. It opened again on Tuesday.",
}


async def paste(here: Scene, who: MemberActor, **values: str) -> str:
    """What somebody is told who fills in the form."""
    shown = await who.slash(here.channel, "articles add")
    assert shown.modal is not None
    return said(await who.submit_modal(shown, values))
