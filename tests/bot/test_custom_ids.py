"""What the buttons under an answer carry: the question that they belong to."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import custom_ids
from bot.buttons import BUTTONS
from tests.bot.strategies import patient

questions = st.integers(0, 2**63 - 1)


def made(question: int) -> list[tuple[re.Pattern[str], str]]:
    """The custom_ids of a question's buttons, with what each has to match."""
    return [
        (custom_ids.WHY, custom_ids.why(question)),
        (custom_ids.VOTE, custom_ids.vote(question, up=True)),
        (custom_ids.VOTE, custom_ids.vote(question, up=False)),
        (custom_ids.NOTE, custom_ids.note(question)),
        (custom_ids.FOLLOW, custom_ids.follow(question)),
    ]


@patient
@given(questions)
def test_a_question_comes_back_from_its_buttons(question: int) -> None:
    """Each custom_id names the question, and belongs to one kind of button alone."""
    templates = {pattern for pattern, _ in made(0)} | {custom_ids.WALK, custom_ids.MORE}
    for pattern, custom_id in made(question):
        assert len(custom_id) <= custom_ids.LIMIT
        assert [each for each in templates if each.fullmatch(custom_id)] == [pattern]
        match = pattern.fullmatch(custom_id)
        assert match
        assert int(match["question"]) == question


@patient
@given(questions, st.booleans())
def test_a_vote_comes_back_from_its_button(question: int, up: bool) -> None:
    """Up is up and down is down."""
    match = custom_ids.VOTE.fullmatch(custom_ids.vote(question, up=up))
    assert match
    assert (match["vote"] == "up") == up


@pytest.mark.parametrize("custom_id", [custom_id for _, custom_id in made(1)])
def test_every_custom_id_has_its_button(custom_id: str) -> None:
    """The bot knows the button again after a restart."""
    templates = [button.__discord_ui_compiled_template__ for button in BUTTONS]
    assert sum(bool(template.fullmatch(custom_id)) for template in templates) == 1
