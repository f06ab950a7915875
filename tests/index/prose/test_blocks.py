"""Paragraphs, lines and wrapped text."""

import pytest

from index.prose.blocks import blocks


def texts(text: str) -> list[str]:
    """The texts of the blocks."""
    return [text[block.start : block.end] for block in blocks(text)]


WRAPPED = (
    "The mayor opened the first tram line on Tuesday, and thousands of\n"
    "people came to see it. The queues were long, and the weather was\n"
    "cold. It will carry 20,000 passengers a day."
)


def test_wrapped_lines_are_one_block():
    """Lines that were broken at a width belong together; a heading above them does not."""
    assert texts(f"Tram line opens\nBy Jane Doe\n{WRAPPED}\n\n{WRAPPED}") == [
        "Tram line opens",
        "By Jane Doe",
        WRAPPED,
        WRAPPED,
    ]


def test_capitals_do_not_end_wrapped_lines():
    """A line that ends in a comma or a small word goes on, whatever the next begins with."""
    text = "The line leads from the harbour of the old town to the\nNorthport Arena. It is long."
    assert texts(text) == [text]


def test_lines_that_are_whole_are_blocks():
    """Headlines, items and paragraphs of one line each stay apart."""
    lines = ["Tram line delayed again", "Drivers of buses go on strike", "- a ferry", "- a bus"]
    assert texts("\n".join(lines)) == lines
    long = ["The tram is late, and the bus is full, as always. " * 4 + "He waits."] * 3
    assert texts("\n".join(long)) == long


def test_a_break_inside_a_sentence_is_no_end():
    """Breaks before lowered figures and within brackets, as extraction leaves them, are blanks."""
    text = (
        "The gas (H\n2O\n2) is kept in tanks. It was found long ago by a doctor in the north of\n"
        "the country, and O\n2 was found a little later. Both are still made there in amounts."
    )
    assert texts(text) == [text]


def test_an_unclosed_bracket_ends_with_its_sentence():
    """A bracket that nobody closed does not join paragraphs."""
    one = (
        "The tram (and the bus is late, as it always was. People wait for it every day. " + "x" * 90
    )
    assert texts(f"{one}.\nSecond paragraph.") == [f"{one}.", "Second paragraph."]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_line_ends(end: str):
    """All line ends count, and spans agree with the text as it is."""
    assert texts(f"One.{end}{end}  Two.\xa0{end}\0{end}Three.{end}") == ["One.", "Two.", "Three."]


def test_groups():
    """Lines beside a whole paragraph are parted without blank lines; those of a list are not."""
    prose = "The line opened on Tuesday. Thousands came to see it."
    assert [block.group for block in blocks(f"One\nTwo\n\nThree\n{prose}\nFour")] == [1, 1, 2, 3, 4]


def test_blank_text_has_no_blocks():
    """White space, NULs and zero-width spaces are nothing."""
    assert blocks(" \n\0\u200b\ufeff\t\r\n") == []
