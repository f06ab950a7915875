"""/articles show: what is known of an article, its versions, its copies, its cuts."""

import json

import pytest
from simcord.actors import MemberActor

from bot.texts import ENGLISH, LANGUAGES, Texts
from index.library import Library
from tests.bot.keepers import FERRY, add, keeper, said
from tests.bot.scene import Scene, scene

WEB_PAGE = (
    "Ferry back in service\n\nBy Ann Rowe\n\nThe ferry Linnea sails again on Monday. Her engine"
    " is new. The crew is glad of it, the captain said on the quay.\n\nAdvertisement\n\n"
    "Tickets are on sale at the harbour office from Friday on.\n"
)


@pytest.mark.parametrize("style", ["rich", "plain"])
async def test_an_article_is_shown_with_versions_and_cuts(empty: Library, style: str) -> None:
    """What was cut is named and quoted, and the versions have their dates."""
    async with scene(empty) as here:
        kim = keeper(here)
        here.bot.records.change(here.guild.id, style=style)
        await add(here, kim, "ferry.txt", WEB_PAGE)
        await add(here, kim, "ferry.txt", WEB_PAGE.replace("Monday", "Friday"))
        shown = said(await kim.slash(here.channel, "articles show", article="ferry"))
        assert "Ferry back in service" in shown
        assert "article of this server" in shown
        assert "Versions: 2" in shown
        assert "2: <t:" in shown
        assert "byline: “By Ann Rowe”" in shown
        assert "advertisement: “Advertisement”" in shown


async def test_a_long_article_is_shown_within_the_limits(empty: Library) -> None:
    """Hundreds of cuts and many versions are clipped, and their number is told."""
    async with scene(empty) as here:
        kim = keeper(here)
        page = "\n\n".join(f"The ferry sank {n} times.\n\nAdvertisement" for n in range(300))
        for n in range(12):
            await add(here, kim, "ferry.txt", f"*{'_~' * 90}*\n\n{page}\n\n{n} sailors swam.")
        for style, most in (("rich", 4000), ("plain", 2000)):
            here.bot.records.change(here.guild.id, style=style)
            shown = said(await kim.slash(here.channel, "articles show", article="ferry"))
            assert len(shown) <= most
            assert "Versions: 12" in shown
            assert "and 4 more" in shown
            assert shown.endswith(" more")


STORY = " ".join(f"The keeper of lighthouse {n} saw the ferry Linnea at noon." for n in range(12))
TOLD = {
    "text": STORY,
    "author": "Runa *Holm*",
    "updated": "2021-02-18",
    "language": "pt-BR",
    "notes": ["paywall", "excerpt", "leaked"],
}


async def add_lines(here: Scene, kim: MemberActor, *articles: dict[str, object]) -> str:
    """What is told to somebody who adds articles that have more than texts."""
    return await add(here, kim, "articles.jsonl", "\n".join(map(json.dumps, articles)))


@pytest.mark.parametrize("style", ["rich", "plain"])
@pytest.mark.parametrize("texts", LANGUAGES, ids=lambda texts: texts.language)
async def test_all_that_is_known_of_an_article_is_shown(
    empty: Library, texts: Texts, style: str
) -> None:
    """Author, update, language, what to know of the text, and the outlets that print it too."""
    async with scene(empty) as here:
        kim, words = keeper(here), texts.articles
        here.bot.records.change(here.guild.id, style=style, language=texts.language)
        other = FERRY | {"id": "post", "title": "A ferry is seen", "publisher": "Eastern Post"}
        await add_lines(here, kim, FERRY | TOLD, other | {"text": STORY})
        shown = said(await kim.slash(here.channel, "articles show", article="ferry"))
        expected = [
            words.author.format(name="Runa \\*Holm\\*"),
            words.updated_on.format(date="<t:1613642400:D>"),
            words.in_language.format(tag="pt-BR"),
            *words.notes.split(", "),
            "leaked",
            words.copied.format(count=1).strip("*"),
        ]
        assert [each for each in expected if each.replace("\xa0", " ") not in shown] == []
        dot = " · " if style == "rich" else ", "
        assert f"- A ferry is seen{dot}Eastern Post{dot}<t:1613469600:D>{dot}post" in shown


async def test_copies_of_other_libraries_are_not_named(library: Library) -> None:
    """Neither the shared one's in a server's, nor a server's in the shared one's."""
    async with scene(library) as here:
        kim, shared = keeper(here), library.articles()[0]
        found = library.article(shared.id)
        assert found is not None
        copy = {"id": "own", "title": "Our copy", "text": found.stored.article.text}
        assert (await add_lines(here, kim, copy)).startswith("**Added: 1**")
        for article in ("own", shared.id):
            shown = said(await kim.slash(here.channel, "articles show", article=article))
            assert ENGLISH.articles.copied.partition(":")[0] not in shown
        here.bot.shelves.forget(here.guild.id)


@pytest.mark.parametrize("texts", LANGUAGES, ids=lambda texts: texts.language)
async def test_what_is_known_stays_within_the_limits(empty: Library, texts: Texts) -> None:
    """However much it is; of many copies the first are named and the others counted."""
    async with scene(empty) as here:
        kim, long = keeper(here), "*_~" * 90
        known = {"title": long, "published": "2021-02-16", "agency": long[:-1], "author": long}
        known |= {"updated": "2021-02-18", "language": "en" + "-abcdefgh" * 9}
        many: list[dict[str, object]] = [
            known | {"id": f"{who}{'_' * 190}", "text": STORY, "publisher": f"{who}{long}"}
            for who in "mayor baker smith cook pilot maid judge clerk guard".split()
        ]
        many[0] |= {"notes": [f"*_{n}" * 40 for n in range(50)]}
        many[0] |= {"url": f"https://skerrow.example/{'a' * 400}"}
        await add_lines(here, kim, *many)
        for style, most in (("rich", 4000), ("plain", 2000)):
            here.bot.records.change(here.guild.id, style=style, language=texts.language)
            article = str(many[0]["id"])
            shown = said(await kim.slash(here.channel, "articles show", article=article))
            assert len(shown) <= most
            copied = texts.articles.copied.format(count=8).strip("*").replace("\xa0", " ")
            assert copied in shown
            assert texts.articles.more.format(count=4) in shown
            assert shown.endswith(texts.articles.no_cuts)
