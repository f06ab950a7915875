"""Which dimensions of figures a question asks for."""

import pytest

from index.dimensions import dimensions_asked, other_ways


@pytest.mark.parametrize(
    "question",
    [
        "how long is the canal",
        "how long is the old canal between the lakes",
        "how long will the quay be",
        "how long can an eel get",
        "do you know how long the canal is",
        "how wide is the quay",
        "how long is the coach",
    ],
)
def test_a_thing_that_just_is_long_has_a_length(question: str) -> None:
    """Whatever the order of the words."""
    assert dimensions_asked(question) == {"length"}


@pytest.mark.parametrize(
    "question",
    [
        "how long did the ferry take",
        "how long does an eel live",
        "how long ago was the quay built",
        "how long is the strike",
        "how long were the talks about the quay",
        "how long was the canal closed",
        "how long will the canal be shut",
        "how long the canal was closed for repairs",
        "how long was she in the water",
        "how long did it take until the quay was opened",
        "how much time is left",
        "how long was the captain sent to prison for",
        "how long was rosa lind mayor",
        "how long was she the mayor",
        "strike duration",
    ],
)
def test_what_lasts_has_a_time(question: str) -> None:
    """A verb, a state or the name of an event tells."""
    assert dimensions_asked(question) == {"time"}


@pytest.mark.parametrize(
    "question",
    ["how long is it", "how long is the race", "how long was the eel trapped in the net"],
)
def test_what_may_be_either(question: str) -> None:
    """The words leave it open."""
    assert dimensions_asked(question) == {"time", "length"}


@pytest.mark.parametrize(
    ("question", "dimensions"),
    [
        ("how heavy is the anchor", {"mass"}),
        ("how much does the anchor weigh", {"mass"}),
        ("how fast is the ferry", {"speed"}),
        ("how often does the ferry sail", {"frequency"}),
        ("how many times did it sail", {"frequency", "count"}),
        ("how fast does the reed grow", {"speed", "time", "length"}),
        ("how quickly does the reed grow", {"speed", "time", "length"}),
        ("how old is the quay", {"age"}),
        ("at what age did she leave", {"age"}),
        ("how many quays of that age are there", {"count", "share"}),
        ("how warm is the lake", {"temperature", "angle"}),
        ("how many metres did it sink", {"length"}),
        ("how far did the shares fall", set()),
        ("how wide was the lead", set()),
        ("how high did the fever rise", set()),
        ("how high is the valuation of the quay", set()),
        ("why did it sink", set()),
    ],
)
def test_dimensions(question: str, dimensions: set[str]) -> None:
    """By the measure that is named; a lead is wide in votes, not in metres."""
    assert dimensions_asked(question) == dimensions


def test_other_ways_are_those_that_are_not_asked() -> None:
    """A canal's length is not how wide it is."""
    assert "wide" in other_ways("how long is the canal")
    assert "long" not in other_ways("how long is the canal")
    assert other_ways("how many canals are there") == other_ways("why") == frozenset()
