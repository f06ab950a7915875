"""Paragraphs made one text."""

from index.model import Cut
from index.reading.pieces import Piece, composed


def test_pieces_are_parted_by_blank_lines():
    """What is blank is left out; what is no prose is a cut."""
    pieces = [
        Piece("Tram", "headline"),
        Piece(" \u200b"),
        Piece("It is late.\nVery."),
        Piece("x", "code"),
    ]
    assert composed(pieces) == (
        "Tram\n\nIt is late.\nVery.\n\nx",
        (Cut(0, 4, "headline"), Cut(25, 26, "code")),
    )


def test_a_headline_alone_is_prose():
    """An article without prose could not be stored."""
    assert composed([Piece("Tram", "headline"), Piece("x", "code")]) == (
        "Tram\n\nx",
        (Cut(6, 7, "code"),),
    )
    assert composed([]) == ("", ())
