"""Tests of the relations table: its format, its directions and the words that ship in it."""

from __future__ import annotations

from importlib.resources import files

import pytest

from index.analysis import Analyzer, read_words, stop_words
from index.relations import Relation, Relations, parse

_MOST_TARGETS = 40  # a word that many others tell would match almost any sentence


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    """One analyzer: it only caches stems."""
    return Analyzer()


@pytest.fixture(scope="module")
def relations(analyzer: Analyzer) -> Relations:
    """The table that ships."""
    return Relations(analyzer)


@pytest.fixture(scope="module")
def table() -> str:
    """The text of the table that ships."""
    return files("index").joinpath("data", "relations.txt").read_text(encoding="utf-8")


def test_directed_line_relates_every_left_word_to_every_right_word(analyzer: Analyzer) -> None:
    """The sides of = are kept apart, as stems, in order."""
    assert parse("leads manages = directors chief\n", analyzer) == [
        Relation(("lead", "manag"), ("director", "chief"))
    ]


def test_group_line_has_the_same_words_on_both_sides(analyzer: Analyzer) -> None:
    """A ~ line is a group, with or without a space after the sign."""
    group = ("car", "vehicl")
    assert parse("~ cars vehicle\n~cars vehicle", analyzer) == [Relation(group, group)] * 2


def test_comments_and_blank_lines_are_no_relations(analyzer: Analyzer) -> None:
    """From # to the line's end is comment, also behind a relation."""
    text = "# a = b\n\n   \nlead = boss  # = chief\n"
    assert parse(text, analyzer) == [Relation(("lead",), ("boss",))]


@pytest.mark.parametrize(
    "broken",
    [
        "lead director",
        "lead =",
        "= director",
        "lead = director = boss",
        "lead = ~ boss",
        "~",
        "~ lonely",
        "~ car = vehicle",
        "film = motion-picture",
        "film = Movie",
        "lead = director, boss",
    ],
)
def test_broken_line_is_named(analyzer: Analyzer, broken: str) -> None:
    """The error tells the line's number and shows the line."""
    with pytest.raises(ValueError, match="line 3") as caught:
        parse(f"# head\nlead = boss\n{broken}\n", analyzer)
    assert broken in str(caught.value)


def test_told_by_takes_and_gives_stems(analyzer: Analyzer, relations: Relations) -> None:
    """Terms are stems on both sides: "invented" asks, "inventor" tells."""
    (term,) = analyzer.terms("invented")
    assert analyzer.stem("inventor") in relations.told_by(term)


def test_directed_relation_has_no_reverse(analyzer: Analyzer, relations: Relations) -> None:
    """A colour may be told by "purple"; who asks for purple does not want any colour."""
    colour, purple = analyzer.stem("colour"), analyzer.stem("purple")
    assert purple in relations.told_by(colour)
    assert colour not in relations.told_by(purple)


def test_group_relates_both_ways(analyzer: Analyzer, relations: Relations) -> None:
    """Each word of a ~ line stands for each other."""
    lawyer, attorney = analyzer.stem("lawyer"), analyzer.stem("attorney")
    assert attorney in relations.told_by(lawyer)
    assert lawyer in relations.told_by(attorney)


def test_relations_of_a_term_add_up_over_lines(analyzer: Analyzer, relations: Relations) -> None:
    """ "Fire" is told by flames in one line and by a dismissal in another."""
    assert {analyzer.stem("flames"), analyzer.stem("ousted")} <= relations.told_by("fire")


def test_unknown_term_is_told_by_nothing(relations: Relations) -> None:
    """Most words have no relation."""
    assert relations.told_by("zyxgl") == frozenset()


def test_every_line_of_the_table_is_a_relation(analyzer: Analyzer, table: str) -> None:
    """No line of the file is passed over."""
    lines = [line for line in table.splitlines() if line.partition("#")[0].strip()]
    assert len(parse(table, analyzer)) == len(lines) > 250


def test_every_relation_of_the_table_can_be_looked_up(
    analyzer: Analyzer, relations: Relations, table: str
) -> None:
    """What a line says, told_by answers."""
    for relation in parse(table, analyzer):
        for term in relation.asked:
            assert set(relation.told) - {term} <= relations.told_by(term)


def test_no_line_repeats_a_stem(analyzer: Analyzer, table: str) -> None:
    """Two forms of one stem on a side of a line are one too many."""
    for relation in parse(table, analyzer):
        for side in (relation.asked, relation.told):
            assert len(set(side)) == len(side), relation


def test_no_word_of_the_table_is_a_stop_word() -> None:
    """Stop words are never terms, so a relation with one says nothing."""
    assert not set(read_words("relations.txt")) & stop_words()


def test_no_term_tells_itself_or_is_told_by_too_many(
    analyzer: Analyzer, relations: Relations, table: str
) -> None:
    """A term that matches itself needs no relation; one that matches anything helps nobody."""
    asked = {term for relation in parse(table, analyzer) for term in relation.asked}
    for term in asked:
        told = relations.told_by(term)
        assert term not in told
        assert 1 <= len(told) <= _MOST_TARGETS, term
