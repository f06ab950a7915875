"""Small pages of an invented outlet."""

from index.reading.document import Document, Draft, Found, Refusal
from index.reading.formats.html import read

ADDRESS = "https://www.paper.example/2020/paint"
SENTENCE = (
    "The {} of the harbour was painted green on Tuesday by two men who did not know each other. "
    "It had dried before the rain came, and the council paid for it."
)
PARAGRAPHS = [SENTENCE.format(thing) for thing in "wall gate crane bell mast quay".split()]
STORY = "<h1>Green paint everywhere</h1>" + "".join(f"<p>{each}</p>" for each in PARAGRAPHS)


def page(head: str = "", body: str = STORY, lang: str = ' lang="en"') -> str:
    """The HTML of a page."""
    return f"<!doctype html><html{lang}><head>{head}</head><body>{body}</body></html>"


def linked(json: str) -> str:
    """A script of JSON-LD."""
    return f'<script type="application/ld+json">{json}</script>'


def found(html: str | bytes, url: str | None = ADDRESS, content_type: str | None = None) -> Found:
    """What is found in a page."""
    data = html if isinstance(html, bytes) else html.encode()
    (only,) = read(Document(data, "paint.html", "paint.html", url, content_type))
    return only


def draft(html: str | bytes, url: str | None = ADDRESS) -> Draft:
    """The draft of a page that has an article."""
    result = found(html, url)
    assert isinstance(result, Draft), result
    return result


def refusal(html: str) -> str:
    """Why a page is not read."""
    result = found(html)
    assert isinstance(result, Refusal), result
    return result.reason
