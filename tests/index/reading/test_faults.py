"""What libraries raise over broken files."""

import pytest

from index.errors import ReadingError
from index.reading.faults import broken


def test_one_clear_line():
    """Whatever is raised is told on one line, cut where it is long."""
    fault = r"^is a broken file \(ValueError: a b{80,90}\); open it and save it anew$"
    with pytest.raises(ReadingError, match=fault), broken("file"):
        raise ValueError("a\n" + "b" * 999)


@pytest.mark.parametrize("error", [ReadingError, MemoryError, ModuleNotFoundError])
def test_what_is_told_as_it_is(error: type[Exception]):
    """A reason that is clear already, and faults that are not the file's."""
    with pytest.raises(error, match=r"^x$"), broken("file"):
        raise error("x")
