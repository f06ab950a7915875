"""Articles of one name: those of other files and addresses are told apart, and stay so."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from index.adding.addresses import articles_at
from index.fetching import Fetcher
from index.library import Library
from index.model import AddReport
from index.settings import Settings
from tests.index.fetching.server import CONTACT, Server, reply
from tests.index.reading.formats.printing import column, pdf
from tests.index.reading.formats.test_docx import written
from tests.index.reading.formats.test_epub import book

BARGE = "The barge of Wick\n\nThe barge of Wick carries coal. She sails at dawn.\n"
ANY = "application/octet-stream"
OWLS = "Owls at Thorn\n\nOwls nest in the tower of Thorn. Nobody may climb it until May.\n"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """An empty one."""
    return Library.open(Settings(tmp_path / "data", ()))


def packed(path: Path, **members: str) -> bytes:
    """A ZIP of texts by their names without the ending, written to the path."""
    path.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(f"{name}.txt", text)
    return path.read_bytes()


def added(library: Library, server: Server, path: str) -> AddReport:
    """What came of adding what the server has there."""
    with Fetcher(contact=CONTACT, allow_loopback=True) as fetcher:
        return library.put(articles_at(server.url(path), fetcher, pytest.fail))


def typed(text: str) -> bytes:
    """A Word file of the text."""
    return written(*text.split("\n\n"))


def printed(text: str) -> bytes:
    """A PDF file of the text."""
    return pdf(column(text))


@pytest.mark.parametrize(
    ("ending", "made"), [("txt", str.encode), ("md", str.encode), ("docx", typed), ("pdf", printed)]
)
def test_files_of_one_name_at_two_addresses(
    library: Library, ending: str, made: Callable[[str], bytes]
) -> None:
    """They are two articles with addresses, each of which may change."""
    says = {
        f"/{folder}/notes.{ending}": reply(made(text), content_type=ANY)
        for folder, text in (("a", BARGE), ("b", OWLS))
    }
    with Server(says) as server:
        first, second = [added(library, server, path) for path in says]
        assert (len(first.added), len(second.added)) == (1, 1)
        assert {each.url for each in library.articles()} == set(map(server.url, says))
        assert [added(library, server, path).unchanged for path in says] == [
            first.added,
            second.added,
        ]
        changed = made(OWLS.replace("May", "June"))
        server.says[f"/b/notes.{ending}"] = reply(changed, content_type=ANY)
        assert added(library, server, f"/b/notes.{ending}").updated == second.added


def test_a_text_at_an_address_with_tracking_parameters(library: Library) -> None:
    """It is the article that was there without them."""
    answer = reply(BARGE.encode(), content_type="text/plain")
    with Server({"/barge.txt": answer, "/barge.txt?utm_source=mail": answer}) as server:
        first = added(library, server, "/barge.txt")
        assert added(library, server, "/barge.txt?utm_source=mail").unchanged == first.added
    assert len(library.articles()) == 1


def test_books_at_two_addresses(library: Library) -> None:
    """The chapters are an article each, with and without tracking parameters."""
    one, other = book(), book(one="<p>" + "The owls of Thorn hoot at night. " * 9 + "</p>")
    says = {"/a/b.epub": one, "/a/b.epub?utm_source=x": one, "/b/b.epub": other}
    kind = "application/epub+zip"
    with Server({path: reply(data, content_type=kind) for path, data in says.items()}) as server:
        first, again, second = [added(library, server, path) for path in says]
    assert len(set(first.added)) == 2
    assert (again.unchanged, again.updated) == (first.added, [])
    assert second.added
    assert not set(second.added) & set(first.added)
    assert not second.updated


def test_members_of_one_name_in_two_archives(library: Library, tmp_path: Path) -> None:
    """They stay two articles however often they are added, and when one changes."""
    paths = [tmp_path / folder / "news.zip" for folder in "ab"]
    for path, text in zip(paths, (BARGE, OWLS), strict=True):
        packed(path, notes=text)
    first, second = map(library.add, paths)
    assert first.added == ["news-notes"]
    (other,) = second.added
    assert other.startswith("news-notes-")
    packed(paths[0], notes=BARGE, more="A bell\n\nA bell rings at noon. It is loud.\n")
    packed(paths[1], notes=OWLS.replace("May", "June"))
    first, second = map(library.add, paths)
    assert (first.unchanged, first.added) == (["news-notes"], ["news-more"])
    assert second.updated == [other]
    assert [library.add(path).unchanged for path in paths[::-1]] == [
        [other],
        ["news-more", "news-notes"],
    ]


def test_archives_of_one_name_at_two_addresses(library: Library, tmp_path: Path) -> None:
    """Their members are told apart, too."""
    says = {
        f"/{folder}/news.zip": packed(tmp_path / "news.zip", notes=text)
        for folder, text in (("a", BARGE), ("b", OWLS))
    }
    kind = "application/zip"
    with Server({path: reply(data, content_type=kind) for path, data in says.items()}) as server:
        ids = [added(library, server, path).added for path in says]
        assert [added(library, server, path).unchanged for path in says] == ids
    assert len({id for (id,) in ids}) == 2


def test_the_id_of_a_line_is_its_own(library: Library, tmp_path: Path) -> None:
    """Wherever its file lies, in an archive, too: the article is a new version."""
    for folder, text in (("a", BARGE), ("b", OWLS)):
        path = tmp_path / folder / "feed.zip"
        path.parent.mkdir()
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w") as archive:
            archive.writestr("feed.jsonl", f'{{"id": "barge", "text": "{text.split()[0]} sail."}}')
        path.write_bytes(data.getvalue())
    assert library.add(tmp_path / "a").added == ["barge"]
    assert library.add(tmp_path / "b").updated == ["barge"]
