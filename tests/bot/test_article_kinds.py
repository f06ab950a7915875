"""Files of all kinds, attached to /articles add."""

import pytest

from index.library import Library
from tests.bot.keepers import add, keeper
from tests.bot.scene import quote, scene, text
from tests.index.reading.formats.printing import column, pdf
from tests.index.reading.formats.test_archive import packed
from tests.index.reading.formats.test_docx import written
from tests.index.reading.pages.making import page

HEADING = "Ferry Linnea back in service"
SENTENCES = (
    "The ferry Linnea carried 300 people to Skerrow on Monday.",
    "Her new engine is quieter than the old one, the captain said on the quay.",
    "The harbour had been without a ferry since the storm of the autumn.",
)
PARAGRAPHS = "".join(f"<p>{each} {each.replace('the', 'a')}</p>" for each in SENTENCES)
HTML = page(f"<title>{HEADING}</title>", f"<main><h1>{HEADING}</h1>{PARAGRAPHS}</main>").encode()
FILES = {
    "ferry.pdf": pdf(column("\n".join((HEADING, "", *SENTENCES)))),
    "ferry.html": HTML,
    "ferry.docx": written(HEADING, *SENTENCES),
    "ferry.md": f"# {HEADING}\n\n{' '.join(SENTENCES)}\n".encode(),
    "ferries.zip": packed(("ferry.html", HTML), ("barge.txt", b"The barge Una sank in 1902.")),
}


@pytest.mark.parametrize("name", FILES)
async def test_a_file_of_any_kind_can_be_asked(empty: Library, name: str) -> None:
    """It is read for what it is, and quoted word for word."""
    async with scene(empty) as here:
        told = await add(here, keeper(here), name, FILES[name])
        assert told.startswith(f"**Added: {1 + name.endswith('zip')}**\n")
        assert HEADING in told
        message = await here.ask("How many people did the ferry Linnea carry?")
        assert quote(message).replace("*", "") == SENTENCES[0]
        assert HEADING in text(message)


async def test_each_file_of_an_archive_is_told_apart(empty: Library) -> None:
    """Those that are refused are named by the archive, with the reason."""
    data = packed(("barge.txt", b"The barge Una sank in 1902."), ("bad.pdf", b"%PDF-1.4 nothing"))
    async with scene(empty) as here:
        told = await add(here, keeper(here), "ferries.zip", data)
        assert told.startswith("**Added: 1**\n")
        assert "**Refused: 1**\n- ferries.zip/bad.pdf: is a broken PDF file" in told
