"""A web site with a story of a ferry, and what is said to those who add it."""

from simcord.actors import MemberActor

from tests.bot.keepers import said
from tests.bot.scene import Scene
from tests.index.fetching.server import reply
from tests.index.reading.pages.making import linked, page

STORY = "/2026/ferry"
ASKED = "How many people did the ferry Linnea carry?"
HEAD = linked(
    '{"@context": "https://schema.org", "@type": "NewsArticle",'
    ' "headline": "Ferry Linnea back in service", "datePublished": "2026-02-03T08:00:00+01:00",'
    ' "author": {"name": "Runa Holm"}, "publisher": {"name": "Skerrow Post"}}'
)
TELLING = (
    "The ferry Linnea carried 300 people to Skerrow on her first day back in service.",
    "Her old engine had broken down in the autumn, and the harbour had been quiet ever since.",
    "The owners say that the new engine will last for thirty years, and that it is quieter too.",
)


def story(*sentences: str) -> bytes:
    """The answer that is a page with these paragraphs, or with all of the story."""
    paragraphs = "".join(f"<p>{each} The captain smiled.</p>" for each in sentences or TELLING)
    body = f"<main><h1>Ferry Linnea back in service</h1>{paragraphs}</main>"
    return reply(page(HEAD, body).encode(), content_type="text/html; charset=utf-8")


async def fetch(here: Scene, who: MemberActor, address: str, **more: object) -> str:
    """What somebody is told who adds an address."""
    return said(await who.slash(here.channel, "articles add", url=address, **more))
