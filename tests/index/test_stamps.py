"""Files that are as they were are not read again."""

import os
from pathlib import Path

import pytest

from index.adding.adding import Adding
from index.library import Library
from index.settings import Settings
from index.stamps import stamp_of


def test_a_stamp_follows_every_change(tmp_path: Path) -> None:
    """Content, time, a new file, one that goes; the same again for the same."""
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.txt").write_text("One.")
    stamps = [stamp_of(tmp_path)]
    (tmp_path / "deep" / "a.txt").write_text("Three.")
    stamps.append(stamp_of(tmp_path))
    os.utime(tmp_path / "deep" / "a.txt", ns=(1, 1))
    stamps.append(stamp_of(tmp_path))
    (tmp_path / "b.txt").write_text("Two.")
    stamps.append(stamp_of(tmp_path))
    (tmp_path / "deep" / "a.txt").unlink()
    stamps.append(stamp_of(tmp_path))
    assert None not in stamps
    assert len(set(stamps)) == 5
    assert stamp_of(tmp_path) == stamps[-1]
    assert stamp_of(tmp_path / "b.txt") is not None


def test_what_is_not_there_has_no_stamp(tmp_path: Path) -> None:
    """It is tried, and the fault told, at every start."""
    assert stamp_of(tmp_path / "nothing") is None


def test_configured_files_are_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And again when they change; what was refused is tried and told each time."""
    reads: list[Path] = []
    read = Adding.read

    def counted(self: Adding, path: Path) -> None:
        reads.append(path)
        read(self, path)

    monkeypatch.setattr(Adding, "read", counted)
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text("A tram\n\nThe tram is violet. It runs all night.\n", encoding="utf-8")
    bad.write_bytes(b"\xff\xfe\x00")
    settings = Settings(data=tmp_path / "data", articles=(good, bad))
    for told in ([good, bad], [bad]):
        reads.clear()
        with Library.open(settings) as opened:
            assert reads == told
            assert [place for place, _ in opened.refused] == [str(bad)]
            assert len(opened.articles()) == 1
    good.write_text("A tram\n\nThe tram is red. It runs all night.\n", encoding="utf-8")
    reads.clear()
    with Library.open(settings) as opened:
        assert reads == [good, bad]
        assert "red" in opened.ask("What is the tram?").evidence[0].quote.text
