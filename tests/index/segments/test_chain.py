"""The segment files of a folder: which of them are read, which are deleted."""

from pathlib import Path

import pytest

from index.segments.chain import Chain, Link
from index.segments.files import Facts, write
from index.segments.segment import Segment
from tests.index.making import Written, differing, segments_of


def segment(word: str) -> Segment:
    """A segment of one article of one word."""
    return segments_of([[(Written((), (((word,),),)), True)]])[0][0]


def mark(number: int) -> str:
    """The library's version after each change."""
    return f"version {number}"


@pytest.fixture
def chain(tmp_path: Path) -> Chain:
    """A chain without files."""
    return Chain(tmp_path / "index", mark)


def names(chain: Chain) -> list[str]:
    """The files of a chain."""
    return sorted(path.name for path in chain.folder.iterdir())


def ranges(links: list[Link]) -> list[tuple[int, int]]:
    """The changes that links cover."""
    return [(link.begin, link.end) for link in links]


def test_links_are_read_one_after_the_other(chain: Chain) -> None:
    """From the change that is asked for on, as they were written."""
    made = [Link(segment("kiln"), 0, 4), Link(segment("jug"), 4, 5), Link(segment("lamp"), 7, 9)]
    for link in made:
        chain.write(link)
    links = chain.read()
    assert ranges(links) == [(0, 4), (4, 5)]
    for link, written in zip(links, made, strict=False):
        assert differing(link.segment, written.segment) == []
    assert ranges(chain.read(4)) == [(4, 5)]
    assert chain.read(2) == []


def test_a_folder_that_is_not_there_has_no_links(chain: Chain) -> None:
    """A library's first start."""
    assert chain.read() == []
    assert not chain.folder.exists()


def test_a_written_link_stands_on_disk(chain: Chain) -> None:
    """It comes back mapped from its file."""
    link = chain.write(Link(segment("kiln"), 0, 4))
    assert not link.segment.tokens.values.flags.owndata
    assert ranges([link]) == [(0, 4)]


def test_a_link_replaces_those_that_it_covers(chain: Chain) -> None:
    """Others stay, also where they overlap."""
    for begin, end in ((0, 4), (4, 6), (6, 8), (8, 9), (3, 5)):
        chain.write(Link(segment("kiln"), begin, end))
    chain.write(Link(segment("jug"), 4, 8))
    assert names(chain) == ["0-4.segment", "3-5.segment", "4-8.segment", "8-9.segment"]


def test_the_longest_link_is_read(chain: Chain) -> None:
    """A process may have merged what another has not yet deleted."""
    chain.write(Link(segment("jug"), 0, 8))
    chain.write(Link(segment("kiln"), 0, 4))
    chain.write(Link(segment("lamp"), 4, 6))
    assert ranges(chain.read()) == [(0, 8)]
    assert len(names(chain)) == 3


def test_a_damaged_link_is_deleted_and_a_shorter_one_read(chain: Chain) -> None:
    """What cannot be read is made anew from the store."""
    chain.write(Link(segment("jug"), 0, 8))
    chain.write(Link(segment("kiln"), 0, 4))
    path = chain.folder / "0-8.segment"
    path.write_bytes(path.read_bytes()[:-1])
    assert ranges(chain.read()) == [(0, 4)]
    assert names(chain) == ["0-4.segment"]


@pytest.mark.parametrize("other", ["another library", None])
def test_a_link_of_another_library_is_deleted(chain: Chain, other: str | None) -> None:
    """The database was replaced by another one, or by an older one without that change."""
    chain.write(Link(segment("kiln"), 0, 4))
    assert Chain(chain.folder, lambda _number: other).read() == []
    assert names(chain) == []


@pytest.mark.parametrize("name", ["4-0.segment", "a-b.segment", "0.segment", "0-4.txt", "0-²"])
def test_other_files_are_left_alone(chain: Chain, name: str) -> None:
    """They are none of the chain's."""
    chain.folder.mkdir()
    (chain.folder / name).write_text("mine", encoding="utf-8")
    assert chain.read() == []
    chain.write(Link(segment("kiln"), 0, 9))
    assert (chain.folder / name).read_text(encoding="utf-8") == "mine"
    assert ranges(chain.read()) == [(0, 9)]


def test_a_link_that_another_process_replaces_is_of_use_all_the_same(
    chain: Chain, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may be deleted as soon as it is written, since a longer one covers it."""
    made = segment("kiln")

    def written_and_replaced(path: Path, held: Segment, facts: Facts) -> None:
        write(path, held, facts)
        path.unlink()

    monkeypatch.setattr("index.segments.chain.write", written_and_replaced)
    link = chain.write(Link(made, 0, 4))
    assert differing(link.segment, made) == []
    assert ranges([link]) == [(0, 4)]
