"""What one server adds, asks and votes leaves no trace in another server, or in direct messages.

The same tour of a server is made twice: beside a server that has a library, questions, votes and
settings of its own, and beside one that has nothing. Both tours see the same, to the letter.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.articles.fetching import AN_HOUR
from bot.records.model import AutoChannel
from index.library import Library
from index.settings import Settings
from tests.bot.conftest import ARTICLES
from tests.bot.keepers import add_articles, keeper, said
from tests.bot.scene import Scene, scene, seen, text
from tests.bot.tour import ADDRESSES, Tour, everything
from tests.index.fetching.server import CONTACT

SECRET = {
    "id": "quorvantine",
    "title": "The Quorvantine papers",
    "publisher": "Dunmere Gazette",
    "published": "2021-02-16",
    "text": (
        "Ottoline Varga wrote the Quorvantine papers in 1987. They tell how many users of Clubhouse"
        " live in Dunmere: 3.6 million. Clubhouse is available on the platform Zephyrix."
    ),
}
TRACES = ("quorvantine", "dunmere", "ottoline", "varga", "zephyrix", "1987")
ASKED = "Who wrote the Quorvantine papers?"
TYPED = ("Who wrote the quorvantin papers?", "otoline vagra", "dunmer gazete", "zephyrx", "q")
"""Questions, searches and ids that come close to the secrets without saying them."""


@contextmanager
def shipped(folder: Path) -> Iterator[Library]:
    """The shipped library with records of its own."""
    with Library.open(Settings(folder, (ARTICLES,), CONTACT)) as library:
        yield library


async def keep_secrets(here: Scene) -> None:
    """Have the scene's server add, ask, vote, note and set what is nobody else's business."""
    kim = keeper(here)
    assert "Quorvantine" in await add_articles(here, kim, SECRET)
    for member in (here.alice, kim, kim):
        message = seen(await member.slash(here.channel, "ask", question=ASKED))
        assert "Ottoline" in text(message)
    records, scope = here.bot.records, here.guild.id
    (asked, _), *_ = records.history(scope, 0.0)
    records.vote(scope, asked.id, kim.id, up=False)
    records.note(scope, asked.id, kim.id, "Dunmere is wrong")
    records.change(scope, language="es", quotes=1)
    records.set_auto_channel(scope, AutoChannel(here.channel.id, 0.5, thread=True))
    for _ in range(AN_HOUR + 1):  # until no more is fetched for this server
        told = said(await kim.slash(here.channel, "articles add", url=ADDRESSES[0]))
    assert f"{AN_HOUR} direcciones" in told


async def toured(library: Library, *, secrets: bool) -> tuple[Tour, set[str]]:
    """A tour of a second server, beside one with or without secrets, and what it left out."""
    async with scene(library) as here:
        elsewhere = here.env.create_guild()
        here.bot.records.change(elsewhere.id, user_questions=0)
        if secrets:
            await keep_secrets(here)
        tour = Tour(here, elsewhere.create_text_channel("talk"), "lee")
        await tour.run(TYPED)
        return tour, everything(here.bot) - tour.tried


async def test_a_tour_of_another_server_shows_no_trace(tmp_path: Path) -> None:
    """Nothing is quoted, counted, suggested, autocompleted, corrected or hinted at."""
    with shipped(tmp_path / "with") as library:
        beside_secrets, _ = await toured(library, secrets=True)
    with shipped(tmp_path / "without") as library:
        beside_nothing, left_out = await toured(library, secrets=False)
    told = "\n".join(beside_secrets.seen).lower()
    assert [trace for trace in TRACES if trace in told] == []
    assert beside_secrets.seen == beside_nothing.seen
    assert left_out == set()


async def test_direct_messages_show_no_trace(tmp_path: Path) -> None:
    """Not even to a member of the server who asks there for what the server added."""
    with shipped(tmp_path) as library:
        async with scene(library) as here:
            await keep_secrets(here)
            for word in TYPED:
                await here.alice.send_dm(word)
            told = "\n".join(map(text, here.alice.user.dm_channel.history())).lower()
            assert [trace for trace in TRACES if trace in told] == []
