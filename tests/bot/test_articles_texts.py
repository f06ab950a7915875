"""What is said of articles names commands and cuts as the reader knows them."""

from pathlib import Path

import pytest

from bot.articles.telling import KINDS, NOTES
from bot.texts import LANGUAGES, Texts
from index.prose import rules
from index.reading import read

PAGE = """Ferry back in service

By Ann Rowe

Feb. 16, 2021

The ferry Linnea sails again on Monday. Her engine is new, and so is her captain.

Advertisement

Subscribe to our newsletter

Tickets are on sale at the harbour office from Friday on, the owners said on Monday.

Related articles

© 2021 Skerrow Post
"""


@pytest.mark.parametrize("texts", LANGUAGES, ids=lambda texts: texts.language)
def test_commands_have_the_names_that_the_reader_sees(texts: Texts) -> None:
    """Messages that send the reader to a command name it in his language."""

    def named(english: str) -> str:
        return str(texts.commands.get(english, english))

    said, group = texts.articles, named("articles")
    assert f"`/{group} {named('add')}`" in said.list_empty
    assert f"`/{group} {named('list')}`" in said.page
    assert f"`{named('page')}`" in said.page
    adding = texts.adding
    for text in (adding.full_articles, adding.full_sentences, adding.full_size):
        assert f"`/{group} {named('remove')}`" in text
    assert f"`{named('confirm')}" in said.confirm


@pytest.mark.parametrize("texts", LANGUAGES, ids=lambda texts: texts.language)
def test_every_kind_of_cut_and_note_has_a_name(texts: Texts) -> None:
    """One for each, and no two the same."""
    for said, known in ((texts.articles.kinds, KINDS), (texts.articles.notes, NOTES)):
        names = said.split(", ")
        assert len(names) == len(set(names)) == len(known)


def test_all_kinds_that_the_reader_gives_are_known(tmp_path: Path) -> None:
    """Those of its rules, and those that it gives to a page."""
    assert {rule.kind for rule in (*rules.RULES, *rules.EDGE_RULES)} <= set(KINDS)
    file = tmp_path / "page.txt"
    file.write_text(PAGE, encoding="utf-8")
    (article,) = read(file, lambda *_: None)
    kinds = {cut.kind for cut in article.cuts}
    assert {"headline", "byline", "date line", "advertisement", "copyright"} <= kinds <= set(KINDS)
