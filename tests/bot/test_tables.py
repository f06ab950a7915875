"""Tables as text and as renderables."""

import io

import pytest
from rich.console import Console

from bot.tables import plain_table, rich_table


def test_a_table_keeps_its_cells_apart():
    """A tab or a line break inside of a cell is a space."""
    assert plain_table([("a", "b"), ("1\t2", "3\n4")]) == "a\tb\n1 2\t3 4"


@pytest.mark.parametrize("width", [80, 30])
def test_columns_that_are_to_be_copied_stay_on_one_line(width: int):
    """Whatever the screen's width; the words of others go over lines."""
    name, title = "the-wick-post-2024-05-03-barn", "A barn burned down in Lower Wick " * 3
    rows = [("id", "title", "published"), (name, title, "2024-05-03")]
    console = Console(file=(file := io.StringIO()), width=width)
    console.print(rich_table(rows, width, ("id", "published")), crop=False)
    first = file.getvalue().splitlines()[1]
    assert (first.split()[0], first.split()[-1]) == (name, "2024-05-03")
    assert "".join(file.getvalue().split()).count("burned") == 3
