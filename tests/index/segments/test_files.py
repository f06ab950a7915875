"""A segment on disk comes back as it was, or not at all."""

import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as limits
from hypothesis import strategies as st

from index.segments import files
from index.segments.files import DamagedSegmentError, read, write
from index.segments.segment import Segment
from tests.index.making import Written, differing, libraries, segments_of

FACTS = {"mark": "0123abcd", "count": 3}
ARTICLE = Written(("Kiln", "jugs"), ((("the", "kiln"), ("12", "jugs")),), ("船",))


@pytest.fixture(scope="module")
def segment() -> Segment:
    """A segment of one article."""
    return segments_of([[(ARTICLE, True)]])[0][0]


@pytest.fixture(scope="module")
def whole(segment: Segment, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its file."""
    path = tmp_path_factory.mktemp("files") / "whole"
    write(path, segment, FACTS)
    return path


@limits(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(libraries.filter(bool))
def test_a_segment_comes_back_as_it_was(tmp_path: Path, library: list) -> None:
    """Every array, its type included, and the facts; nothing can be written to it."""
    made, _ = segments_of(library)[0]
    write(tmp_path / "one", made, FACTS)
    back, facts = read(tmp_path / "one")
    assert differing(made, back) == []
    assert facts == FACTS
    assert not back.tokens.values.flags.writeable
    assert [each.name for each in tmp_path.iterdir()] == ["one"]


def test_arrays_are_aligned_and_mapped(whole: Path, segment: Segment, tmp_path: Path) -> None:
    """So that reading a large file takes no memory."""
    (tmp_path / "one").write_bytes(whole.read_bytes())
    back, _ = read(tmp_path / "one")
    for array in (back.tokens.values, back.versions, back.postings.documents):
        assert array.ctypes.data % 64 == 0
        assert not array.flags.owndata
    assert back.words.spell(np.arange(len(back.words))) == segment.words.spell(
        np.arange(len(segment.words))
    )


@limits(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_changed_byte_is_noticed(whole: Path, tmp_path: Path, data: st.DataObject) -> None:
    """Wherever it stands, between the arrays too."""
    changed = bytearray(whole.read_bytes())
    changed[data.draw(st.integers(0, len(changed) - 1))] ^= data.draw(st.integers(1, 255))
    (tmp_path / "one").write_bytes(changed)
    with pytest.raises(DamagedSegmentError, match="one"):
        read(tmp_path / "one")


@limits(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_torn_file_is_noticed(whole: Path, tmp_path: Path, data: st.DataObject) -> None:
    """Cut off anywhere, or with more behind its end."""
    held = whole.read_bytes()
    end = data.draw(st.integers(0, len(held) - 1))
    (tmp_path / "one").write_bytes(held[:end])
    with pytest.raises(DamagedSegmentError, match="one"):
        read(tmp_path / "one")
    (tmp_path / "one").write_bytes(held + held[:end] + b"\0")
    with pytest.raises(DamagedSegmentError, match="bytes"):
        read(tmp_path / "one")


@limits(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200))
def test_other_files_are_no_segments(tmp_path: Path, noise: bytes) -> None:
    """Noise, with the right beginning or without."""
    for beginning in (b"", b"Verbatim segment\n"):
        (tmp_path / "one").write_bytes(beginning + noise)
        with pytest.raises(DamagedSegmentError):
            read(tmp_path / "one")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """Another process may have deleted it."""
    with pytest.raises(DamagedSegmentError, match="gone"):
        read(tmp_path / "gone")


def test_another_format_is_not_read(
    segment: Segment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of an older program, or of a newer one."""
    with monkeypatch.context() as older:
        older.setattr(files, "FORMAT", files.FORMAT + 1)
        write(tmp_path / "one", segment, FACTS)
        read(tmp_path / "one")
    with pytest.raises(DamagedSegmentError, match=f"format {files.FORMAT + 1}"):
        read(tmp_path / "one")


def test_a_failed_write_leaves_the_file_that_was_there(
    whole: Path, segment: Segment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk, for one; nothing half-written stays behind."""
    (tmp_path / "one").write_bytes(whole.read_bytes())

    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write(tmp_path / "one", segment, {})
    assert [each.name for each in tmp_path.iterdir()] == ["one"]
    assert read(tmp_path / "one")[1] == FACTS
