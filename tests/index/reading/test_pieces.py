"""Paragraphs made one text."""

from index.model import Cut
from index.reading.pieces import Piece, answered, composed, tabled


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


def test_a_heading_that_asks_what_is_answered_below_is_prose():
    """Another heading is not, nor one with no prose right below it, nor a headline."""
    headline, hours = Piece("Who sails?", "headline"), Piece("Hours", "section label")
    asks = Piece("When does it sail?", "section label")
    answer = Piece("At noon.")
    invites = Piece("Have you sailed?", "section label")
    assert answered([invites, answer]) == [invites, answer]
    assert answered([headline, asks, Piece(" "), answer, hours, answer, asks, hours, asks]) == [
        *(headline, Piece("When does it sail?"), answer, hours, answer, asks, hours, asks)
    ]


def test_a_headline_alone_is_prose():
    """An article without prose could not be stored."""
    assert composed([Piece("Tram", "headline"), Piece("x", "code")]) == (
        "Tram\n\nx",
        (Cut(6, 7, "code"),),
    )
    assert composed([]) == ("", ())


def test_rows_are_no_prose():
    """A cell with a whole sentence is, and so is a row of one cell; a cell's label is none."""
    late = "The tram was very late on Tuesday."
    label = "The number of riders on this day:"
    rows = [["Riders"], ["Day", "Why"], ["2", late], ["3", f"{late}\nRain"], [label, "4"], ["", ""]]
    assert list(tabled(rows)) == [
        Piece("Riders"),
        Piece("Day | Why\n2", "table"),
        Piece(late),
        Piece("3", "table"),
        Piece(late),
        Piece("Rain"),
        Piece(f"{label} | 4", "table"),
    ]
