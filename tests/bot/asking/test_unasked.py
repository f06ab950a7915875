"""What is a question among messages to everybody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.asking.unasked import LONGEST, question_in

ASKS = {
    "How many users does Clubhouse have?": "How many users does Clubhouse have?",
    "so when did the ferry stop running": "so when did the ferry stop running",
    "hey, where does the ferry leave from": "hey, where does the ferry leave from",
    "Anybody know who runs the ferry??": "Anybody know who runs the ferry??",
    "<@123> is the ferry still running today?": "is the ferry still running today?",
    "what's the name of the captain": "what's the name of the captain",
    "> it sank\nWho says that it sank?": "Who says that it sank?",
    "Wo legt die Fähre ab?": "Wo legt die Fähre ab?",
    "**How many users does Clubhouse have?**": "How many users does Clubhouse have?",
    "||Who sank the _ferry_?||": "Who sank the ferry?",
    "__Who__ wrote snake_case?": "Who wrote snake_case?",
    "who knows how many users clubhouse has": "who knows how many users clubhouse has",
    "does anyone know when the ferry leaves": "does anyone know when the ferry leaves",
    "See https://example.org/ferry – who wrote that?": "See – who wrote that?",
}
SILENT = (
    "",
    "?",
    "really?",
    "oh no?!",
    "what a day that was for us",
    "I like the ferry.",
    "which is why I left",
    "/ask how many people are there?",
    "!play who are you tonight?",
    ".help what can you do?",
    "```how do I exit?```",
    "> How many users does Clubhouse have?",
    "https://example.org/who?what=when",
    "who knows",
    "<@123> <@456>?",
)


@pytest.mark.parametrize(("message", "question"), ASKS.items())
def test_questions_are_found(message: str, question: str) -> None:
    """By a question mark, or by their first word; what is no part of them is left out."""
    assert question_in(message) == question


@pytest.mark.parametrize("message", SILENT)
def test_all_else_is_no_question(message: str) -> None:
    """Exclamations, commands, code, quotations and lone addresses stay unanswered."""
    assert question_in(message) == ""


@given(st.text(max_size=600))
def test_any_text_can_be_looked_at(message: str) -> None:
    """What comes out is short enough to be asked."""
    assert len(question_in(message)) <= LONGEST
