"""Direct speech in sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import speech

SPOKEN = [
    ("She said: “It is late.”", ["“It is late.”"]),
    ('"It is late," she said. "Go."', ['"It is late,"', '"Go."']),
    ("‘It’s late,’ said the workers’ leader.", ["‘It’s late,’"]),
    ("‘The workers’ union won,’ he said.", ["‘The workers’ union won,’"]),
    ("'It's late,' she said.", ["'It's late,'"]),
    ("„Es ist spät“, sagte sie.", ["„Es ist spät“"]),
    ("« C’est tard », dit-elle.", ["« C’est tard »"]),
    ("»Es ist spät«, sagte sie.", ["»Es ist spät«"]),
    ("“He said ‘no’ twice,” she said.", ["“He said ‘no’ twice,”"]),
    ("“It is late.", ["“It is late."]),
    ("It is late,” she said.", ["It is late,”"]),
    ('It is late," she said.', ['It is late,"']),
    ("The workers’ union and the owners' club met.", []),
    ("The ’90s, the ‘90s and rock ’n’ roll.", []),
    ("A rope of 6\" and a chain of 5'.", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), SPOKEN)
def test_speech_stands_between_marks(text: str, expected: list[str]) -> None:
    """Marks of any shape, whole or cut off by the sentence; an apostrophe is none."""
    assert [text[start:end] for start, end in speech.spans(text)] == expected


@pytest.mark.parametrize(
    ("before", "text", "expected", "goes_on"),
    [
        ("“It is late.", "We go.", ["We go."], True),
        ("“It is late.", "We go,” she said.", ["We go,”"], False),
        ("“It is late.", "“We go,” she said.", ["“We go,”"], False),
        ('"It is late.', '"We go," she said.', ['"We go,"'], False),
        ("‘It is late.", "We’re off,’ she said.", ["We’re off,’"], False),
        ("“It is late.”", "We go.", [], False),
    ],
)
def test_speech_goes_on_in_the_next_sentence(
    before: str, text: str, expected: list[str], goes_on: bool
) -> None:
    """A mark left open is closed later; a new paragraph repeats it."""
    found = speech.spans(text, before)
    assert [text[start:end] for start, end in found] == expected
    assert speech.is_open(text, before) == goes_on


def test_what_is_told_keeps_its_place() -> None:
    """Offsets into the sentence hold in what is left of it."""
    text = "“It is late,” she said."
    assert speech.outside(text, speech.spans(text)) == " " * 13 + " she said."


@given(st.text(alphabet="a“”„«»‘’\"' .s"), st.text(alphabet="a“‘\"' "))
def test_spans_are_in_order_and_apart(text: str, before: str) -> None:
    """Whatever the marks, spans neither overlap nor leave the text."""
    edges = [edge for span in speech.spans(text, before) for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)
    assert len(speech.outside(text, speech.spans(text, before))) == len(text)
